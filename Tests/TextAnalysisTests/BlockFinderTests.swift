import Testing

@testable import TextAnalysis

struct BlockFinderTests {
    /// Blocks as lines of text, headings marked `# ` and the title `! `.
    private func blocks(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return BlockFinder().plainText(bytes.span).map { block in
            let content = String(decoding: bytes[block.range], as: UTF8.self)
            switch block.kind {
            case .title: return "! " + content
            case .heading: return "# " + content
            case .paragraph: return content
            }
        }
    }

    private let long =
        "The warnings come amid a broader realignment in the region, officials said here, "
        + "and nobody who was asked about it on Monday wanted to rule out that more would follow soon."

    @Test func oneParagraphPerLineWithShortHeadings() {
        let text =
            "ERBIL– Israeli agencies are alarmed.\n\(long)\nA Shifting Battlefield\n\(long)\n"
        #expect(
            blocks(text)
                == ["ERBIL– Israeli agencies are alarmed.", long, "# A Shifting Battlefield", long]
        )
    }

    @Test func theFirstHeadingIsTheTitle() {
        #expect(
            blocks("Iran's Arsenal\nBy A. Writer\n\(long)") == [
                "! Iran's Arsenal", "# By A. Writer", long,
            ]
        )
        #expect(blocks("Iran's Arsenal\n\n\(long)") == ["! Iran's Arsenal", long])
        #expect(blocks("Only a few words") == ["Only a few words"])
    }

    @Test(arguments: [
        "Will the militias disarm?", "WHERE IS THE GREEN ZONE?", "They are back!",
        "هل تسلّم الفصائل سلاحها؟", "“真主党旅”是什么组织？",
    ])
    func aTitleMayAsk(_ title: String) {
        #expect(blocks("\(title)\n\n\(long)") == ["! \(title)", long])
        let sentence = "The minister said so before he left for Tehran."
        #expect(blocks("\(title)\n\(sentence)") == ["! \(title)", sentence])
        #expect(blocks("\(long)\n\(title)\n\(long)") == [long, title, long])
        #expect(blocks(title) == [title])
    }

    @Test(arguments: [
        "ERBIL – Two killed", "CLEVELAND, Feb 26 - Two killed", "It ends in a period.",
        "who begins small", "(Applause)", "Coastline: 998 km", "• an item", "Dear friends,",
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen",
    ])
    func isNoHeading(_ line: String) {
        #expect(blocks("\(long)\n\(line)\n\(long)") == [long, line, long])
        #expect(blocks("\(line)\n\(long)").first == line)
    }

    @Test(arguments: [
        "1. Introduction", "Analysis: The war widens", "الفصل الأول", "第一章", "WHAT NEXT",
    ])
    func isAHeading(_ line: String) {
        #expect(blocks("\(long)\n\(line)\n\(long)") == [long, "# \(line)", long])
    }

    @Test func aListIsNoStackOfHeadings() {
        let names = ["Anbar", "Basra", "Dohuk", "Erbil"]
        #expect(blocks(names.joined(separator: "\n") + "\n.\n") == names + ["."])
        let above = blocks("\(long)\n" + names.joined(separator: "\n") + "\n\(long)")
        #expect(above == [long, "Anbar", "Basra", "Dohuk", "# Erbil", long])
    }

    @Test func underlinedLinesAreHeadingsAndRulesAreNothing() {
        #expect(
            blocks("Summary\n=======\nshort\n\nDetails\n---\nmore\n* * *\nend")
                == ["! Summary", "short", "# Details", "more", "end"]
        )
    }

    @Test func wrappedLinesAreOneParagraph() {
        let text = """
            The dry period means the temporao will be late this
            year. Arrivals for the week ended February 22 were
            155,221 bags of 60 kilos making a cumulative total.
            A second paragraph begins right here, without any
            empty line above it.

               A third one is indented, as agencies do it, and it
            goes on in a second line.
            Findings

            The fourth is short, the heading above it as well,
            and this is the end.
            """
        let found = blocks(text)
        #expect(found.count == 4)
        #expect(found.first?.hasSuffix("empty line above it.") == true)
        #expect(found.dropFirst().first?.hasPrefix("A third") == true)
        #expect(found.dropFirst(2).first == "# Findings")
    }

    @Test func aShortLastLineAndASentenceEndCloseAWrappedParagraph() {
        let text = """
            Comissaria Smith said there is still some doubt as to how
            much old crop cocoa is still available.
            There are doubts as to how much of this cocoa would be
            fit for export as shippers are now in difficulties.
            In view of the lower quality over recent weeks farmers
            have sold a good part of their cocoa held on consignment.
            """
        #expect(blocks(text).count == 3)
    }

    @Test func wrappedListItemsStayApart() {
        let text = """
            The report of the inspectors lists what was found there:
            - forty rockets with the launchers that belong to them in
              the northern depot, which had been sealed
            - nothing else
            """
        #expect(blocks(text).count == 3)
    }

    @Test func aParagraphTornByAnEmptyLineIsWhole() {
        let torn =
            String(long.dropLast(40)) + "\n\nwho were asked again did not answer at all, and left."
        #expect(blocks("\(torn)\n\n\(long)").count == 2)
    }

    @Test func formFeedsCountPages() {
        let bytes = Array("one page here.\n\u{C}two\n\nthree\n\u{C}\u{C}four".utf8)
        #expect(BlockFinder().plainText(bytes.span).map(\.page) == [1, 2, 2, 4])
        let plain = Array("one\ntwo".utf8)
        #expect(BlockFinder().plainText(plain.span).map(\.page) == [nil, nil])
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2029}", "\n \t\n"])
    func anyLineBreakWillDo(_ lineBreak: String) {
        #expect(blocks(long + lineBreak + long + lineBreak) == [long, long])
    }

    @Test(arguments: ["", " \n\t\r\n\u{FEFF}", "-----\n====="])
    func nothingReadableGivesNoBlock(_ text: String) {
        #expect(blocks(text).isEmpty)
    }

    @Test(arguments: 0..<60)
    func coverAnyTextButWhiteSpaceAndRules(_ seed: UInt64) {
        let bytes = RandomText.bytes(seed: seed, words: 150)
        let ranges = BlockFinder().plainText(bytes.span).map(\.range)
        RangeChecks.expectOrderly(ranges, in: bytes)
        let left = RangeChecks.uncovered(ranges, of: [bytes.indices], in: bytes)
        #expect(left.allSatisfy { "-=#*".contains($0) })
    }

    @Test(arguments: 0..<20)
    func anyBytesAreRead(_ seed: UInt64) {
        let bytes = RandomText.noise(seed: seed, count: 500)
        for blocks in [BlockFinder().plainText(bytes.span), BlockFinder().markdown(bytes.span)] {
            #expect(blocks.allSatisfy { $0.range.upperBound <= bytes.count && !$0.range.isEmpty })
        }
    }
}
