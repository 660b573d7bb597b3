import CorpusStore
import Foundation
import QueryLanguage
import Searching

/// An index that remembers everything and computes every answer from the definitions.
struct ModelIndex {
    private(set) var documents: [String: SampleDocument] = [:]
    private var passages: [ModelPassage] = []
    private var knowsEntities = false
    private var languages: Set<String> = []

    mutating func write(_ document: SampleDocument) {
        remove(document.uri)
        documents[document.uri] = document
        passages += document.passages.indices.map { ModelPassage(document, ordinal: $0) }
        if document.mentionsEntities { knowsEntities = true }
        if let language = document.language { languages.insert(language) }
    }

    mutating func remove(_ uri: String) {
        documents[uri] = nil
        passages.removeAll { $0.uri == uri }
    }

    /// What a search should find.
    struct Answer {
        /// Scores by `uri ordinal`.
        var passages: [String: Double] = [:]
        /// Scores by uri.
        var documents: [String: Double] = [:]
        /// Values with passages and documents.
        var facets: [Facet: [String: Tally]] = [:]
    }

    struct Tally: Equatable {
        var passages = 0
        var documents: Set<String> = []
    }

    func answer(_ request: SearchRequest) -> Answer {
        let reader = ModelReader(
            match: request.match,
            knowsEntities: knowsEntities,
            languages: languages
        )
        let root = QueryParser().parse(request.query).root.map(reader.node)
        let asks =
            root != nil || request.emptyFindsAll || !request.filters.isEmpty
            || !request.paths.isEmpty || request.from != nil || request.to != nil
        let matching = passages.filter { passage in
            asks && root?.holds(passage) ?? true
                && (request.from == nil && request.to == nil
                    || passage.isPublished(from: request.from, to: request.to))
                && (request.paths.isEmpty || request.paths.contains { passage.isAt(path: $0) })
        }
        var answer = Answer()
        let kept = matching.filter { fits($0, request, but: nil, reader) }
        score(kept, root?.scored ?? [], into: &answer)
        for facet in request.facets {
            var tallies: [String: Tally] = [:]
            for passage in matching where fits(passage, request, but: facet, reader) {
                for value in passage.values(of: facet, request.countryBasis) {
                    tallies[value, default: Tally()].passages += 1
                    tallies[value, default: Tally()].documents.insert(passage.uri)
                }
            }
            answer.facets[facet] = tallies
        }
        return answer
    }

    private func fits(
        _ passage: ModelPassage,
        _ request: SearchRequest,
        but excepted: Facet?,
        _ reader: ModelReader
    ) -> Bool {
        Dictionary(grouping: request.filters, by: \.facet).allSatisfy { facet, chosen in
            facet == excepted
                || chosen.contains { filter in
                    let values = passage.values(of: facet, request.countryBasis)
                    switch facet {
                    case .country:
                        return reader.countries(filter.value).contains { values.contains($0) }
                    case .person, .organization, .place:
                        let type = FacetType(rawValue: facet.rawValue) ?? .person
                        return reader.chosen(filter.value, type).contains {
                            values.contains($0.key)
                        }
                    case .source, .language, .year:
                        return values.contains { $0.lowercased() == filter.value.lowercased() }
                    }
                }
        }
    }

    /// BM25 as it is defined, with k1 = 1.6 and b = 0.75.
    private func score(
        _ kept: [ModelPassage],
        _ parts: [(weight: Double, places: (ModelPassage) -> Set<ModelPlace>)],
        into answer: inout Answer
    ) {
        let words = Double(passages.reduce(0) { $0 + $1.length })
        for passage in kept {
            answer.passages[passage.name] = 0
            answer.documents[passage.uri] = 0
        }
        for part in parts {
            let frequencyOf = Dictionary(
                uniqueKeysWithValues: passages.map { passage in
                    let found = part.places(passage)
                    return (passage.name, found.reduce(0.0) { $0 + [3.0, 2.0, 1.0][$1.column] })
                }
            )
            let with = Double(frequencyOf.values.count { $0 > 0 })
            let count = Double(passages.count)
            let idf = part.weight * Self.idf(of: with, among: count)
            let documentsWith = Set(
                passages.filter { (frequencyOf[$0.name] ?? 0) > 0 }.map(\.uri)
            ).count
            let documentIDF =
                part.weight * Self.idf(of: Double(documentsWith), among: Double(documents.count))
            var frequencies: [String: Double] = [:]
            for passage in kept {
                let frequency = part.places(passage).reduce(0.0) {
                    $0 + [3.0, 2.0, 1.0][$1.column]
                }
                frequencies[passage.uri, default: 0] += frequency
                answer.passages[passage.name]? += Self.bm25(
                    frequency,
                    idf,
                    length: Double(passage.length),
                    average: words / Double(max(passages.count, 1))
                )
            }
            for (uri, frequency) in frequencies where frequency > 0 {
                let length = passages.reduce(0) { $1.uri == uri ? $0 + $1.length : $0 }
                answer.documents[uri]? += Self.bm25(
                    frequency,
                    documentIDF,
                    length: Double(length),
                    average: words / Double(max(documents.count, 1))
                )
            }
        }
    }

    private static func idf(of with: Double, among count: Double) -> Double {
        max(log((count - with + 0.5) / (with + 0.5)), 1e-6)
    }

    private static func bm25(
        _ frequency: Double,
        _ idf: Double,
        length: Double,
        average: Double
    ) -> Double {
        let norm = 1.6 * (0.25 + 0.75 * length / max(average, 1))
        return frequency == 0 ? 0 : idf * frequency * 2.6 / (frequency + norm)
    }
}

extension ModelPassage {
    /// The values of a facet, as filters take them.
    func values(of facet: Facet, _ basis: CountryBasis) -> Set<String> {
        let named = entities.map { SampleEntity.all[$0] }
        func keys(_ type: FacetType) -> Set<String> {
            Set(named.filter { $0.type == type }.map(\.key))
        }
        switch facet {
        case .country: return countries(by: basis)
        case .person: return keys(.person)
        case .organization: return keys(.organization)
        case .place: return keys(.place)
        case .source: return Set([document.source].compactMap { $0 })
        case .language: return Set([document.language].compactMap { $0 })
        case .year: return Set([document.published.map { String($0.prefix(4)) }].compactMap { $0 })
        }
    }
}
