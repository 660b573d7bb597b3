import CorpusStore

/// Names the values of a facet for programs and for people.
struct FacetNames {
    private let facet: Facet
    private let snapshot: CorpusSnapshot
    private let labels: [UInt32: String]

    init(_ facet: Facet, snapshot: CorpusSnapshot) throws {
        self.facet = facet
        self.snapshot = snapshot
        switch facet {
        case .source, .language: labels = try snapshot.labels(facet.rawValue)
        default: labels = [:]
        }
    }

    /// What a filter takes, and what people read.
    func name(of number: UInt32) throws -> (value: String, label: String) {
        switch facet {
        case .country:
            let code = PassageFacts.country(of: UInt16(truncatingIfNeeded: number))
            return (code, try snapshot.entity(key: "country:\(code)")?.name ?? code)
        case .person, .organization, .place:
            guard let entity = try snapshot.entity(Int64(number)) else {
                return (String(number), String(number))
            }
            return (entity.key, entity.name)
        case .source, .language:
            let label = labels[number] ?? String(number)
            return (label, label)
        case .year: return (String(number), String(number))
        }
    }
}
