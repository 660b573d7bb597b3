import Testing
import TextAnalysis

@testable import PassageIndex

/// What FTS5 gets of a field of the index.
struct FieldTests {
    private struct Term: Equatable {
        var bytes: [UInt8]
        var isColocated: Bool
        var range: Range<Int>
    }

    @Test func aMentionBehindWhatIsNoWordIsIndexed() {
        let text = String(repeating: "* ", count: 200) + "Iraq"
        let annotations = PassageAnnotations(
            language: "",
            mentions: [
                .init(start: 400, entity: 7, type: UInt8(ascii: "c"), country: [0x49, 0x51])
            ]
        )
        let field = Array((text + "\u{1E}0;" + annotations.encoded).utf8)
        let terms = Self.terms(field).map(\.bytes)
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
        let field = AnnotatedField(bytes.span)
        #expect(field.textCount == text.utf8.count)
        #expect(field.annotations == annotations)
    }

    @Test(arguments: [
        "", "a", "a;b,c", "\u{1E}", "a\u{1E}x;en", "a\u{1E}0", "a\u{1E}0;en;1", "a\u{1E}0;en;1,2",
        "a\u{1E}0;en;1,2,",
    ])
    func whatIsCutOffIsRead(field: String) {
        let bytes = Array(field.utf8)
        let read = AnnotatedField(bytes.span)
        #expect(read.annotations.mentions.isEmpty)
        #expect(
            read.textCount == field.utf8.firstIndex(of: 0x1E).map {
                field.utf8.distance(from: field.startIndex, to: $0)
            } ?? bytes.count
        )
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
