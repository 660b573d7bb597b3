import CorpusStore
import Searching
import Testing

/// Searches compared with a model that computes every answer from the definitions.
struct SearchModelTests {
    @Test(arguments: UInt64(0)..<12)
    func answersAreThoseOfTheModel(seed: UInt64) throws {
        let index = try SampleIndex(seed: seed)
        for round in 0..<3 {
            try index.change(writing: round == 0 ? 14 : 4, removing: round * 2)
            for _ in 0..<9 { try compare(request(&index.samples), index) }
        }
    }

    @Test(arguments: UInt64(100)..<104)
    func theCountBesideAValueIsWhatChoosingItFinds(seed: UInt64) throws {
        let index = try SampleIndex(seed: seed)
        try index.change(writing: 20, removing: 2)
        for _ in 0..<8 {
            let asked = request(&index.samples)
            for counts in try index.searcher.search(asked).facets {
                for value in counts.values.prefix(3) {
                    var choosing = asked
                    choosing.filters.removeAll { $0.facet == counts.facet }
                    choosing.filters.append(Filter(counts.facet, value.value))
                    let total = try index.searcher.search(choosing).total
                    let label = "\(counts.facet) \(value.value) of \(asked)"
                    #expect(total.passages == value.passages, "\(label)")
                    #expect(total.documents == value.documents, "\(label)")
                }
            }
        }
    }

    private func request(_ samples: inout SampleWriter) -> SearchRequest {
        var request = SearchRequest(samples.dice.happens(onceIn: 12) ? "" : samples.query())
        request.match = samples.dice.pick(MatchMode.allCases)
        request.unit = samples.dice.pick(SearchUnit.allCases)
        request.facets = Facet.allCases
        request.facetLimit = 1000
        request.limit = samples.dice.pick([1, 5, 1000])
        request.offset = samples.dice.pick([0, 0, 0, 2])
        request.emptyFindsAll = Bool.random(using: &samples.dice)
        for _ in 0..<samples.dice.pick([0, 0, 0, 1, 1, 2]) {
            request.filters.append(
                samples.dice.pick([
                    Filter(.country, "IQ"), Filter(.country, "United States"),
                    Filter(.country, "XX"),
                    Filter(.person, "person:qaani"), Filter(.person, "Qaani"),
                    Filter(.organization, "United Nations"), Filter(.place, "بغداد"),
                    Filter(.source, "afp"), Filter(.source, "Reuters"), Filter(.language, "fr"),
                    Filter(.year, "2025"), Filter(.year, "1999"), Filter(.year, "soon"),
                ])
            )
        }
        if samples.dice.happens(onceIn: 6) {
            request.from = samples.dice.pick([nil, "2024-06-01", "2025-03"])
            request.to = samples.dice.pick([nil, "2025-05", "2025"])
        }
        if samples.dice.happens(onceIn: 6) { request.paths = ["/news/a", "*3.txt"] }
        return request
    }

    private func compare(_ request: SearchRequest, _ index: SampleIndex) throws {
        let result = try index.searcher.search(request)
        let answer = index.model.answer(request)
        let fault =
            difference(result.total, answer)
            ?? difference(result.hits, request, answer)
            ?? result.facets.lazy.compactMap { difference($0, answer) }.first
            ?? difference(result.steps, result.total)
        if let fault {
            Issue.record(
                "\(request.query), read as \(result.interpretation): \(fault); \(request)"
            )
        }
    }

    private func difference(_ total: SearchResult.Count, _ answer: ModelIndex.Answer) -> String? {
        let isEqual =
            total.passages == answer.passages.count && total.documents == answer.documents.count
        return isEqual
            ? nil : "\(total) for \(answer.passages.count) in \(answer.documents.count)"
    }

    private func difference(
        _ hits: [Hit],
        _ request: SearchRequest,
        _ answer: ModelIndex.Answer
    ) -> String? {
        let isPassage = request.unit == .passage
        let scores = isPassage ? answer.passages : answer.documents
        let expected = scores.values.sorted(by: >).dropFirst(request.offset).prefix(request.limit)
        guard hits.count == expected.count else { return "\(hits.count) for \(expected.count)" }
        for (place, (hit, score)) in zip(hits, expected).enumerated() {
            let name = "\(hit.document.uri) \(hit.passage.ordinal)"
            guard answer.passages[name] != nil, abs(hit.score - score) < 1e-9,
                abs((scores[isPassage ? name : hit.document.uri] ?? -1) - score) < 1e-9
            else { return "\(name) has \(hit.score), not \(score)" }
            guard hit.rank == place + 1 + request.offset else { return "rank \(hit.rank)" }
            let isAfterItsEqual =
                place == 0 || hits[place - 1].score > hit.score
                || hits[place - 1].passage.id < hit.passage.id
            guard isAfterItsEqual else { return "\(name) comes too late" }
        }
        let names = Set(hits.map { isPassage ? "\($0.passage.id)" : $0.document.uri })
        return names.count == hits.count ? nil : "a hit comes twice"
    }

    private func difference(_ counts: FacetCounts, _ answer: ModelIndex.Answer) -> String? {
        let found = counts.values.filter { $0.passages > 0 }
        let wanted = answer.facets[counts.facet] ?? [:]
        let isEqual =
            found.count == wanted.count && counts.valueCount == wanted.count
            && found.allSatisfy { value in
                wanted[value.value]?.passages == value.passages
                    && wanted[value.value]?.documents.count == value.documents
            }
        return isEqual ? nil : "\(found) for \(wanted)"
    }

    private func difference(_ steps: [SearchResult.Step], _ total: SearchResult.Count) -> String? {
        let sum = steps.reduce(0) { $0 + $1.passages }
        return steps.isEmpty || sum == total.passages ? nil : "\(steps) for \(total.passages)"
    }
}
