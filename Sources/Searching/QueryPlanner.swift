import CorpusStore
import PassageIndex
import QueryLanguage
import TextAnalysis

/// Turns what was typed into what it means for one index.
struct QueryPlanner {
    let snapshot: CorpusSnapshot
    let match: MatchMode
    private let countryBasis: CountryBasis
    /// What may be added to the words typed.
    private let expansions: Set<Reason>
    private var plan = SearchPlan(root: .nothing)
    /// The first leaf that may serve for the same word again: those outside an exclusion, which add to
    /// scores and are marked, have nothing to do with those inside.
    private var sharedLeaves = [0]
    /// The leaves of words by what they look up.
    private var leavesOf: [[Alternative]: [Int]] = [:]
    let words: WordForms
    let names: NameFinder
    let variants: NameVariants
    /// What the reader knows of names.
    let lists: NameLists

    init(
        snapshot: CorpusSnapshot,
        match: MatchMode,
        countryBasis: CountryBasis = .any,
        expansions: Set<Reason>,
        lists: NameLists
    ) throws {
        self.snapshot = snapshot
        self.match = match
        self.countryBasis = countryBasis
        words = WordForms(languages: try snapshot.labels("language").values.sorted())
        names = NameFinder(snapshot: snapshot)
        variants = NameVariants(snapshot: snapshot, names: names)
        self.expansions = expansions
        self.lists = lists
    }

    /// Plans a query.
    ///
    /// - Returns: The plan; its root is ``PlanNode/everything`` when the query is empty.
    mutating func plan(_ query: ParsedQuery) throws -> SearchPlan {
        plan.hints = query.hints.map { SearchResult.Hint(message: $0.message, range: $0.range) }
        plan.root = try query.root.map { try top($0) } ?? .everything
        return plan
    }

    /// Plans the root, where `--match any` makes alternatives of the words side by side.
    private mutating func top(_ root: QueryNode) throws -> PlanNode {
        guard match == .any, case .and(let nodes) = root else { return try node(root, column: nil) }
        let optional = nodes.filter(\.isWords)
        var required = try nodes.filter { !$0.isWords }.map { try node($0, column: nil) }
        let alternatives = try list(optional, column: nil, isAnyEnough: true)
        if !alternatives.isEmpty { required.append(.or(alternatives)) }
        return required.count == 1 ? required[0] : .and(required)
    }

    private mutating func node(_ node: QueryNode, column: IndexColumn?) throws -> PlanNode {
        switch node {
        case .and(let nodes): return .and(try list(nodes, column: column))
        case .or(let nodes):
            return .or(Self.once(try nodes.map { try self.node($0, column: column) }))
        case .not(let inner):
            let before = plan.leaves.count
            sharedLeaves.append(before)
            defer { sharedLeaves.removeLast() }
            let planned = try self.node(inner, column: column)
            // What must not be there cannot add to a score.
            for number in before..<plan.leaves.count { plan.leaves[number].weight = 0 }
            return .not(planned)
        case .word(let text):
            return try named([text], column: column) ?? self.word(text, column: column)
        case .prefix(let text):
            return leaf(text.text, words.prefix(text.text, column: column))
        case .phrase(let text): return try phrase(text, column: column)
        case .literal(let text):
            let literal = LiteralText(text.text, isCaseBound: true)
            return leaf(text.text, words.phrase(text.text, column: column), literal: literal)
        case .near(let text, let distance):
            return try near(text, distance: distance, column: column)
        case .inColumn(let inner, let content):
            return try self.node(content, column: IndexColumn(inner))
        case .field(let field, let value): return try self.field(field, value)
        case .date(let range, _):
            return .facts(.days(DayBounds.days(from: range.from, to: range.to)))
        case .anyEntity(let type, let source):
            let term = MatchTerm([IndexTerm.type(FacetType(type).letter)], column: column)
            return leaf(source.text, [Alternative(term: term, reason: .entity)])
        }
    }

    /// Plans nodes side by side, reading runs of words as names where they are known.
    private mutating func list(
        _ nodes: [QueryNode],
        column: IndexColumn?,
        isAnyEnough: Bool = false
    ) throws -> [PlanNode] {
        var planned: [PlanNode] = []
        var at = 0
        while at < nodes.count {
            let run = nodes[at...].prefix(NameFinder.longestName).prefix { $0.writtenWord != nil }
                .compactMap(\.writtenWord)
            // A query of hundreds of words is a text, in which looking for names would take longer
            // than searching for it.
            if nodes.count <= 64,
                let name = try name(startingOff: run, column: column, isAnyEnough: isAnyEnough)
            {
                planned.append(name.node)
                at += name.count
            } else {
                planned.append(try node(nodes[at], column: column))
                at += 1
            }
        }
        return Self.once(planned)
    }

    /// Plans the longest name of several words that a run of words starts with: one that a list knows
    /// before any other.
    private mutating func name(
        startingOff run: [QueryText],
        column: IndexColumn?,
        isAnyEnough: Bool
    ) throws -> (node: PlanNode, count: Int)? {
        for count in stride(from: run.count, to: 1, by: -1) {
            let node = try named(
                Array(run[..<count]),
                column: column,
                isListed: true,
                isAnyEnough: isAnyEnough
            )
            if let node { return (node, count) }
        }
        let count = try nameLength(run)
        guard count > 0 else { return nil }
        return try named(Array(run[..<count]), column: column, isAnyEnough: isAnyEnough)
            .map { ($0, count) }
    }

    /// What comes again adds to its leaf, and needs no second look.
    private static func once(_ nodes: [PlanNode]) -> [PlanNode] {
        var seen: Set<PlanNode> = []
        return nodes.filter { seen.insert($0).inserted }
    }

    /// Plans a word; a long run of a script without spaces, in which words cannot be told, as its parts.
    private mutating func word(_ text: QueryText, column: IndexColumn?) throws -> PlanNode {
        guard let parts = words.parts(text.text, column: column) else {
            let found = words.word(text.text, column: column)
            let near = try nearest(to: text, besides: found, column: column)
            return leaf(text.text, found + near)
        }
        let nodes = parts.map { leaf(text.text, $0) }
        return match == .any ? .or(nodes) : .and(nodes)
    }

    /// Whether there is room for words that are near to one that occurs nowhere: not for what must not
    /// be there, nor for a text in the place of a query.
    var takesSuggestions: Bool {
        sharedLeaves.count == 1 && plan.leaves.count < 16
            && plan.hints.filter { !$0.suggestions.isEmpty }.count < 3
    }

    /// Tells of the words that are near to one that occurs nowhere.
    mutating func suggest(_ near: [String], _ typed: String, _ range: Range<Int>) {
        let list = near.map { "“\($0)”" }.joined(separator: ", ")
        plan.hints.append(
            SearchResult.Hint(
                message: finds(.fuzzy)
                    ? "“\(typed)” is not in this index; searched for \(list)"
                    : "“\(typed)” is not in this index; did you mean \(list)?",
                range: range,
                suggestions: near
            )
        )
    }

    private mutating func near(
        _ text: QueryText,
        distance: Int,
        column: IndexColumn?
    ) throws -> PlanNode {
        let words = try words.singleWords(text.text, column: column).map { word in
            let near = try nearest(to: word, in: text)
            return near.isEmpty ? word : near
        }
        guard words.count > 1 else { return leaf(text.text, words.first ?? []) }
        plan.leaves.append(
            Leaf(
                typed: text.text,
                alternatives: [],
                near: Leaf.Near(words: words, distance: distance),
                weight: 1
            )
        )
        return .leaf(plan.leaves.count - 1)
    }

    /// Whether something may be added to the words typed.
    func finds(_ reason: Reason) -> Bool { expansions.contains(reason) }

    mutating func leaf(
        _ typed: String,
        _ alternatives: [Alternative],
        weight: Double = 1,
        literal: LiteralText? = nil
    ) -> PlanNode {
        let literal =
            literal ?? (finds(.fold) ? nil : LiteralText(typed, isCaseBound: false))
        var unique: [Alternative] = []
        for next in alternatives where !unique.contains(where: { $0.term == next.term }) {
            let isWanted = next.reason == .fold || next.reason == .entity || finds(next.reason)
            if isWanted { unique.append(next) }
        }
        guard !unique.isEmpty else { return .nothing }
        // The same word typed twice is one leaf that counts twice.
        let same = leavesOf[unique]?.first {
            $0 >= sharedLeaves.last ?? 0 && plan.leaves[$0].weight > 0
                && plan.leaves[$0].literal == literal
        }
        if let same {
            plan.leaves[same].weight += weight
            return .leaf(same)
        }
        leavesOf[unique, default: []].append(plan.leaves.count)
        plan.leaves.append(
            Leaf(
                typed: typed,
                alternatives: unique,
                near: nil,
                weight: weight,
                literal: literal
            )
        )
        return .leaf(plan.leaves.count - 1)
    }

    mutating func note(_ found: [NameFinder.Found], typed: String) {
        for entity in found.map(\.entity) {
            let expansion = SearchResult.Expansion(
                typed: typed,
                name: entity.name,
                key: entity.key,
                type: entity.type.rawValue
            )
            if !plan.expansions.contains(expansion) { plan.expansions.append(expansion) }
        }
    }

    private mutating func field(_ field: FacetField, _ value: QueryText) throws -> PlanNode {
        let resolver = ValueResolver(snapshot: snapshot, names: names)
        switch field {
        case .country:
            let codes = try resolver.countries(value.text)
            if codes.isEmpty { miss(field, value) }
            guard countryBasis == .any else {
                let numbers = codes.compactMap(PassageFacts.number(ofCountry:))
                return codes.isEmpty
                    ? .nothing : .facts(.countries(Set(numbers.map(UInt32.init)), countryBasis))
            }
            return filter(
                value,
                codes.map {
                    Alternative(term: MatchTerm([IndexTerm.country($0.utf8)]), reason: .entity)
                }
            )
        case .person, .organization, .place:
            let entities = try resolver.entities(value.text, type: FacetType(field))
            if entities.isEmpty { miss(field, value) }
            return filter(
                value,
                entities.map {
                    Alternative(
                        term: MatchTerm([IndexTerm.entity($0.number)]),
                        reason: .entity,
                        entity: $0.number
                    )
                }
            )
        case .source, .language:
            let labels = try resolver.labels(value.text, facet: field.rawValue)
            if labels.isEmpty { miss(field, value) }
            return .facts(field == .source ? .source(labels) : .language(labels))
        case .path: return .facts(.documents(try snapshot.documents(path: value.text)))
        }
    }

    private mutating func filter(_ value: QueryText, _ alternatives: [Alternative]) -> PlanNode {
        guard !alternatives.isEmpty else { return .nothing }
        plan.leaves.append(Leaf(typed: value.text, alternatives: alternatives, weight: 0))
        return .leaf(plan.leaves.count - 1)
    }

    private mutating func miss(_ field: FacetField, _ value: QueryText) {
        plan.hints.append(
            SearchResult.Hint(
                message: "this index knows no \(field.rawValue) called “\(value.text)”",
                range: value.range
            )
        )
    }
}
