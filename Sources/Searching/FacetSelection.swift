import CorpusStore

/// The filters of a request, in the numbers that facts are kept in.
struct FacetSelection {
    /// Values of one facet are alternatives.
    private(set) var values: [Facet: Set<UInt32>] = [:]
    private(set) var hints: [SearchResult.Hint] = []

    init(_ filters: [Filter], snapshot: CorpusSnapshot) throws {
        let resolver = ValueResolver(snapshot: snapshot, names: NameFinder(snapshot: snapshot))
        for filter in filters {
            let numbers = try Self.numbers(of: filter, resolver: resolver)
            if numbers.isEmpty {
                hints.append(
                    SearchResult.Hint(
                        message:
                            "this index knows no \(filter.facet.rawValue) called “\(filter.value)”",
                        range: nil
                    )
                )
            }
            values[filter.facet, default: []].formUnion(numbers)
        }
    }

    private static func numbers(of filter: Filter, resolver: ValueResolver) throws -> Set<UInt32> {
        switch filter.facet {
        case .country:
            let codes = try resolver.countries(filter.value)
            return Set(codes.compactMap { PassageFacts.number(ofCountry: $0).map(UInt32.init) })
        case .person, .organization, .place:
            let type = FacetType(rawValue: filter.facet.rawValue) ?? .organization
            return Set(
                try resolver.entities(filter.value, type: type).map {
                    UInt32(truncatingIfNeeded: $0.number)
                }
            )
        case .source, .language:
            return try resolver.labels(filter.value, facet: filter.facet.rawValue)
        case .year: return UInt32(filter.value).map { [$0] } ?? []
        }
    }
}

extension Facet {
    /// The type of entity whose values the facet has.
    var entityType: FacetType? {
        switch self {
        case .person: .person
        case .organization: .organization
        case .place: .place
        case .country, .source, .language, .year: nil
        }
    }

    /// Hands out the numbers of the values of the passage at a place of a block.
    @inline(__always)
    func forEachNumber(
        in facts: FactBlock,
        _ place: Int,
        countriesBy basis: CountryBasis,
        _ body: (UInt32) -> Void
    ) {
        switch self {
        case .country:
            switch basis {
            case .any: facts.forEachCountry(place) { country, _ in body(country) }
            case .named: facts.forEachCountry(place) { if $1 { body($0) } }
            case .about: facts.forEachCountryAbout(place, body)
            case .main: if let country = facts.mainCountry(place) { body(country) }
            }
        case .person, .organization, .place:
            let type = entityType?.number ?? 0
            facts.forEachEntity(place) { if $0 & 3 == type { body($0 >> 2) } }
        case .source: if facts.source(place) != 0 { body(facts.source(place)) }
        case .language: if facts.language(place) != 0 { body(facts.language(place)) }
        case .year: if facts.day(place) >= 10_000 { body(facts.day(place) / 10_000) }
        }
    }
}
