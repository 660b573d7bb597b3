import CorpusStore
import EntityTagging
import Foundation
import Searching
import TextAnalysis

/// Times the parts of indexing and searching by themselves, on one thread.
///
/// Each is done several times and the least time counts; that it does the same each time is checked.
struct BenchParts {
    private let texts: [[UInt8]]
    private let repeats: Int
    private let index: String

    private struct OtherAnswer: Error, CustomStringConvertible {
        var description: String
    }

    init(_ options: Options) throws {
        let lines = try String(contentsOfFile: options.text("docs"), encoding: .utf8).utf8
            .split(separator: 0x0A)
        texts = lines.prefix(options.number("limit", or: 20_000)).compactMap { line in
            line.split(separator: 0x09, omittingEmptySubsequences: false).last.map(Array.init)
        }
        repeats = options.number("repeat", or: 3)
        index = options.text("index")
    }

    func run() throws {
        let bytes = texts.reduce(0) { $0 + $1.count }
        func show(_ name: String, _ body: () throws -> Int) throws {
            let (time, answer) = try least(name, body)
            let speed = Double(bytes) / 1e6 / time
            print(name, String(format: "%.1f MB/s", speed), "(\(answer))", separator: "\t")
        }
        try show("words", words)
        try show("sentences", sentences)
        try show("names of lists", { try names(model: nil) })
        try show("names of lists and model", { try names(model: .shipped()) })
        try show("postings", postings)
        if !index.isEmpty { try search() }
    }

    /// The least time in seconds, and the answer, which is the same each time.
    private func least(_ name: String, _ body: () throws -> Int) throws -> (Double, Int) {
        var (least, first) = (Double.infinity, Int?.none)
        for _ in 0..<max(repeats, 1) {
            let start = ContinuousClock.now
            let answer = try body()
            least = min(least, (ContinuousClock.now - start) / .seconds(1))
            guard first == nil || first == answer else {
                throw OtherAnswer(description: "\(name): \(answer), before \(first ?? 0)")
            }
            first = answer
        }
        return (least, first ?? 0)
    }

    private func words() -> Int {
        var tokens = TokenList()
        return texts.reduce(0) { count, text in
            tokens.removeAll()
            Tokenizer().tokenize(text.span, into: &tokens)
            return count + tokens.tokens.count
        }
    }

    private func sentences() -> Int {
        texts.reduce(0) { count, text in
            count + SentenceBreaker().sentences(in: text.span, range: 0..<text.count).count
        }
    }

    private func names(model: NameModel?) throws -> Int {
        let tagger = EntityTagger(gazetteer: .shipped(), model: model)
        var memory = RecognizerMemory()
        var tokens = TokenList()
        return texts.reduce(0) { count, text in
            tokens.removeAll()
            Tokenizer().tokenize(text.span, into: &tokens)
            let names = tagger.names(
                in: text.span,
                tokens: tokens,
                sentences: SentenceBreaker().sentences(in: text.span, range: 0..<text.count),
                memory: &memory
            )
            return count + names.count
        }
    }

    private func postings() -> Int {
        let builder = BatchBuilder()
        for (number, text) in texts.enumerated() {
            builder.add(
                DocumentRecord(
                    uri: "\(number)",
                    title: "",
                    language: "en",
                    sha256: "",
                    byteCount: text.count,
                    passages: [PassageRecord(range: 0..<text.count, text: text, mentions: [])],
                    entities: []
                )
            )
        }
        return builder.finish().count
    }

    /// What a passage that matches costs to rank and to count, and a hit to fetch and to mark.
    private func search() throws {
        let searcher = try Searcher(path: index + "/index.sqlite")
        func time(_ name: String, _ change: (inout SearchRequest) -> Void) throws -> (Double, Int) {
            var request = SearchRequest("text:the OR text:of OR text:police")
            request.limit = 0
            request.highlights = false
            request.countsMatches = false
            change(&request)
            for _ in 0..<3 { _ = try searcher.search(request) }
            return try least(name) {
                let answer = try searcher.search(request)
                return answer.isTotalExact ? answer.total.passages : answer.hits.count
            }
        }
        let (count, matches) = try time("count") { $0.countsMatches = true }
        let (facets, _) = try time("facets") { $0.facets = [.country] }
        let (entities, _) = try time("entities") { $0.facets = [.person, .organization, .place] }
        let (best, _) = try time("best") { $0.limit = 10 }
        let (hundred, hits) = try time("hundred") { $0.limit = 100 }
        let (marked, _) = try time("marked") { ($0.limit, $0.highlights) = (100, true) }
        func show(_ name: String, _ time: Double, by count: Int, _ unit: String) {
            let each = max(time, 0) * 1e9 / Double(max(count, 1))
            print(name, String(format: "%.1f ns", each), unit, separator: "\t")
        }
        print("matches", matches, separator: "\t")
        show("finding all", count, by: matches, "a match")
        show("countries, besides", facets - count, by: matches, "a match")
        show("entities, besides", entities - count, by: matches, "a match")
        show("best ten", best, by: matches, "a match")
        show("fetching", hundred - best, by: hits - 10, "a hit")
        show("marking", marked - hundred, by: hits, "a hit")
    }
}
