// Indexes feeds that were saved as JSON Feed files, https://www.jsonfeed.org/version/1.1/
//
//     swift run IndexFeed news.sqlite feeds/*.json

import Fihrist
import Foundation

/// A feed as its file has it.
struct Feed: Decodable {
    var title: String
    var items: [Item]

    struct Item: Decodable {
        var id: String
        var url: String?
        var title: String?
        var content_text: String?
        var summary: String?
        var date_published: String?
        var language: String?
    }

    /// The items that have a text, as documents.
    var documents: [NewDocument] {
        items.compactMap { item in
            guard let text = item.content_text ?? item.summary else { return nil }
            return NewDocument(
                uri: item.url ?? item.id,
                text: text,
                title: item.title,
                published: item.date_published,
                source: title,
                language: item.language,
                url: item.url,
                identifier: item.id
            )
        }
    }
}

@main
enum IndexFeed {
    static func main() async throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let path = arguments.first, arguments.count > 1 else {
            print("usage: IndexFeed INDEX FEED.json …")
            exit(2)
        }
        let index = try Index(at: path, creating: true)
        // Feeds are read one after the other while documents of earlier ones are being indexed.
        let (documents, feed) = AsyncThrowingStream.makeStream(of: NewDocument.self)
        let reading = Task {
            do {
                for file in arguments.dropFirst() {
                    let data = try Data(contentsOf: URL(filePath: file))
                    let documents = try JSONDecoder().decode(Feed.self, from: data).documents
                    for document in documents { feed.yield(document) }
                }
                feed.finish()
            } catch {
                feed.finish(throwing: error)
            }
        }
        let job = index.adding(documents)
        for await progress in job.progress { print("\(progress.documents) documents", terminator: "\r") }
        let report = try await job.report
        await reading.value
        print("added \(report.added), updated \(report.updated), unchanged \(report.unchanged)")
        for item in report.skipped { print("skipped \(item)") }
    }
}
