@testable import Searching
import Testing

/// A name finds what it stands for, however it is spelled, and nothing else does.
struct NameSearchTests {
    @Test(arguments: [
        "Kata'ib Hezbollah", "\"Kata'ib Hezbollah\"", "KATAIB HEZBOLLAH", "KH", "\"KH\"",
        "org:\"Kata'ib Hezbollah\"", "org:org:kh", "كتائب حزب الله",
    ])
    func anyNameFindsAnySpelling(query: String) throws {
        let index = try HighlightTests.named("قالت كتائب حزب الله", "كتائب حزب الله", 2)
        #expect(try index.found(query) == [0])
    }

    @Test(arguments: [
        ("US", true), ("U.S.", true), ("us", false), ("United States", true), ("American", false),
        ("country:us", true), ("country:US", true), ("country:American", true),
    ])
    func acronymsAskForCapitalsAndDemonymsAreWords(query: String, isFound: Bool) throws {
        let index = try HighlightTests.named("Washington, in Amerika", "Amerika", 1)
        #expect(try index.found(query).isEmpty != isFound)
    }

    @Test func anAmbiguousNameIsAWordUnlessItIsChosen() throws {
        let index = try HighlightTests.named("Then General Soleimani's heir", "General", 5)
        #expect(try index.found("Qaani").isEmpty)
        #expect(try index.found("\"Qaani\"").isEmpty)
        #expect(try index.found("person:Qaani") == [0])
        #expect(try index.found("Ismail Qaani") == [0])
    }

    @Test func acronymsThatAreWordsFindNoWords() throws {
        let index = try HighlightTests.named("in Amerika", "Amerika", 1)
        try index.write([
            SampleDocument(
                uri: "/9",
                version: 1,
                published: nil,
                source: nil,
                language: "en",
                passages: [.init(title: "", heading: "", text: "among us", mentions: [])]
            )
        ])
        try index.commit()
        #expect(!(try index.found("US").contains(9)))
        #expect(try index.found("us").contains(9))
    }

    @Test func whatANameStandsForIsReported() throws {
        let index = try HighlightTests.named("قالت كتائب حزب الله", "كتائب حزب الله", 2)
        let result = try index.searcher.search(SearchRequest("Kata'ib Hezbollah"))
        #expect(
            result.expansions == [
                .init(
                    typed: "Kata'ib Hezbollah",
                    name: "Kata'ib Hezbollah",
                    key: "org:kh",
                    type: "organization"
                )
            ]
        )
        #expect(result.hits.first?.highlights.first?.reason == .alias)
    }

    @Test(arguments: ["org:nobody", "person:nobody", "country:Atlantis", "source:x", "lang:xx"])
    func anUnknownValueFindsNothingAndSaysSo(query: String) throws {
        let index = try SampleIndex(texts: ["nobody"])
        let result = try index.searcher.search(SearchRequest(query))
        #expect(result.hits.isEmpty)
        #expect(result.hints.contains { $0.message.contains("knows no") })
    }

    @Test func aTypeIsHeldToTheColumnItStandsIn() throws {
        let index = try HighlightTests.named("Then General Qaani", "General", 5)
        #expect(try index.found("@person") == [0])
        #expect(try index.found("text:@person") == [0])
        #expect(try index.found("title:@person").isEmpty)
    }

    @Test func anAcronymFindsWhatTheTextsSayItStandsFor() throws {
        // A text with (QXF) in brackets makes it a mention throughout, of whatever entity.
        let index = try HighlightTests.named("Then the QXF marched", "QXF", 2)
        try index.write([
            SampleDocument(
                uri: "/1",
                version: 1,
                published: nil,
                source: nil,
                language: "ar",
                passages: [
                    .init(
                        title: "",
                        heading: "",
                        text: "كتائب",
                        mentions: [(0..<10, 2)]
                    )
                ]
            )
        ])
        try index.commit()
        #expect(try index.found("QXF") == [0, 1])
        #expect(try index.found("qxf") == [0])
        var request = SearchRequest("QXF")
        request.expansions = [.fold]
        #expect(try index.searcher.search(request).total.passages == 1)
    }

    @Test func conditionsHoldAtEveryStep() throws {
        let index = try HighlightTests.named("militia in Iraq", "Iraq", 0)
        let result = try index.searcher.search(SearchRequest("militias country:IQ"))
        #expect(result.steps.filter { $0.passages > 0 } == [.init(reason: .stem, passages: 1)])
        let exact = try index.searcher.search(SearchRequest("militia country:IQ"))
        #expect(exact.steps.filter { $0.passages > 0 } == [.init(reason: .exact, passages: 1)])
    }
}
