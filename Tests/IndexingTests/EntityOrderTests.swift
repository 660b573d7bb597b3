import CorpusStore
import Foundation
import Testing

@testable import Indexing

/// The same corpus gives the same entities, in whatever order it is read.
struct EntityOrderTests {
    private static let lines = [
        #"{"id":"1","text":"Zorblax Industries left Baghdad. Zorblax Industries came to Basra."}"#,
        #"{"id":"2","text":"Moqtada Khazraji spoke of Zorblax Industries."}"#,
        #"{"id":"3","text":"Muqtada Khazraji met Zorblax Holdings."}"#,
        #"{"id":"4","text":"Muqtada Khazraji of Zorblax Industries left."}"#,
        #"{"id":"5","text":"MUQTADA KHAZRAJI WAS SEEN IN BASRA."}"#,
        #"{"id":"6","text":"Nobody saw Moqtada Khazraji, or Muqtada Khazraji himself, in Basra."}"#,
    ]

    /// Takes what it knows for names, and errs on one in capitals.
    private struct KnownNames: NameTagger {
        static let names = [
            ("Zorblax Industries", "organization"), ("Zorblax Holdings", "organization"),
            ("Moqtada Khazraji", "person"), ("Muqtada Khazraji", "person"),
            ("MUQTADA KHAZRAJI", "organization"), ("Baghdad", "place"), ("Basra", "place"),
        ]

        func tag(_ text: String) -> [TaggedEntity] {
            Self.names.flatMap { name, type in
                text.ranges(of: name).map { range in
                    let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
                    let words = name.lowercased().replacing(" ", with: "-")
                    return TaggedEntity(
                        id: "name:\(type):\(words)",
                        type: type,
                        name: name,
                        country: nil,
                        range: start..<start + name.utf8.count,
                        written: name
                    )
                }
            }.sorted { $0.range.lowerBound < $1.range.lowerBound }
        }
    }

    /// What is mentioned, how often and as what.
    private func entities(order: [Int], jobs: Int, runs: Int) async throws -> [String] {
        let folder = try TemporaryFolder()
        let perRun = (order.count + runs - 1) / runs
        for (run, start) in stride(from: 0, to: order.count, by: perRun).enumerated() {
            for (place, number) in order[start..<min(start + perRun, order.count)].enumerated() {
                try folder.write("in/\(run)-\(place).jsonl", Self.lines[number] + "\n")
            }
            var options = IndexingOptions(
                paths: [folder.path + "/in"],
                index: folder.path + "/index.sqlite",
                jobs: jobs
            )
            options.tagger = KnownNames()
            _ = try await Indexer(options).run { _ in }
        }
        let path = folder.path + "/index.sqlite"
        #expect(try CorpusFile.verify(path: path).isSound)
        return try CorpusFile(reading: path).read { snapshot in
            try snapshot.entitySummaries(named: nil, folded: nil, limit: 100).map {
                "\($0.entity.key) \($0.entity.type) \($0.entity.name) \($0.mentions) \($0.documents)"
            }.sorted()
        }
    }

    @Test func theOrderOfFilesAndTheNumberOfJobsChangeNothing() async throws {
        let first = try await entities(order: [0, 1, 2, 3, 4, 5], jobs: 1, runs: 1)
        #expect(
            first == [
                "name:organization:zorblax-holdings organization Zorblax Holdings 1 1",
                "name:organization:zorblax-industries organization Zorblax Industries 4 3",
                "name:person:muqtada-khazraji person Muqtada Khazraji 6 5",
                "name:place:baghdad place Baghdad 1 1", "name:place:basra place Basra 2 2",
            ]
        )
        #expect(try await entities(order: [5, 4, 3, 2, 1, 0], jobs: 3, runs: 1) == first)
        #expect(try await entities(order: [1, 3, 5, 0, 2, 4], jobs: 2, runs: 3) == first)
    }
}
