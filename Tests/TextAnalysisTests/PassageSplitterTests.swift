import Testing

@testable import TextAnalysis

struct PassageSplitterTests {
    private func passages(_ text: String) -> [PassageRange] {
        let bytes = Array(text.utf8)
        return PassageSplitter().split(bytes.span, blocks: BlockFinder().markdown(bytes.span))
    }

    private func wordCounts(_ text: String) -> [Int] {
        let bytes = Array(text.utf8)
        return passages(text).map { passage in
            WordMeter.words(in: bytes.span, passage.range)
        }
    }

    /// A paragraph of sentences of ten words.
    private func paragraph(words: Int) -> String {
        Array(repeating: "One two three four five six seven eight nine ten.", count: words / 10)
            .joined(separator: " ")
    }

    @Test(arguments: [
        ([100], [100]), ([150], [150]), ([180], [90, 90]), ([310], [100, 110, 100]),
        ([100, 100], [100, 100]), ([40, 50], [40, 50]), ([20, 90], [110]), ([90, 20], [110]),
        ([20, 20, 20, 20], [80]), ([140, 20], [140, 20]),
        ([100, 20, 100], [100, 120]), ([10, 180], [100, 90]),
    ])
    func paragraphsBecomePassages(_ paragraphs: [Int], _ expected: [Int]) {
        let text = paragraphs.map { paragraph(words: $0) }.joined(separator: "\n\n")
        #expect(wordCounts(text) == expected)
    }

    @Test func headingsStayWithWhatFollows() {
        let body = paragraph(words: 50)
        let found = passages("# Title\n\n## Part\n\n\(body)\n\n## Next\n\n\(body)")
        #expect(found.map(\.range.lowerBound) == [2, 23 + body.utf8.count])
        #expect(found.map(\.headingBytes) == [16, 6])
        #expect(found.map(\.startsWithTitle) == [true, false])
    }

    @Test func tinyParagraphsDoNotJoinAcrossAHeading() {
        #expect(passages("Few words.\n\n## Part\n\nFew words.\n\n## Part\n\nFew words.").count == 3)
    }

    @Test func aHeadingWithNothingBelowIsNotLost() {
        let alone = passages("# Only a title")
        #expect(alone.map(\.headingBytes) == [12])
        #expect(alone.map(\.startsWithTitle) == [true])
        let trailing = "A paragraph.\n\n## Read more"
        #expect(passages(trailing).map(\.range) == [0..<trailing.utf8.count])
        #expect(passages(trailing).map(\.headingBytes) == [0])
        let many = (0..<200).map { "## Heading number \($0)\n" }.joined()
        #expect(passages(many).count > 5)
        #expect(passages(many).allSatisfy { $0.headingBytes == $0.range.count })
    }

    @Test func aLongSentenceIsCutAtClauses() {
        let clause = "one two three four five six seven eight nine ten, "
        let text = String(repeating: clause, count: 60)
        let bytes = Array(text.utf8)
        let found = passages(text)
        #expect(wordCounts(text).allSatisfy { (60...150).contains($0) })
        #expect(found.allSatisfy { bytes[$0.range.upperBound - 1] == 0x2C })
    }

    @Test(arguments: ["字", "x", "ก", "é", "👍"])
    func textWithoutAnyBreakIsCutBetweenScalars(_ unit: String) {
        let bytes = Array(String(repeating: unit, count: 30_000).utf8)
        let block = TextBlock(range: bytes.indices, kind: .paragraph)
        let found = PassageSplitter().split(bytes.span, blocks: [block])
        RangeChecks.expectOrderly(found.map(\.range), in: bytes)
        #expect(RangeChecks.uncovered(found.map(\.range), of: [bytes.indices], in: bytes) == "")
        #expect(found.allSatisfy { $0.range.count < 10_000 })
        #expect(found.count > 5)
    }

    @Test func thePageIsThatOfTheFirstBlock() {
        let bytes = Array("few words\nfew more".utf8)
        let blocks = [
            TextBlock(range: 0..<9, kind: .paragraph, page: 2),
            TextBlock(range: 10..<18, kind: .paragraph, page: 3),
        ]
        #expect(PassageSplitter().split(bytes.span, blocks: blocks).map(\.page) == [2])
        #expect(PassageSplitter().split(bytes.span, blocks: []).isEmpty)
    }

    @Test(arguments: 0..<60)
    func passagesCoverTheBlocksInOrder(_ seed: UInt64) {
        let bytes = RandomText.bytes(seed: seed, words: 700)
        for blocks in [BlockFinder().plainText(bytes.span), BlockFinder().markdown(bytes.span)] {
            let found = PassageSplitter().split(bytes.span, blocks: blocks)
            RangeChecks.expectOrderly(found.map(\.range), in: bytes)
            let left = RangeChecks.uncovered(found.map(\.range), of: blocks.map(\.range), in: bytes)
            #expect(left == "")
            let sizes = found.map { passage in WordMeter.words(in: bytes.span, passage.range) }
            #expect(sizes.allSatisfy { $0 <= 350 })
            #expect(found.allSatisfy { (0...$0.range.count).contains($0.headingBytes) })
            #expect(found.dropFirst().allSatisfy { !$0.startsWithTitle })
        }
    }
}
