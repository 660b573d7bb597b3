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
    /// Hands out the numbers of a passage's values.
    func forEachNumber(in facts: borrowing PassageFacts, _ body: (UInt32) -> Void) {
        switch self {
        case .country: for code in facts.countries { body(UInt32(code)) }
        case .person: Self.forEachEntity(of: .person, in: facts, body)
        case .organization: Self.forEachEntity(of: .organization, in: facts, body)
        case .place: Self.forEachEntity(of: .place, in: facts, body)
        case .source: if facts.source != 0 { body(facts.source) }
        case .language: if facts.language != 0 { body(facts.language) }
        case .year: if facts.day >= 10_000 { body(facts.day / 10_000) }
        }
    }

    private static func forEachEntity(
        of type: FacetType,
        in facts: borrowing PassageFacts,
        _ body: (UInt32) -> Void
    ) {
        for entity in facts.entities where entity & 3 == type.number { body(entity >> 2) }
    }
}
