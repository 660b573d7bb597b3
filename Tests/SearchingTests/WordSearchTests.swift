import Searching
import Testing

/// What a typed word finds.
struct WordSearchTests {
    private static let texts = [
        "The militias ran", "one militia", "al-Haq", "alhaq", "Haq", "Kata'ib", "Kataib",
        "العراق", "国会議員", "U.S. troops", "run, running",
    ]

    @Test(arguments: [
        ("militia", [0, 1]), ("militias", [0, 1]), ("\"militias\"", [0]), ("al-Haq", [2, 3]),
        ("alhaq", [2, 3]), ("haq", [2, 4]), ("kata’ib", [5, 6]), ("kat*", [5, 6]),
        ("عراق", [7]), ("国会", [8]), ("議員", [8]), ("国", [8]), ("U.S.", [9]), ("us", [9]),
        ("running", [10]), ("ran OR runs", [0, 10]), ("one -militia", []),
        ("-one -the", Array(2...10)),
    ])
    func findsWhatItShould(query: String, texts: [Int]) throws {
        #expect(try SampleIndex(texts: Self.texts).found(query) == Set(texts))
    }

    @Test func anyWordWillDoWhereAnyIsAskedFor() throws {
        let index = try SampleIndex(texts: Self.texts)
        #expect(try index.found("one ran nothing", match: .any) == [0, 1])
        #expect(try index.found("one ran nothing").isEmpty)
        #expect(try index.found("one ran -militia", match: .any).isEmpty)
    }

    @Test(arguments: [
        ("b a a", "\"a a b\"~0", true), ("a b a", "\"a a b\"~0", true),
        ("a b", "\"a a b\"~5", false),
        ("a x b", "\"a b\"~0", false), ("a x b", "\"b a\"~1", true),
        ("alhaq al-Haq", "\"haq alhaq\"~0", true),
    ])
    func nearWordsStandAtPlacesOfTheirOwn(text: String, query: String, isFound: Bool) throws {
        #expect(try SampleIndex(texts: [text]).found(query) == (isFound ? [0] : []))
    }
}
