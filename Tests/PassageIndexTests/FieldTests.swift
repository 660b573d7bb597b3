import Testing
import TextAnalysis

@testable import PassageIndex

/// What FTS5 gets, in the two forms that it may come in.
struct FieldTests {
    private struct Term: Equatable {
        var bytes: [UInt8]
        var isColocated: Bool
        var range: Range<Int>
    }

    @Test(arguments: UInt64(0)..<8)
    func aFieldMadeReadyHasTheTermsOfItsText(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        let analyzer = FieldAnalyzer()
        for _ in 0..<25 {
            let parts = (0..<3).map { _ in
                SeededText.make(
                    words: Int.random(in: 0...12, using: &dice),
                    markedOnce: 4,
                    using: &dice
                )
            }
            let language = dice.pick(["", "en", "ar", "he", "fr"])
            var base = 0
            var mentions: [PassageAnnotations.Mention] = []
            for part in parts {
                mentions += part.mentions.map {
                    PassageAnnotations.Mention(
                        start: base + $0,
                        entity: Int64.random(in: 1...900, using: &dice),
                        type: dice.pick(Array("polc".utf8)),
                        country: dice.pick([[], Array("IQ".utf8)])
                    )
                }
                base += part.text.utf8.count
            }
            let annotations = PassageAnnotations(language: language, mentions: mentions).encoded
            base = 0
            for part in parts {
                let bytes = Array(part.text.utf8)
                let plain =
                    bytes + [PassageAnnotations.separator] + Array("\(base);\(annotations)".utf8)
                let field = IndexField(
                    bytes.span,
                    base: base,
                    language: language,
                    mentions: mentions.map(\.start),
                    analyzer: analyzer
                )
                let expected = Self.terms(plain)
                #expect(Self.terms(field.content(annotations: annotations)) == expected)
                #expect(field.wordCount == expected.count { !$0.isColocated })
                base += bytes.count
            }
        }
    }

    @Test func aMentionBehindWhatIsNoWordIsIndexed() {
        let text = String(repeating: "* ", count: 200) + "Iraq"
        let annotations = PassageAnnotations(
            language: "",
            mentions: [
                .init(start: 400, entity: 7, type: UInt8(ascii: "c"), country: [0x49, 0x51])
            ]
        )
        let field = IndexField(
            Array(text.utf8).span,
            base: 0,
            language: "",
            mentions: [400],
            analyzer: FieldAnalyzer()
        )
        let terms = Self.terms(field.content(annotations: annotations.encoded)).map(\.bytes)
        #expect(
            terms == [
                Array("iraq".utf8), IndexTerm.entity(7), IndexTerm.type(UInt8(ascii: "c")),
                IndexTerm.country([0x49, 0x51]),
            ]
        )
    }

    @Test(arguments: [
        PassageAnnotations(language: "", mentions: []),
        PassageAnnotations(language: "en", mentions: []),
        PassageAnnotations(
            language: "ar",
            mentions: [
                .init(start: 0, entity: 1, type: UInt8(ascii: "p"), country: []),
                .init(
                    start: 70,
                    entity: 123_456_789,
                    type: UInt8(ascii: "o"),
                    country: [0x49, 0x52]
                ),
            ]
        ),
    ])
    func annotationsAreReadAsTheyWereWritten(annotations: PassageAnnotations) {
        let text = String(repeating: "текст ", count: 20)
        let bytes = Array((text + "\u{1E}0;" + annotations.encoded).utf8)
        let field = AnnotatedField(bytes.span, holdsRecords: false)
        #expect(field.textCount == text.utf8.count)
        #expect(field.annotations == annotations)
    }

    @Test(arguments: [
        "", "a", "a;b,c", "\u{1E}", "a\u{1E}x;en", "a\u{1E}0", "a\u{1E}0;en;1", "a\u{1E}0;en;1,2",
        "a\u{1E}0;en;1,2,",
    ])
    func whatIsCutOffIsRead(field: String) {
        let bytes = Array(field.utf8)
        let read = AnnotatedField(bytes.span, holdsRecords: false)
        #expect(read.annotations.mentions.isEmpty)
        #expect(
            read.textCount == field.utf8.firstIndex(of: 0x1E).map {
                field.utf8.distance(from: field.startIndex, to: $0)
            } ?? bytes.count
        )
    }

    @Test(arguments: UInt64(0)..<4)
    func recordsAreReadAsTheyWereWritten(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        var written: [Term] = []
        var records: [UInt8] = []
        var writer = TermRecordWriter()
        var start = 0
        for _ in 0..<100 {
            start += dice.pick([0, 1, 30, 127, 128, 20_000])
            let range = start..<start + dice.pick([1, 30, 31, 200])
            let term = (0..<dice.pick([1, 30, 255, 300])).map { _ in
                UInt8.random(in: 0...255, using: &dice)
            }
            let isColocated = Bool.random(using: &dice)
            writer.append(isColocated ? .colocated : .word, term[...], range: range, to: &records)
            written.append(
                Term(bytes: term, isColocated: isColocated, range: range)
            )
        }
        var read: [Term] = []
        records.withUnsafeBufferPointer {
            _ = TermRecords.forEach($0) { kind, term, range in
                read.append(Term(bytes: Array(term), isColocated: kind == .colocated, range: range))
                return 0
            }
        }
        #expect(read == written)
    }

    @Test(arguments: UInt64(0)..<4)
    func anyBytesAreTokenizedInside(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<200 {
            let bytes = (0..<Int.random(in: 0...60, using: &dice)).map { _ in
                dice.pick([
                    UInt8.random(in: 0...255, using: &dice), 1, 2, 3, 0x1E, 0x3B, 0x2C, 0x31, 0xFF,
                ])
            }
            for field in [bytes, [1] + bytes] {
                #expect(Self.terms(field).allSatisfy { $0.bytes.count <= 255 })
            }
        }
    }

    /// What the tokenizer hands to FTS5.
    private static func terms(_ field: [UInt8]) -> [Term] {
        var terms: [Term] = []
        field.withUnsafeBufferPointer { bytes in
            _ = PassageTokenizer(access: .readWrite).tokenize(bytes, isQuery: false) {
                flags,
                form,
                range in
                terms.append(Term(bytes: Array(form), isColocated: flags != 0, range: range))
                return 0
            }
        }
        return terms
    }
}
