import CorpusStore
import Foundation
import Searching

/// Indexes and queries a file of passages as the harness for comparing engines asks.
///
///     FihristBench index --docs PASSAGES.tsv --index FOLDER
///     FihristBench query --index FOLDER --queries QUERIES.tsv --mode top|total|hl|facet
///         [--warmup N] [--repeat N]
///     FihristBench parts --docs PASSAGES.tsv [--limit PASSAGES] [--index FOLDER] [--repeat N]
@main
struct Adapter {
    static func main() async {
        do {
            let arguments = Options(CommandLine.arguments.dropFirst(2))
            switch CommandLine.arguments.dropFirst().first {
            case "index": try await BenchIndex(arguments).run()
            case "query": try BenchQueries(arguments).run()
            case "parts": try BenchParts(arguments).run()
            default:
                print(
                    "usage: FihristBench index|query|parts --index FOLDER …; see Benchmarks/README.md"
                )
                exit(2)
            }
        } catch {
            FileHandle.standardError.write(Data("FihristBench: \(error)\n".utf8))
            exit(1)
        }
    }
}

/// `--name value` pairs.
struct Options {
    private var values: [String: String] = [:]

    init(_ arguments: ArraySlice<String>) {
        var name: String?
        for argument in arguments {
            if argument.hasPrefix("--") {
                name = String(argument.dropFirst(2))
            } else if let known = name {
                values[known] = argument
                name = nil
            }
        }
    }

    func text(_ name: String, or fallback: String = "") -> String { values[name] ?? fallback }

    func number(_ name: String, or fallback: Int) -> Int {
        values[name].flatMap { Int($0) } ?? fallback
    }
}

/// Writes one passage a line as a document of its own, with its countries as mentions.
///
/// One thread finds words, while this one reads lines and writes what was found.
struct BenchIndex {
    let docs: String
    let path: String

    init(_ options: Options) throws {
        docs = options.text("docs")
        let folder = options.text("index")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        path = folder + "/index.sqlite"
    }

    func run() async throws {
        let start = ContinuousClock.now
        let writer = try CorpusWriter(path: path, today: "2025-01-01")
        var countries: [String: EntityRecord] = [:]
        var (passages, bytes) = (0, 0)
        var batch: [DocumentRecord] = []
        var building: Task<DocumentBatch, Never>?
        func hand(_ documents: [DocumentRecord]) async throws {
            let built = await building?.value
            building = Task.detached {
                let builder = BatchBuilder()
                for document in documents { builder.add(document) }
                return builder.finish()
            }
            if let built { _ = try writer.write(built) }
        }
        guard let input = fopen(docs, "r") else { throw CocoaError(.fileReadNoSuchFile) }
        var line: UnsafeMutablePointer<CChar>?
        var room = 0
        while case let count = getline(&line, &room, input), count > 0, let line {
            // Safe: `getline` says how many bytes it read.
            let fields = UnsafeRawBufferPointer(start: line, count: count).split(separator: 0x09, omittingEmptySubsequences: false)
            guard fields.count == 4 else { continue }
            let identifier = String(decoding: fields[0], as: UTF8.self)
            let text = Array(fields[3].dropLast())
            let codes = fields[2].split(separator: 0x2C).map { String(decoding: $0, as: UTF8.self) }
            let entities = codes.map { code in
                countries[code]
                    ?? EntityRecord(
                        key: "country:\(code)",
                        type: .country,
                        name: code,
                        country: code
                    )
            }
            for (code, entity) in zip(codes, entities) { countries[code] = entity }
            batch.append(
                DocumentRecord(
                    uri: identifier,
                    title: String(decoding: fields[1], as: UTF8.self),
                    sha256: identifier,
                    byteCount: text.count,
                    passages: [
                        PassageRecord(
                            range: 0..<text.count,
                            text: text,
                            mentions: entities.indices.map {
                                MentionRecord(range: $0..<$0 + 1, entity: $0)
                            }
                        )
                    ],
                    entities: entities
                )
            )
            passages += 1
            bytes += text.count
            if batch.count == 1000 {
                try await hand(batch)
                batch.removeAll()
            }
        }
        try await hand(batch)
        if let built = await building?.value { _ = try writer.write(built) }
        try writer.commit()
        let added = ContinuousClock.now
        try writer.finish(changed: passages)
        try writer.close()
        let merge = (ContinuousClock.now - added) / .seconds(1)
        let wall = (ContinuousClock.now - start) / .seconds(1)
        print(
            """
            {"passages": \(passages), "text_bytes": \(bytes), "wall_s": \(wall), "merge_s": \(merge)}
            """
        )
    }
}

/// Asks every query of a file several times.
struct BenchQueries {
    let options: Options
    let mode: String

    init(_ options: Options) {
        self.options = options
        mode = options.text("mode", or: "top")
    }

    func run() throws {
        let searcher = try Searcher(path: options.text("index") + "/index.sqlite")
        let lines = try String(contentsOfFile: options.text("queries"), encoding: .utf8)
            .split(separator: "\n")
        let rows = lines.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }.filter { $0.count == 5 }
        let repeats = options.number("repeat", or: 3)
        var times = rows.map { _ in [Double]() }
        var answers = [SearchResult?](repeating: nil, count: rows.count)
        for pass in -options.number("warmup", or: 1)..<repeats {
            for (number, row) in rows.enumerated() {
                let start = ContinuousClock.now
                let answer = try searcher.search(request(row))
                let time = (ContinuousClock.now - start) / .microseconds(1)
                if pass >= 0 { times[number].append(time) }
                answers[number] = answer
            }
        }
        for (number, row) in rows.enumerated() {
            guard let answer = answers[number] else { continue }
            let total = answer.isTotalExact ? answer.total.passages : -1
            let ids = answer.hits.map(\.document.uri).joined(separator: ",")
            let passes = times[number].map { String(format: "%.1f", $0) }.joined(separator: ",")
            print(row[0], row[1], total, ids, passes, separator: "\t")
        }
    }

    /// Words as they are written, without stems and names: what the other engines have.
    private func request(_ row: [String]) -> SearchRequest {
        let words = row[3].split(separator: " ").map { "text:\"\($0)\"" }
        var query =
            switch row[2] {
            case "phrase": "text:\"\(row[3])\""
            case "prefix": "text:\(row[3])*"
            case "or": words.joined(separator: " OR ")
            default: words.joined(separator: " ")
            }
        if !row[4].isEmpty { query = "(\(query)) country:\(row[4])" }
        var request = SearchRequest(query)
        request.countsMatches = mode == "total" || mode == "facet"
        request.highlights = mode == "hl"
        if mode == "facet" { request.facets = [.country] }
        return request
    }
}
