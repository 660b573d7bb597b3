import Searching
import Testing

/// No request is an error, and none can bring the program down.
struct RequestTests {
    @Test(arguments: UInt64(0)..<4)
    func noQueryIsAnError(seed: UInt64) throws {
        let index = try SampleIndex(seed: seed)
        try index.change(writing: 5, removing: 0)
        var dice = SeededGenerator(seed: seed)
        let parts = [
            "\"", "*", "NEAR(", ")", "(", "^", ":", "AND", "OR", "NOT", "-", "+",
            "{title heading}:",
            "title:", "\u{0}", "\u{1}", "\u{1E}", "\u{1F}", "\u{2}en", "\u{3}1", "a", "militia",
            "国", "'", "--",
            ";", "x'00'", "rowid", "passage_index", "~9999999", "date:", "country:", "@person",
            "\u{200F}",
            "\u{301}", "👩‍👩‍👧", "\n",
        ]
        for _ in 0..<40 {
            let query = (0..<Int.random(in: 1...20, using: &dice)).map { _ in dice.pick(parts) }
                .joined(separator: dice.pick(["", " "]))
            var request = SearchRequest(query)
            request.match = dice.pick(MatchMode.allCases)
            _ = try index.searcher.search(request)
        }
    }

    @Test(arguments: ["militia ", "\"a\" ", "(a ", "\u{1}", "国", "a OR ", "\"a a\"~9 "])
    func longQueriesAreAnswered(part: String) throws {
        let index = try SampleIndex(texts: ["militia a a 国国", "b"])
        let query = String(repeating: part, count: 10_000 / part.utf8.count)
        _ = try index.searcher.search(SearchRequest(query))
    }

    @Test func anyNumbersAreTaken() throws {
        let index = try SampleIndex(texts: ["drone", "drone", "drone"])
        for (limit, offset, count) in [
            (Int.max, 0, 3), (Int.max, Int.max, 0), (-1, 0, 0), (1, -5, 1), (2, 2, 1), (0, 0, 0),
        ] {
            var request = SearchRequest("drone")
            request.limit = limit
            request.offset = offset
            request.facets = [.language]
            request.facetLimit = limit
            let result = try index.searcher.search(request)
            #expect(result.hits.count == count, "\(limit) from \(offset)")
            #expect(result.total.passages == 3)
        }
    }

    @Test(arguments: ["99999999999", "4294967295-99-99", "-", "--", "", "x", "2025-13-45", "0"])
    func anyDayIsTaken(day: String) throws {
        let index = try SampleIndex(seed: 3)
        try index.change(writing: 5, removing: 0)
        for (from, to) in [(day, nil), (nil, day), (day, day)] as [(String?, String?)] {
            var request = SearchRequest("")
            (request.from, request.to) = (from, to)
            request.filters = [Filter(.year, day)]
            _ = try index.searcher.search(request)
        }
    }

    @Test func anEmptyQueryFindsNothingUnlessSomethingElseIsAskedFor() throws {
        let index = try SampleIndex(texts: ["drone", "other"])
        var request = SearchRequest("")
        #expect(try index.searcher.search(request).total.passages == 0)
        request.filters = [Filter(.language, "en")]
        #expect(try index.searcher.search(request).total.passages == 2)
        request.filters = []
        request.emptyFindsAll = true
        #expect(try index.searcher.search(request).total.passages == 2)
    }
}
