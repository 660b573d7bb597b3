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

    /// What of a passage the facet tells apart.
    func value(countriesBy basis: CountryBasis) -> PassageValue {
        switch self {
        case .country: basis.value
        case .person: .entities(type: FacetType.person.number)
        case .organization: .entities(type: FacetType.organization.number)
        case .place: .entities(type: FacetType.place.number)
        case .source: .source
        case .language: .language
        case .year: .year
        }
    }
}

extension CountryBasis {
    /// What of a passage it asks for.
    var value: PassageValue {
        switch self {
        case .any: .countries
        case .named: .countriesNamed
        case .about: .countriesAbout
        case .main: .mainCountry
        }
    }
}
