@testable import Searching
import Testing

/// The part of a passage that is shown where there is no room for all of it.
struct WindowTests {
    @Test(arguments: UInt64(0)..<6)
    func windowsAreWholeWordsOrAtLeastCharacters(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 0...80, using: &dice)).map { _ in
                dice.pick(SampleWriter.words + [String(repeating: "国", count: 50)])
                    + dice.pick(SampleWriter.separators)
            }.joined()
            let count = dice.pick([-3, 0, 1, 20, 100, 5000])
            let hit = Self.hit(text, using: &dice)
            let window = hit.window(characters: count)
            let bytes = Array(text.utf8)
            #expect(window.lowerBound >= 0 && window.upperBound <= bytes.count)
            let isOnScalars = [window.lowerBound, window.upperBound].allSatisfy {
                $0 == bytes.count || bytes[$0] & 0xC0 != 0x80
            }
            #expect(isOnScalars, "\(window) of \(text)")
            let scalars = bytes[window].count { $0 & 0xC0 != 0x80 }
            // A sentence may start up to 60 bytes before, a word end up to 30 bytes behind.
            #expect(scalars <= max(count, 0) + 91, "\(scalars) for \(count)")
            if let first = bytes[window].first, let last = bytes[window].last {
                #expect(first > 0x20 && last > 0x20)
            }
            if count >= 20, !hit.highlights.isEmpty {
                #expect(
                    hit.highlights.contains { window.contains($0.range.lowerBound) },
                    "\(window) of \(text)"
                )
            }
        }
    }

    @Test func aShortTextIsShownWhole() {
        var dice = SeededGenerator(seed: 0)
        #expect(Self.hit(" All of it. ", using: &dice).window(characters: 50) == 1..<11)
    }

    @Test func headingsAreLeftOutUnlessTheyMatch() {
        var dice = SeededGenerator(seed: 0)
        var hit = Self.hit("Heading\nThe text", using: &dice)
        hit.passage.headingEnd = 8
        hit.highlights = []
        #expect(hit.window(characters: 50) == 8..<16)
        hit.highlights = [Highlight(range: 0..<7, reason: .exact, typed: "heading")]
        #expect(hit.window(characters: 50) == 0..<16)
    }

    private static func hit(_ text: String, using dice: inout SeededGenerator) -> Hit {
        let starts = text.unicodeScalars.indices.filter { text.unicodeScalars[$0].value > 0x20 }
            .map { text.utf8.distance(from: text.startIndex, to: $0) }
        let chosen = Set((0..<(starts.isEmpty ? 0 : 3)).map { _ in dice.pick(starts) }).sorted()
        let document = DocumentSummary(id: "1", uri: "/1")
        let passage = Passage(
            id: 1,
            ordinal: 0,
            range: 0..<text.utf8.count,
            headingEnd: 0,
            text: text
        )
        return Hit(
            rank: 1,
            score: 1,
            document: document,
            passage: passage,
            highlights: chosen.map {
                Highlight(range: $0..<$0 + 1, reason: .exact, typed: dice.pick(["a", "b"]))
            },
            entities: [],
            countries: [],
            explanation: []
        )
    }
}
