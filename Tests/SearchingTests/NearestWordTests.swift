@testable import Searching
import Testing

/// A word that occurs nowhere is told of, with the nearest that do.
struct NearestWordTests {
    private static func index() throws -> SampleIndex {
        try SampleIndex(
            texts: [
                "A ministry spoke of missiles.", "The ministry was silent about missiles.",
                "A minister spoke in Tehran.", "The ministru of a typist.", "Ракеты летят",
            ],
            knowsWords: true
        )
    }

    private static func search(_ query: String, fuzzy: Bool) throws -> SearchResult {
        var request = SearchRequest(query)
        if fuzzy { request.expansions.insert(.fuzzy) }
        return try index().searcher.search(request)
    }

    @Test(arguments: [
        ("ministyr", ["ministry", "ministru"]), ("Tehrna", ["Tehran"]), ("missles", ["missiles"]),
        ("\"the minsitry\"", ["ministry"]), ("\"minsitry spoke\"~3", ["ministry"]),
        ("ракетв", ["ракеты"]), ("title:minsitry", ["ministry"]),
        // It occurs, be it by its stem; it is too short, too far, or must not be there.
        ("ministry", []), ("missile", []), ("teh", []), ("mxnxstxy", []), ("spoke -minsitry", []),
        ("minsitr*", []), ("=\"minsitry\"", []), ("spoke", []), ("12345", []),
    ])
    func theNearestWordsAreOffered(query: String, words: [String]) throws {
        let hints = try Self.search(query, fuzzy: false).hints
        let offered = hints.flatMap(\.suggestions)
        #expect(words.isEmpty ? offered.isEmpty : Set(offered).isSuperset(of: words), "\(offered)")
        #expect(words.isEmpty || words.first == offered.first)
    }

    @Test(arguments: [
        ("minsitry", [0, 1]), ("\"the minsitry\"", [1]), ("minsitry missles", [0, 1]),
        ("\"minsitry missles\"~9", [0, 1]), ("ministry", [0, 1]), ("spoke -minsitry", [0, 2]),
        ("mxnxstxy", []), ("text:Tehrna", [2]), ("title:Tehrna", []),
    ])
    func theyAreFoundOnlyWhenAskedFor(query: String, expected: [Int]) throws {
        let result = try Self.search(query, fuzzy: true)
        let found = Set(result.hits.compactMap { Int($0.document.uri.dropFirst()) })
        #expect(found.isSuperset(of: expected) && found.subtracting(expected).isSubset(of: [3]))
        let plain = try Self.search(query, fuzzy: false)
        #expect(plain.steps.allSatisfy { $0.reason != .fuzzy })
        #expect(plain.hits.allSatisfy { $0.highlights.allSatisfy { $0.reason != .fuzzy } })
    }

    @Test func eachIsMarkedAndCounted() throws {
        let result = try Self.search("spoke Tehrna", fuzzy: true)
        #expect(result.hits.map { $0.highlights.map(\.reason) } == [[.exact, .fuzzy]])
        #expect(
            result.steps.filter { $0.passages > 0 } == [.init(reason: .fuzzy, passages: 1)]
        )
        #expect(result.hints.map(\.suggestions) == [["Tehran"]])
        #expect(result.hints.first?.range == 6..<12)
    }

    @Test func aWordThatHasOtherSpellingsIsNotMissing() throws {
        let index = try SampleIndex(
            texts: ["They met Moammar Gadhafi.", "They met Qadhafi."],
            knowsWords: true
        )
        let result = try index.searcher.search(SearchRequest("Muammar Gaddafi"))
        #expect(!result.hits.isEmpty && result.hints.isEmpty)
    }
}
