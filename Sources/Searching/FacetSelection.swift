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
            case .any:
                for at in facts.countryRange(place) { body(UInt32(facts.countries[at])) }
            case .named:
                for at in facts.countryRange(place) where facts.isNamed[at] {
                    body(UInt32(facts.countries[at]))
                }
            case .about:
                for at in facts.aboutRange(place) { body(UInt32(facts.documentCountries[at])) }
            case .main:
                for at in facts.mainRange(place) { body(UInt32(facts.documentCountries[at])) }
            }
        case .person, .organization, .place:
            let type = entityType?.number ?? 0
            for at in facts.entityRange(place) where facts.entities[at] & 3 == type {
                body(facts.entities[at] >> 2)
            }
        case .source: if facts.sources[place] != 0 { body(facts.sources[place]) }
        case .language: if facts.languages[place] != 0 { body(facts.languages[place]) }
        case .year: if facts.days[place] >= 10_000 { body(facts.days[place] / 10_000) }
        }
    }
}
