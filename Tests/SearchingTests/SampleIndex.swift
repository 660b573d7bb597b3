import CorpusStore
import Foundation
import Searching

/// An index file in a folder of its own with the model of it, deleted with the value that holds them.
final class SampleIndex {
    let path: String
    let searcher: Searcher
    private(set) var model = ModelIndex()
    private let folder: URL
    private let writer: CorpusWriter
    private var rows: [String: Int64] = [:]
    private var version = 0
    var samples: SampleWriter

    init(seed: UInt64) throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("fihrist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("index.sqlite").path
        writer = try CorpusWriter(path: path, today: "2025-11-01")
        searcher = try Searcher(path: path)
        samples = SampleWriter(dice: SeededGenerator(seed: seed))
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    /// Writes documents, some of them in place of others, and takes some out.
    func change(writing count: Int, removing gone: Int) throws {
        for _ in 0..<count {
            version += 1
            let number = Int.random(in: 0..<40, using: &samples.dice)
            try write([
                samples.document(
                    "/news/\("abc".randomElement(using: &samples.dice) ?? "a")\(number).txt",
                    version: version
                )
            ])
        }
        for _ in 0..<gone {
            guard let uri = rows.keys.sorted().randomElement(using: &samples.dice) else { break }
            try remove(uri)
        }
        try writer.commit()
    }

    func write(_ documents: [SampleDocument]) throws {
        let outcomes = try writer.write(documents.map(\.record))
        for (document, outcome) in zip(documents, outcomes) {
            rows[document.uri] = outcome.row
            model.write(document)
        }
    }

    func remove(_ uri: String) throws {
        guard let row = rows.removeValue(forKey: uri) else { return }
        try writer.remove([row])
        model.remove(uri)
    }

    func commit() throws { try writer.commit() }

    /// Puts the index in order as at the end of a run or for good, with lists for all terms.
    func optimize() throws {
        if Bool.random(using: &samples.dice) {
            try writer.finish(changed: 1, frequent: 1, leastPassages: 1)
        } else {
            _ = try writer.optimize(frequent: 1, leastPassages: 1)
        }
    }
}

extension SampleIndex {
    /// An index of one passage a text, in English, without entities but those given.
    convenience init(
        texts: [String],
        language: String? = "en",
        knowsWords: Bool = false
    ) throws {
        try self.init(seed: 0)
        try write(
            texts.enumerated().map { number, text in
                SampleDocument(
                    uri: "/\(number)",
                    version: 1,
                    published: nil,
                    source: nil,
                    language: language,
                    passages: [.init(title: "", heading: "", text: text, mentions: [])],
                    knowsWords: knowsWords
                )
            }
        )
        try commit()
    }

    /// The texts that a query finds, without what no text says.
    func found(_ query: String, match: MatchMode = .all) throws -> Set<Int> {
        var request = SearchRequest(query)
        request.match = match
        request.limit = 1000
        return Set(
            try searcher.search(request).hits.compactMap { Int($0.document.uri.dropFirst()) }
        )
    }
}
