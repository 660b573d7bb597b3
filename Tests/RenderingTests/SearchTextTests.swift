import Rendering
@testable import Searching
import Testing

struct SearchTextTests {
    private let text = """
        Armed groups

        The best armed of them, Kata’ib Hezbollah, belongs on paper to the Popular Mobilization Forces \
        and takes its orders elsewhere.
        """

    private func page(_ hit: Hit, look: TextLook, explains: Bool = false) -> String {
        var request = SearchRequest("hezbollah")
        request.explains = explains
        return SearchText(look: look).page(Samples.result([hit]), of: request, seconds: 0.003)
    }

    @Test func pageHasHitTotalAndFacets() {
        let hit = Samples.hit(text, matching: ["Kata’ib Hezbollah"])
        #expect(
            page(hit, look: TextLook(width: 90, directory: "/corpus")) == """
                 1  Armed groups                 2025-03-11 · Two Rivers Notebook · IQ IR · iraq/groups.md
                    The best armed of them, ⟦Kata’ib Hezbollah⟧, belongs on paper to the Popular
                    Mobilization Forces and takes its orders elsewhere.
                14 passages in 9 documents: as typed 8 · aliases 6                                    3 ms
                country  ✓ Iraq 14 ████████   Iran 7 ████   +3

                """
        )
    }

    @Test func narrowPageKeepsWithinItsWidth() {
        let hit = Samples.hit(text, matching: ["Kata’ib Hezbollah"])
        let lines = page(hit, look: TextLook(width: 60, directory: "/corpus")).split(
            separator: "\n"
        )
        #expect(lines.allSatisfy { $0.count <= 60 }, "\(lines)")
        #expect(lines.first == " 1  Armed groups")
    }

    @Test func coloursTakeThePlaceOfBrackets() {
        let hit = Samples.hit(text, matching: ["Hezbollah"])
        let page = page(hit, look: TextLook(width: 90, isColored: true))
        #expect(page.contains("Kata’ib \u{1B}[1;31mHezbollah\u{1B}[0m,"))
        #expect(!page.contains("⟦"))
        #expect(!page.contains("\u{1B}]8"))
    }

    @Test func pathIsALinkWhereTheTerminalKnowsLinks() {
        let page = page(Samples.hit(text), look: TextLook(width: 90, hasLinks: true))
        #expect(
            page.contains(
                "\u{1B}]8;;file:///corpus/iraq/groups.md\u{1B}\\/corpus/iraq/groups.md\u{1B}]8;;\u{1B}\\"
            )
        )
    }

    @Test func titleIsShownOnceWithItsMatches() {
        let page = page(Samples.hit(text, matching: ["groups"]), look: TextLook(width: 90))
        #expect(page.contains(" 1  Armed ⟦groups⟧"))
        #expect(page.split(separator: "Armed").count == 2)
    }

    @Test func documentWithoutTitleIsCalledByItsPath() {
        let hit = Samples.hit("Some text.", title: nil)
        let lines = page(hit, look: TextLook(width: 90, directory: "/corpus")).split(
            separator: "\n"
        )
        #expect(lines[0].hasPrefix(" 1  iraq/groups.md   "))
        #expect(lines[0].hasSuffix("2025-03-11 · Two Rivers Notebook · IQ IR"))
    }

    @Test func explanationSaysWhyAndHowMuch() {
        let hit = Samples.hit(text, matching: ["Kata’ib Hezbollah"], reason: .fold)
        let page = page(hit, look: TextLook(width: 90), explains: true)
        #expect(
            page.hasPrefix("read as   hezbollah\nnames     “hezbollah” with the other names of ")
        )
        #expect(page.contains("why: “Kata’ib Hezbollah” but for marks and apostrophes: Kata’ib"))
        #expect(page.contains("score: 12.500 = 12.500 “hezbollah” (frequency 2.0, idf 3.25, in 14"))
    }

    @Test func terminalEscapesInDocumentsAreTakenOut() {
        let evil = "Red \u{1B}[31malert\u{7} \u{9B}2J \u{202E}txt.exe"
        let hit = Samples.hit(evil, title: "T\u{1B}]0;owned\u{7}itle", matching: ["alert"])
        let page = page(hit, look: TextLook(width: 90))
        #expect(page.contains("Red \u{FFFD}[31m⟦alert⟧\u{FFFD} \u{FFFD}2J txt.exe"))
        #expect(page.contains("T\u{FFFD}]0;owned\u{FFFD}itle"))
        #expect(!page.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    }

    @Test func rightToLeftTextIsIsolated() {
        let hit = Samples.hit("قالت كتائب حزب الله اليوم", title: "فصائل", matching: ["حزب"])
        let lines = page(hit, look: TextLook(width: 90)).split(separator: "\n")
        #expect(lines[0] == " 1  \u{2067}فصائل\u{2069}")
        #expect(lines[1].hasPrefix("    2025-03-11"))
        #expect(lines[2] == "    \u{2067}قالت كتائب ⟦حزب⟧ الله اليوم\u{2069}")
    }

    @Test func lineOfAnEnglishTextStaysEnglishWhateverItBeginsWith() {
        let hit = Samples.hit("They call it كتائب in Arabic.", matching: ["كتائب"])
        let page = page(hit, look: TextLook(width: 90))
        #expect(page.contains("    \u{2066}They call it ⟦كتائب⟧ in Arabic.\u{2069}\n"))
    }

    @Test(arguments: [
        0..<0, 5..<500, 3..<4, 200..<300,
    ])
    func rangesOutsideTheTextDoNoHarm(_ range: Range<Int>) {
        var hit = Samples.hit("Ein schöner Tag", title: nil)
        hit.highlights = [Highlight(range: range, reason: .exact, typed: "x", entity: nil)]
        #expect(page(hit, look: TextLook(width: 90), explains: true).contains("Tag"))
    }

    @Test func nothingFoundSaysWhatWasSearchedAndWhatWouldHelp() {
        let page = NoHitsText(look: TextLook()).page(
            Samples.nothing,
            restrictions: ["country IQ", "from 2025-06"],
            alternatives: [
                NoHitsText.Alternative(
                    change: "without country IQ",
                    found: SearchResult.Count(passages: 3, documents: 1)
                ),
                NoHitsText.Alternative(
                    change: "with --match any",
                    found: SearchResult.Count(passages: 0, documents: 0)
                ),
            ]
        )
        #expect(
            page == """
                nothing found
                searched  xyzzy "Quds Force"
                only      country IQ, from 2025-06
                without country IQ   3 passages in 1 document
                with --match any     nothing either

                """
        )
    }
}
