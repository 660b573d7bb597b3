import QueryLanguage
import Testing

/// What holds for every query, tried on seeded random ones.
struct QueryPropertyTests {
    @Test(arguments: 0..<4)
    func anyTextIsReadSoundly(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<120 {
            let query = randomQuery(using: &random)
            let parsed = QueryParser().parse(query)
            #expect(parsed.hints.count <= QueryParser.maximumHints)
            let bytes = Array(query.utf8)
            for range in parsed.hints.map(\.range) + (parsed.root?.texts.map(\.range) ?? []) {
                #expect(isOnScalars(range, of: bytes), "\(range) in \(query.debugDescription)")
            }
            for text in parsed.root?.texts ?? [] {
                let slice = String(decoding: bytes[text.range], as: UTF8.self)
                #expect(slice == text.text, "\(query.debugDescription)")
                #expect(!text.text.isEmpty, "\(query.debugDescription)")
            }
            if let fault = parsed.root?.fault {
                Issue.record("\(fault) in \(query.debugDescription)")
            }
        }
    }

    @Test(arguments: 0..<4)
    func whatIsWrittenIsReadAgain(seed: UInt64) {
        var random = SeededGenerator(seed: 1000 + seed)
        for _ in 0..<120 {
            let query = randomQuery(using: &random)
            guard let root = QueryParser().parse(query).root else { continue }
            let again = QueryParser().parse(root.written()).root
            #expect(
                again?.sketch == root.sketch,
                "\(query.debugDescription) was written \(root.written().debugDescription)"
            )
        }
    }

    @Test(arguments: 0..<4)
    func everyTreeCanBeWritten(seed: UInt64) {
        var random = SeededGenerator(seed: 2000 + seed)
        for _ in 0..<100 {
            guard let tree = randomTree(depth: 5, using: &random) else { continue }
            #expect(tree.fault == nil)
            let parsed = QueryParser().parse(tree.written())
            #expect(parsed.root?.sketch == tree.sketch, "\(tree.written())")
        }
    }

    @Test(arguments: 0..<4)
    func noWordIsLost(seed: UInt64) {
        var random = SeededGenerator(seed: 3000 + seed)
        for _ in 0..<100 {
            let words = (0..<Int.random(in: 1...12, using: &random)).map { "w\($0)x" }
            var query = ""
            for word in words {
                for _ in 0..<Int.random(in: 0...3, using: &random) {
                    query += syntax.randomElement(using: &random) ?? ""
                }
                query += " " + word
            }
            let parsed = QueryParser().parse(query)
            let kept = parsed.root?.texts ?? []
            for word in words {
                let isHinted = parsed.hints.contains { $0.message.utf8.contains(word.utf8) }
                #expect(
                    kept.contains { $0.text.utf8.contains(word.utf8) } || isHinted,
                    "\(word) of \(query.debugDescription)"
                )
            }
        }
    }

    @Test(arguments: [
        "(", ")", "\"", "-", "- ", " -a", "OR ", "NOT ", "AND ", "|", "-(", "a OR ", "(a ", "“a ",
        "‘a ", "a’ ", "‘", "*", "*a", "a*", "~", "a~", "\"a\"~", "~1.", "title:", "title:(",
        "country:(", "country:-", "date:", "date:(", "date:(>=", ">=", "date:1..", "1", ".", "a.",
        ":", "a:", "@", "+", "+-", "-+", "=", "<", "NEAR(", "NEAR(a,", "NEAR", "\u{200F}", "«\"‹",
        "א\"", "👍", "\u{0}", "x",
    ])
    func longQueriesAreReadInLinearTime(unit: String) {
        let query = String(repeating: unit, count: 8_000 / unit.utf8.count)
        #expect(timeToParse(query) < .seconds(3))
        #expect(timeToParse("date:(country:(" + query) < .seconds(3))
    }

    @Test(arguments: ["(", "\"", "-", "OR ", "- ", "a OR ", "(a "])
    func hundredKilobytesTakeASecond(unit: String) {
        let query = String(repeating: unit, count: 100_000 / unit.utf8.count)
        // A second on an idle machine; the rest is for busy ones.
        #expect(timeToParse(query) < .seconds(5))
    }

    private func timeToParse(_ query: String) -> Duration {
        ContinuousClock().measure { _ = QueryParser().parse(query) }
    }

    private let syntax = [
        "(", ")", "\"", "“", "”", "«", "»", "‘", "’", "-", " -", "–", "*", "~", "~5", "^2", " OR ",
        " AND ", " NOT ", "|", "+", " ", " ", ":", "title:", "country:", "country:(", "date:",
        "date:(", "title:(", "@person", "foo:", ".", "..", ",", "=", "<", ">=", "2025-10", "NEAR(",
        "\u{200F}", "\u{200E}", "\u{0}", "\u{200C}", "\n", "👍", "\u{FE0F}", "!", "/", "@",
    ]

    private let words = [
        "drone", "Kata'ib", "Asa’ib", "كتائب", "العراق", "صه", "צה\"ל", "ירי", "می‌خواهم", "中文",
        "F-16", "U.S.", "a", "OR", "or", "2025-13", "IQ", "x_y", "é", "٢٠٢٥", "foo/bar", "kata*",
    ]

    private func randomQuery(using random: inout SeededGenerator) -> String {
        var query = ""
        for _ in 0..<Int.random(in: 0...24, using: &random) {
            let part =
                switch Int.random(in: 0..<10, using: &random) {
                case 0..<5: syntax.randomElement(using: &random)
                case 5..<9: words.randomElement(using: &random)
                default:
                    Unicode.Scalar(UInt32.random(in: 0...0x2FFF, using: &random)).map {
                        String(Character($0))
                    }
                }
            query += part ?? ""
            if Bool.random(using: &random) { query += " " }
        }
        return query
    }

    private func randomTree(depth: Int, using random: inout SeededGenerator) -> QueryNode? {
        func text(_ choices: [String]) -> QueryText {
            QueryText(text: choices.randomElement(using: &random) ?? "", range: 0..<0)
        }
        let names = ["drone", "Kata'ib", "‘Ali", "كتائب", "צה\"ל", "OR", "NOT", "F-16", "or"]
        let phrases = ["quds force", "a «b» c", "say \"it\" now", "x-y, z", "الحرس الثوري", "OR"]
        func branches() -> [QueryNode] {
            (0..<Int.random(in: 1...4, using: &random)).compactMap { _ in
                randomTree(depth: depth - 1, using: &random)
            }
        }
        switch Int.random(in: depth > 0 ? 0..<12 : 0..<7, using: &random) {
        case 0: return .word(text(names))
        case 1: return .prefix(text(["kata", "al-Ha", "‘As", "中"]))
        case 2: return .phrase(text(phrases))
        case 3: return .near(text(phrases), distance: Int.random(in: 0...1000, using: &random))
        case 4:
            let field = FacetField.allCases.randomElement(using: &random) ?? .path
            return .field(
                field,
                value: text(["IQ", "OR", "-x", "/a b", "Ismail Qaani", "+", "()"])
            )
        case 5:
            let days = [nil, "2024-02-29", "2025-10-01"]
            guard let from = days.randomElement(using: &random) else { return nil }
            let to = from == nil ? "2025-12-31" : [nil, from].randomElement(using: &random) ?? nil
            return .date(DateRange(from: from, to: to), source: text([""]))
        case 6:
            let type = QueryEntityType.allCases.randomElement(using: &random) ?? .person
            return .anyEntity(type, source: text([""]))
        case 7, 8: return .all(branches())
        case 9, 10: return .any(branches())
        default:
            guard let inner = randomTree(depth: depth - 1, using: &random) else { return nil }
            return Bool.random(using: &random)
                ? .excluding(inner)
                : .within(TextColumn.allCases.randomElement(using: &random) ?? .title, inner)
        }
    }

    private func isOnScalars(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
        func isBoundary(_ offset: Int) -> Bool {
            offset == bytes.count || (offset < bytes.count && bytes[offset] & 0xC0 != 0x80)
        }
        return range.lowerBound >= 0 && isBoundary(range.lowerBound)
            && isBoundary(range.upperBound)
    }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
