// Prints the passages that are new since the last run for each query of a file, to be run every night.
//
//     swift run WatchList news.sqlite queries.txt seen.json

import Fihrist
import Foundation

/// The passages that were shown before, by query.
struct Seen {
    private let file: URL
    private var passages: [String: Set<String>]

    init(_ path: String) throws {
        file = URL(filePath: path)
        let isThere = FileManager.default.fileExists(atPath: path)
        passages = isThere
            ? try JSONDecoder().decode([String: Set<String>].self, from: Data(contentsOf: file)) : [:]
    }

    /// The hits that were not there before. A passage that has changed is a new one.
    mutating func new(_ hits: [Hit], for query: String) -> [Hit] {
        let known = passages[query] ?? []
        passages[query] = Set(hits.map(Self.key))
        return hits.filter { !known.contains(Self.key(of: $0)) }
    }

    func save() throws { try JSONEncoder().encode(passages).write(to: file, options: .atomic) }

    private static func key(of hit: Hit) -> String { hit.document.uri + "\n" + hit.passage.text }
}

@main
enum WatchList {
    static func main() throws {
        guard CommandLine.arguments.count == 4 else {
            print("usage: WatchList INDEX QUERIES SEEN")
            exit(2)
        }
        let index = try Index(at: CommandLine.arguments[1])
        let queries = try String(contentsOfFile: CommandLine.arguments[2], encoding: .utf8)
        var seen = try Seen(CommandLine.arguments[3])
        for query in queries.split(separator: "\n").map(String.init) where !query.hasPrefix("#") {
            var request = SearchRequest(query)
            request.limit = .max
            let new = seen.new(try index.search(request).hits, for: query)
            print("\(query): \(new.count) new")
            for hit in new {
                print("  \(hit.document.published ?? "no date")  \(hit.document.title ?? hit.document.uri)")
                print("    \(marked(hit))")
            }
        }
        // Only now: a run that fails shows its passages again.
        try seen.save()
    }

    /// The passage on one line, with what matches in brackets. Ranges are in UTF-8 bytes.
    static func marked(_ hit: Hit) -> String {
        let bytes = Array(hit.passage.text.utf8)
        var text: [UInt8] = []
        var next = 0
        for range in hit.highlights.map(\.range) {
            text += bytes[next..<range.lowerBound] + Array("[".utf8) + bytes[range] + Array("]".utf8)
            next = range.upperBound
        }
        text += bytes[next...]
        return String(decoding: text, as: UTF8.self).split(whereSeparator: \.isWhitespace)
            .joined(separator: " ")
    }
}
