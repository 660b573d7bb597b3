import CorpusStore
import TextAnalysis

/// Fetches what is shown of a hit, and marks what matches in it.
struct HitBuilder {
    private let snapshot: CorpusSnapshot
    /// Marks what matches; `nil` when nothing is to be marked.
    private let highlighter: Highlighter?
    private var stemmers: [String: Stemmer?] = [:]
    /// Says why passages point to countries; `nil` when nobody asks.
    private var reasons: CountryReasonFinder?
    private var entities: [Int64: StoredEntity] = [:]

    init(snapshot: CorpusSnapshot, plan: SearchPlan, marks: Bool, explains: Bool = false) {
        self.snapshot = snapshot
        reasons = explains ? CountryReasonFinder(snapshot: snapshot) : nil
        highlighter = marks ? Highlighter(leaves: plan.marked) : nil
    }

    /// The hit of a passage, with rank and score still to be set.
    ///
    /// - Throws: `IndexError` when the passage or its document is not in the tables.
    mutating func hit(passage number: UInt32) throws -> Hit {
        guard let (stored, document) = try snapshot.hit(number) else {
            throw snapshot.damaged("passage \(number) or its document is missing")
        }
        let leading = stored.ordinal == 0 ? document.leadingCountries : []
        for mention in stored.mentions where entities[mention.entity] == nil {
            entities[mention.entity] = try snapshot.entity(mention.entity)
        }
        let language = document.language ?? ""
        if highlighter != nil, stemmers[language] == nil {
            stemmers.updateValue(Stemmer(language: language, remembers: false), forKey: language)
        }
        let mentions = stored.mentions.compactMap { mention in
            entities[mention.entity].map {
                EntityMention(
                    id: $0.key,
                    type: $0.type.rawValue,
                    name: $0.name,
                    country: $0.country,
                    range: mention.range
                )
            }
        }
        let countries = Set(mentions.compactMap(\.country) + leading.map(\.code)).sorted()
        return Hit(
            rank: 0,
            score: 0,
            document: DocumentSummary(document),
            passage: Passage(stored),
            highlights: highlighter?.highlights(
                in: stored,
                stemmer: stemmers[language] ?? nil,
                language: language,
                entities: { entities[$0] }
            ) ?? [],
            entities: mentions,
            countries: countries,
            countryReasons: try reasons?.reasons(
                for: countries,
                mentions: mentions,
                text: stored.text,
                leading: leading
            ) ?? [],
            explanation: []
        )
    }
}

extension StoredDocumentHead {
    /// The countries that stand over the document.
    fileprivate var leadingCountries: [DocumentCountry] {
        let codes = Set(countries.leading)
        return countries.filter { codes.contains($0.code) }
    }
}

extension DocumentSummary {
    init(_ stored: StoredDocumentHead) {
        self.init(
            id: stored.identifier ?? stored.uri,
            uri: stored.uri,
            title: stored.title,
            published: stored.published,
            source: stored.source,
            language: stored.language,
            url: stored.url,
            country: stored.countries.first?.code
        )
    }
}

extension SearchPlan {
    /// The leaves of what must not be there.
    var excluded: Set<Int> {
        var excluded: Set<Int> = []
        root.collectExcluded(into: &excluded)
        return excluded
    }

    /// The leaves whose matches are shown: those that add to scores, and the entities asked for.
    var marked: [Leaf] {
        let excluded = excluded
        return leaves.indices.filter { !excluded.contains($0) }.map { leaves[$0] }
    }
}

extension PlanNode {
    /// The leaves below a `not`.
    fileprivate func collectExcluded(into leaves: inout Set<Int>, isExcluded: Bool = false) {
        switch self {
        case .leaf(let leaf): if isExcluded { leaves.insert(leaf) }
        case .and(let nodes), .or(let nodes):
            for node in nodes { node.collectExcluded(into: &leaves, isExcluded: isExcluded) }
        case .not(let inner): inner.collectExcluded(into: &leaves, isExcluded: !isExcluded)
        case .facts, .everything, .nothing: break
        }
    }
}
