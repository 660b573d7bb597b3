import CorpusStore

/// Says why a passage points to its countries.
struct CountryReasonFinder {
    private let snapshot: CorpusSnapshot
    private var known: [String: CountryReasons] = [:]

    init(snapshot: CorpusSnapshot) { self.snapshot = snapshot }

    /// The reasons for each country.
    ///
    /// - Parameters:
    ///   - countries: Codes.
    ///   - mentions: The passage's.
    ///   - text: The passage's.
    ///   - leading: The countries that stand over the document, for its first passage.
    /// - Returns: As many as there are countries.
    /// - Throws: A database error when the file cannot be read.
    mutating func reasons(
        for countries: [String],
        mentions: [EntityMention],
        text: String,
        leading: [DocumentCountry]
    ) throws -> [CountryReasons] {
        var reasons: [String: CountryReasons] = [:]
        for country in leading {
            reasons[country.code] = country.reasons.intersection([.dateline, .field])
        }
        let bytes = Array(text.utf8)
        for mention in mentions {
            guard let country = mention.country else { continue }
            let range = mention.range.clamped(to: 0..<bytes.count)
            let written = String(decoding: bytes[range], as: UTF8.self)
            let reason = try reason(for: mention, of: country, written: written)
            reasons[country, default: []].formUnion(reason)
        }
        return countries.map { reasons[$0] ?? [] }
    }

    private mutating func reason(
        for mention: EntityMention,
        of country: String,
        written: String
    ) throws -> CountryReasons {
        switch mention.type {
        case "person": return .person
        case "organization": return .organization
        default: break
        }
        let question = "\(mention.id) \(written)"
        if let reason = known[question] { return reason }
        let names = try snapshot.aliases(folded: NameFinder.key(of: written))
        let reason: CountryReasons
        if mention.type == "place" {
            let isCapital = names.contains {
                $0.kind == "capital" && $0.entity.country == country
            }
            reason = isCapital ? .capital : .place
        } else {
            let kind = names.first { $0.entity.key == mention.id }?.kind
            reason = kind == "demonym" ? .demonym : kind == "capital" ? .capital : .name
        }
        known[question] = reason
        return reason
    }
}
