import CorpusStore
import Searching
import Testing

/// Searches compared with a model that computes every answer from the definitions.
struct SearchModelTests {
    @Test(arguments: UInt64(0)..<12)
    func answersAreThoseOfTheModel(seed: UInt64) throws {
        let index = try SampleIndex(seed: seed)
        for round in 0..<4 {
            try index.change(writing: round == 0 ? 14 : 4, removing: round * 2)
            // What is written and removed between two of these is merged with the lists that they make.
            if round == Int(seed) % 4 || seed % 3 == 0 { try index.optimize() }
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

    /// Words of very unlike frequency, so that lists have many blocks of which some can be skipped.
    @Test(arguments: UInt64(200)..<203)
    func theBestAreThoseOfScoringEveryPassage(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let words = (0..<40).map { "word\($0)" }
        let texts = (0..<3000).map { number in
            (0..<Int.random(in: 1...30, using: &dice)).map { _ in
                let rank = Int.random(in: 0..<40, using: &dice)
                return words[rank * rank / 40]
            }.joined(separator: " ") + (number % 700 == 3 ? " seldom seldom" : "")
        }
        let index = try SampleIndex(texts: texts, language: nil)
        for step in 0..<3 {
            // First the lists are there, then some of what they hold is not, then it is in order again.
            if step != 1 {
                try index.optimize()
            } else {
                for number in 0..<40 { try index.remove("/\(number * 71)") }
                try index.commit()
            }
            for _ in 0..<12 {
                let typed = (0..<dice.pick([1, 2, 3, 6])).map { _ in
                    dice.happens(onceIn: 6) ? "seldom" : dice.pick(words)
                }
                var request = SearchRequest(typed.map { "\"\($0)\"" }.joined(separator: " "))
                request.match = dice.pick(MatchMode.allCases)
                request.limit = dice.pick([1, 10, 200])
                var plain = request
                // Explaining needs every passage.
                plain.explains = true
                let expected = try index.searcher.search(plain)
                for countsMatches in [true, false] {
                    request.countsMatches = countsMatches
                    let found = try index.searcher.search(request)
                    #expect(found.hits.map(\.passage.id) == expected.hits.map(\.passage.id))
                    #expect(found.hits.map(\.score) == expected.hits.map(\.score), "\(typed)")
                    #expect(found.isTotalExact == countsMatches)
                    if countsMatches { #expect(found.total == expected.total) }
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
        // The model knows of fields only what any passage is asked.
        if !request.query.contains("country:") {
            request.countryBasis = samples.dice.pick(CountryBasis.allCases)
        }
        request.emptyFindsAll = Bool.random(using: &samples.dice)
        if samples.dice.happens(onceIn: 3) {
            request.countsMatches = false
            request.facets = []
        }
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
            difference(result, answer)
            ?? difference(result.hits, request, answer)
            ?? result.facets.lazy.compactMap { difference($0, answer) }.first
            ?? difference(result.steps, result.total)
        if let fault {
            Issue.record(
                "\(request.query), read as \(result.interpretation): \(fault); \(request)"
            )
        }
    }

    private func difference(_ result: SearchResult, _ answer: ModelIndex.Answer) -> String? {
        let total = result.total
        guard result.isTotalExact else {
            return total.passages <= answer.passages.count ? nil : "\(total) is too much"
        }
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
