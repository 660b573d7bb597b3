import Testing
import TextAnalysis

@testable import PassageIndex

/// The two SQL functions, compared with an index of plain lists.
struct PostingsTests {
    @Test(arguments: UInt64(0)..<5)
    func postingsAndPositionsAreThoseOfAPlainList(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let index = try PlainIndex()
        var places: [Position: Set<[UInt8]>] = [:]
        for row in 1...30 {
            let columns = (0..<3).map { _ in
                SeededText.make(
                    words: Int.random(in: 0...8, using: &dice),
                    markedOnce: 99,
                    using: &dice
                ).text
            }
            try index.insert(row, columns)
            for (column, text) in zip(IndexColumn.allCases, columns) {
                let list = Tokenizer().tokens(of: text)
                var place = -1
                for token in list.tokens {
                    if !token.isColocated { place += 1 }
                    let position = Position(passage: UInt32(row), column: column, place: place)
                    places[position, default: []].insert(
                        Array(list.form(of: token).utf8.prefix(255))
                    )
                }
            }
        }
        let words = Set(places.values.joined()).sorted { $0.lexicographicallyPrecedes($1) }
        for word in words {
            try compare(MatchTerm([word]), index, places)
            try compare(MatchTerm([word, dice.pick(words)]), index, places)
            try compare(MatchTerm([word], column: dice.pick(IndexColumn.allCases)), index, places)
            let start = String(decoding: word, as: UTF8.self).unicodeScalars.prefix(2)
            try compare(MatchTerm([Array(String(start).utf8)], isPrefix: true), index, places)
        }
    }

    private func compare(
        _ term: MatchTerm,
        _ index: PlainIndex,
        _ places: [Position: Set<[UInt8]>]
    ) throws {
        let expected = places.keys.filter { position in
            (term.column == nil || term.column?.rawValue == position.column)
                && term.terms.indices.allSatisfy { step in
                    guard let column = IndexColumn(rawValue: position.column) else { return false }
                    let here = Position(
                        passage: position.passage,
                        column: column,
                        place: position.place + step
                    )
                    let wanted = term.terms[step]
                    return places[here]?.contains {
                        $0 == wanted
                            || term.isPrefix && step == term.terms.count - 1
                                && $0.starts(with: wanted)
                    } ?? false
                }
        }.sorted()
        #expect(
            try index.positions(of: term) == expected,
            "\(String(decoding: term.terms.flatMap { $0 }, as: UTF8.self)) \(term.isPrefix)"
        )
        var postings: [Posting] = []
        for position in expected {
            if postings.last?.passage != position.passage {
                postings.append(Posting(passage: position.passage, title: 0, heading: 0, text: 0))
            }
            switch position.column {
            case 0: postings[postings.count - 1].title += 1
            case 1: postings[postings.count - 1].heading += 1
            default: postings[postings.count - 1].text += 1
            }
        }
        #expect(
            try index.postings(of: term) == postings,
            "\(String(decoding: term.terms.flatMap { $0 }, as: UTF8.self)) \(term.isPrefix)"
        )
    }

    @Test func countsStopAtTheTop() throws {
        let index = try PlainIndex()
        try index.insert(1, [3, 3, 3].map { String(repeating: "a ", count: $0 * 100) })
        #expect(
            try index.postings(of: MatchTerm([Array("a".utf8)]))
                == [Posting(passage: 1, title: 255, heading: 255, text: 300)]
        )
    }

    @Test func aConnectionCanBeTaughtTwice() throws {
        let index = try PlainIndex(registrations: 2)
        try index.insert(1, ["", "", "Kata'ib"])
        #expect(try index.postings(of: MatchTerm([Array("kataib".utf8)])).count == 1)
    }

    @Test(arguments: ["\"", "a\"b", "* ^", "NEAR(", "\u{3}1", "-", "title:"])
    func noTermIsReadAsSyntax(term: String) throws {
        let index = try PlainIndex()
        try index.insert(1, ["", "", "a b title near"])
        #expect(try index.postings(of: MatchTerm([Array(term.utf8)])).isEmpty)
    }

    @Test func whoSearchesByHandFindsWords() throws {
        let index = try PlainIndex()
        try index.insert(1, ["", "", "the Kata'ib of al-Haq"])
        #expect(try index.rows(matching: "\"kata'ib of\"") == 1)
        #expect(try index.rows(matching: "\"al-Haq\"") == 1)
        #expect(try index.rows(matching: "alhaq") == 1)
        #expect(try index.rows(matching: "\"haq al\"") == 0)
    }
}
