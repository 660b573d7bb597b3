import CorpusStore
import Testing

@testable import Searching

/// What is known of one entity.
struct EntityProfileTests {
    @Test func likelihoodIsThatOfTheFourCounts() {
        // Worked by hand: 2 Σ k ln(k / E) over the table 10 5 / 3 82.
        let ratio = LogLikelihood.ratio(both: 10, first: 15, second: 13, all: 100)
        #expect(abs(ratio - 32.2248) < 0.001, "\(ratio)")
        // By chance, or less: nothing speaks for it.
        #expect(LogLikelihood.ratio(both: 25, first: 50, second: 50, all: 100) == 0)
        #expect(LogLikelihood.ratio(both: 1, first: 50, second: 50, all: 100) == 0)
        #expect(LogLikelihood.ratio(both: 0, first: 0, second: 0, all: 0) == 0)
        // What is everywhere tells nothing, what is nowhere else tells much.
        #expect(LogLikelihood.ratio(both: 10, first: 10, second: 100, all: 100) == 0)
        let rare = LogLikelihood.ratio(both: 5, first: 10, second: 5, all: 1000)
        let common = LogLikelihood.ratio(both: 5, first: 10, second: 200, all: 1000)
        #expect(rare > common && common > 0)
    }

    @Test(arguments: UInt64(0)..<4)
    func countsAreThoseOfAllPassages(seed: UInt64) throws {
        let index = try SampleIndex(seed: 300 + seed)
        try index.change(writing: 30, removing: 3)
        for sample in SampleEntity.all {
            var request = SearchRequest("")
            guard let facet = Facet(rawValue: sample.type.rawValue), facet != .country else {
                continue
            }
            request.filters = [Filter(facet, sample.key)]
            request.facets = [.organization, .person, .place]
            request.facetLimit = 100
            let found = try index.searcher.search(request)
            let profile = try index.searcher.profile(ofEntity: sample.key, limit: 100)
            #expect((profile == nil) == (found.total.passages == 0))
            guard let profile else { continue }
            #expect(profile.summary.passages == found.total.passages)
            #expect(profile.summary.documents == found.total.documents)
            let dated = profile.periods.reduce(0) { $0 + $1.passages }
            #expect(dated <= found.total.passages)
            #expect(profile.periods.map(\.name) == profile.periods.map(\.name).sorted())
            for companion in profile.companions where companion.type != "country" {
                request.filters = [Filter(facet, sample.key)]
                let other = Facet(rawValue: companion.type) ?? .person
                if other != facet { request.filters.append(Filter(other, companion.key)) }
                let both = try index.searcher.search(request).total.passages
                if other != facet { #expect(both == companion.passages) }
                request.filters = [Filter(other, companion.key)]
                #expect(try index.searcher.search(request).total.passages == companion.total)
                #expect(companion.likelihood > 0)
            }
            let scores = profile.companions.map(\.likelihood)
            #expect(scores == scores.sorted(by: >))
        }
        #expect(try index.searcher.profile(ofEntity: "no:such", limit: 5) == nil)
    }
}
