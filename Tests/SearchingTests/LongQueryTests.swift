import Searching
import Testing

/// What a person pastes, however long, is answered.
struct LongQueryTests {
    @Test(
        .timeLimit(.minutes(5)),
        arguments: [
            LongQueryTests.text("iraq", "drone", bytes: 100_000),
            LongQueryTests.text("iraq", "drone", distinct: true),
            "\"\(LongQueryTests.text("iraq", "drone"))\"",
            "\"\(LongQueryTests.text("iraq", "drone"))\"~9",
            LongQueryTests.text("iraq OR", "drone OR"), LongQueryTests.text("-iraq", "(drone"),
            String(repeating: "(", count: 10_000), String(repeating: "\"", count: 10_000),
        ]
    )
    func aLongQueryIsAnswered(query: String) throws {
        let index = try SampleIndex(texts: (0..<30).map { "Iraq sent drone \($0) to word\($0)" })
        _ = try index.searcher.search(SearchRequest(query))
    }

    @Test func aWordTypedOftenFindsWhatItFindsOnceButCountsMore() throws {
        let index = try SampleIndex(texts: ["iraq", "drone", "iraq drone"])
        let (once, often) = ("iraq drone", Self.text("iraq", "drone"))
        #expect(try index.found(often) == index.found(once))
        #expect(try index.found(often, match: .any) == index.found(once, match: .any))
        let scores = try [once, often].map {
            try index.searcher.search(SearchRequest($0)).hits.map(\.score)
        }
        #expect(scores[0].count == 1 && scores[1][0] > scores[0][0] * 100)
    }

    /// Words in turn.
    private static func text(
        _ words: String...,
        distinct: Bool = false,
        bytes: Int = 10_000
    ) -> String {
        var text = ""
        var number = 0
        while text.utf8.count < bytes {
            text += words[number % words.count] + (distinct ? "\(number) " : " ")
            number += 1
        }
        return text
    }
}
