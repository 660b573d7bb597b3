import Testing

@testable import TextAnalysis

struct MarkdownBlocksTests {
    private func blocks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return BlockFinder().markdown(bytes.span).map { block in
            let content = String(decoding: bytes[block.range], as: UTF8.self)
            switch block.kind {
            case .title: return "! " + content
            case .heading: return "# " + content
            case .paragraph: return content
            }
        }
    }

    @Test(arguments: [
        (
            "# Title #\n\ntext\ngoes on\n\n## Part ##\nmore",
            ["! Title", "text\ngoes on", "# Part", "more"]
        ),
        ("text\n\n# Late\n", ["text", "# Late"]),
        ("## Small first\ntext", ["# Small first", "text"]),
        ("#hashtag\n####### seven", ["#hashtag\n####### seven"]),
        ("# About C#", ["! About C#"]),
        (
            "Title\n===\ntext\n\nPart\n---\nmore\n\n---\nend",
            ["! Title", "text", "# Part", "more", "end"]
        ),
        ("- one\n- two\n  goes on\n1. three\n2) four", ["one", "two\n  goes on", "three", "four"]),
        ("> quoted\n> still\n\nnot", ["quoted\n> still", "not"]),
        ("a\n> b", ["a", "b"]),
        (
            "before\n```swift\nlet a = 1\n\n# no heading\n```\nafter",
            [
                "before", "let a = 1\n\n# no heading", "after",
            ]
        ),
        ("~~~\nnever closed", ["never closed"]),
        ("| a | b |\n|---|:-:|\n| c | d |\n\nend", ["a | b", "c | d", "end"]),
        (
            "*emphasis* and [a link](http://x.org) stay",
            ["*emphasis* and [a link](http://x.org) stay"]
        ),
        ("***\n- \n#\n", []),
    ])
    func findsBlocks(_ text: String, _ expected: [String]) {
        #expect(blocks(text) == expected)
        #expect(blocks(text.replacing("\n", with: "\r\n")).count == expected.count)
    }

    @Test(arguments: 0..<60)
    func blocksAreInOrderAndOnlyTheFirstIsATitle(_ seed: UInt64) {
        // What stands behind a fence names a language and is not shown.
        let bytes = RandomText.bytes(seed: seed, words: 150).map { $0 == 0x60 ? 0x27 : $0 }
        let blocks = BlockFinder().markdown(bytes.span)
        RangeChecks.expectOrderly(blocks.map(\.range), in: bytes)
        #expect(blocks.dropFirst().allSatisfy { $0.kind != .title })
        let left = RangeChecks.uncovered(blocks.map(\.range), of: [bytes.indices], in: bytes)
        #expect(left.allSatisfy { !$0.isLetter })
    }
}
