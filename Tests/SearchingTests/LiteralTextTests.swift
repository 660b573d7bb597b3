import PassageIndex
import TextAnalysis
import Testing

@testable import Searching

/// What is asked for letter by letter.
@Suite struct LiteralTextTests {
    @Test(arguments: UInt64(1)..<40)
    func lookingAtBytesFindsWhatLookingAtWordsDoes(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let pieces = [
            "kataib", "Kataib", "KATAIB", "kata'ib", "Kata’ib", "katāib", "a", "A", "1", "000",
            "u.s", "U.S.",
            "sana", "كتائب", " ", " ", " ", "  ", "\n", "-", "'", "’", ".", ". ", ",", ", ", "/",
            "(", ")", "\"",
            "\u{200C}", "_", "&", "é",
        ]
        for _ in 0..<40 {
            let text = (0..<Int.random(in: 1..<60, using: &dice)).map { _ in
                pieces.randomElement(using: &dice) ?? ""
            }.joined()
            for typed in [
                "kataib", "Kataib", "kataib kataib", "a", "u", "1", "us", "كتائب", "katāib a",
                "sana", "a)", "(a", "kataib's", "A-", "1.", "\"a, a\"",
            ] {
                let isCaseBound = Bool.random(using: &dice)
                let literal = LiteralText(typed, isCaseBound: isCaseBound)
                let bytes = Array(text.utf8)
                let places = Self.places(of: typed, in: bytes)
                let found = literal.filtered(places[...], in: bytes, 0..<bytes.count)
                let words = FieldWords(bytes, in: 0..<bytes.count)
                let expected = places.filter { literal.isWritten(in: words, at: $0.place) }
                #expect(Array(found) == expected, "\(typed) in \(text.debugDescription)")
            }
        }
    }

    @Test(
        arguments: [
            ("the Kataib,", "kataib", 1), ("kataib-kataib", "kataib", 2), ("kataib's", "kataib", 0),
            ("U.S. army", "u", 0), ("1,000 and 1, 2", "1", 1), ("kataibs", "kataib", 0),
            ("akataib", "kataib", 0),
            ("\"kataib\" (kataib) kataib.", "kataib", 3), ("kataib.com", "kataib", 0),
            ("", "kataib", 0),
        ]
    )
    func bytesTellOnlyWhatIsSure(text: String, typed: String, expected: Int) throws {
        let plain = try #require(PlainBytes(typed, isCaseBound: false))
        #expect(plain.count(in: Array(text.utf8).span) == expected)
    }

    @Test func wordsWithLettersThatMayBeTheSameAreNotLookedAtByBytes() {
        #expect(PlainBytes("россия", isCaseBound: false) == nil)
        #expect(PlainBytes("Россия", isCaseBound: true) != nil)
        #expect(PlainBytes("عراق", isCaseBound: false) != nil)
        #expect(PlainBytes("", isCaseBound: false) == nil)
    }

    @Test func whatIsExcludedLiterallyIsOnlyThat() throws {
        let index = try SampleIndex(texts: [
            "the Kata'ib met", "the Kataib met", "the Kata’ib met", "nobody met",
        ])
        #expect(try index.found("met -=\"Kata'ib\"") == [1, 2, 3])
        #expect(try index.found("met -(=\"Kata'ib\" OR =\"Kataib\")") == [2, 3])
        #expect(try index.found("(=\"Kata'ib\" OR nobody) met") == [0, 3])
        #expect(try index.found("-(-=\"Kata'ib\") met") == [0])
    }

    /// Where the folded words of what was typed stand.
    private static func places(of typed: String, in bytes: [UInt8]) -> [Position] {
        let wanted = FieldWords(Array(typed.utf8), in: 0..<typed.utf8.count).forms
        let words = FieldWords(bytes, in: 0..<bytes.count).forms
        return words.indices.filter { words[$0...].starts(with: wanted) }.map {
            Position(passage: 1, column: .text, place: $0)
        }
    }
}
