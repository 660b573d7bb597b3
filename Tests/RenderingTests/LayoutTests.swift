import Testing

@testable import Rendering

struct LayoutTests {
    @Test(arguments: [
        ("abc", 3), ("é", 1), ("e\u{301}", 1), ("真主党", 6), ("ｶﾀ", 2), ("Ｆ", 2), ("كَتَائِب", 5),
        ("👩‍👩‍👧", 2), ("🇮🇶", 2), ("❤️", 2), ("한국", 4), ("\u{200B}\u{2068}", 0), ("", 0), ("…⟦", 2),
    ])
    func widthIsWhatATerminalShows(_ text: String, width: Int) {
        #expect(DisplayWidth.of(text) == width)
    }

    private func lines(_ text: String, width: Int) -> [String] {
        LineBreaker.lines(of: [StyledText(text)], width: width).map { $0.map(\.text).joined() }
    }

    @Test(arguments: [
        ("one two three", 7, ["one two", "three"]), ("  one   two ", 7, ["one two"]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]), ("真主党旅在伊拉克", 6, ["真主党", "旅在伊", "拉克"]),
        ("a ⟦真主⟧。", 5, ["a ⟦真", "主⟧。"]), ("", 5, []), ("   ", 5, []),
    ])
    func linesBreakAtSpacesOrBetweenWideCharacters(
        _ text: String,
        width: Int,
        expected: [String]
    ) {
        #expect(lines(text, width: width) == expected)
    }

    @Test func brokenLinesHoldAllTheTextAndNoneIsTooWide() {
        var random = SeededGenerator(seed: 41)
        let letters: [Character] = ["a", "b", " ", "é", "真", "ك", "⟦", "⟧", "👩‍👩‍👧", "…", "。", " "]
        for _ in 0..<300 {
            let length = Int.random(in: 0...60, using: &random)
            let text = String(
                (0..<length).map { _ in letters.randomElement(using: &random) ?? " " }
            )
            let width = Int.random(in: 3...20, using: &random)
            let broken = lines(text, width: width)
            #expect(broken.allSatisfy { DisplayWidth.of($0) <= width }, "\(text) in \(width)")
            #expect(broken.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }

    @Test func stylesSurviveBreaking() {
        let text = [StyledText("one "), StyledText("two three", .match), StyledText(" four")]
        #expect(
            LineBreaker.lines(of: text, width: 10) == [
                [StyledText("one "), StyledText("two", .match)],
                [StyledText("three", .match), StyledText(" "), StyledText("four")].reduced,
            ]
        )
    }

    @Test(arguments: [
        (0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000"),
    ])
    func thousandsAreSetOff(_ number: Int, text: String) {
        #expect(Amounts.grouped(number) == text)
    }

    @Test(arguments: [
        (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"),
        (999_949, "999.9 kB"), (999_950, "1.0 MB"), (1_500_000_000, "1.5 GB"),
        (Int.max, "9223372.0 TB"),
    ])
    func bytesHaveAUnit(_ number: Int, text: String) {
        #expect(Amounts.bytes(number) == text)
    }

    @Test(arguments: [
        (0.0004, "0.4 ms"), (0.003, "3 ms"), (0.9994, "999 ms"), (1.24, "1.2 s"),
        (125.2, "2:05 min"),
    ])
    func durationsHaveAUnit(_ seconds: Double, text: String) {
        #expect(Amounts.seconds(seconds) == text)
    }

    @Test(arguments: [
        (1.005, 2, "1.00"), (-0.5, 1, "-0.5"), (12.3456, 3, "12.346"), (0, 2, "0.00"),
        (.infinity, 2, "inf"),
    ])
    func decimalsAreFixed(_ number: Double, places: Int, text: String) {
        #expect(Amounts.decimal(number, places: places) == text)
    }
}

extension [StyledText] {
    /// Neighbours of one style as one.
    fileprivate var reduced: [StyledText] {
        reduce(into: []) { line, stretch in
            if line.last?.style == stretch.style {
                line[line.count - 1].text += stretch.text
            } else {
                line.append(stretch)
            }
        }
    }
}

/// Random numbers that are the same each time (SplitMix64).
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
