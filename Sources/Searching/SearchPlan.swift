import CorpusStore
import PassageIndex

/// What a query means for one index.
struct SearchPlan {
    var root: PlanNode
    var leaves: [Leaf] = []
    var expansions: [SearchResult.Expansion] = []
    var hints: [SearchResult.Hint] = []
}

extension SearchPlan {
    /// Lets an entity stand wherever any of those stands that count for it.
    ///
    /// - Throws: A database error when the file cannot be read.
    mutating func followEntities(in snapshot: CorpusSnapshot) throws {
        guard try !snapshot.entityMap().isEmpty else { return }
        for number in leaves.indices {
            leaves[number].alternatives = try leaves[number].alternatives.flatMap { alternative in
                guard let entity = alternative.entity else { return [alternative] }
                return try snapshot.members(of: entity).map { member in
                    var next = alternative
                    if member != entity { next.term = MatchTerm([IndexTerm.entity(member)]) }
                    return next
                }
            }
        }
    }
}

extension SearchPlan {
    /// The plan that asks the same, however words are written: all passages match it that match the plan.
    var withoutLiterals: SearchPlan {
        var plan = self
        let bound = Set(leaves.indices.filter { leaves[$0].literal != nil })
        plan.root = root.withoutExclusions(of: bound)
        for number in bound { plan.leaves[number].literal = nil }
        return plan
    }
}

extension PlanNode {
    /// The node with everything for what is excluded by certain leaves.
    fileprivate func withoutExclusions(of leaves: Set<Int>) -> PlanNode {
        switch self {
        case .and(let nodes): .and(nodes.map { $0.withoutExclusions(of: leaves) })
        case .or(let nodes): .or(nodes.map { $0.withoutExclusions(of: leaves) })
        case .not(let inner): inner.contains(leaves) ? .everything : self
        case .leaf, .facts, .everything, .nothing: self
        }
    }

    private func contains(_ leaves: Set<Int>) -> Bool {
        switch self {
        case .leaf(let leaf): leaves.contains(leaf)
        case .and(let nodes), .or(let nodes): nodes.contains { $0.contains(leaves) }
        case .not(let inner): inner.contains(leaves)
        case .facts, .everything, .nothing: false
        }
    }
}

/// A part of a plan.
indirect enum PlanNode: Hashable {
    /// The passages with an occurrence of a leaf, by its position in ``SearchPlan/leaves``.
    case leaf(Int)
    /// The passages whose facts fit.
    case facts(FactTest)
    case and([PlanNode])
    case or([PlanNode])
    case not(PlanNode)
    case everything
    case nothing
}

/// Something to look up in the full-text index: alternatives that count as one term.
struct Leaf: Equatable {
    /// The words of the query it stands for.
    var typed: String
    var alternatives: [Alternative]
    /// For words near each other: the terms that must all be there, in place of alternatives.
    var near: Near?
    /// How much of its score counts; 0 for filters.
    var weight: Double
    /// How what is found must be written, where folding does not suffice.
    var literal: LiteralText?

    /// What of it is written just as typed.
    var asTyped: Leaf {
        var leaf = self
        leaf.alternatives.removeAll { $0.reason != .fold && $0.reason != .entity }
        let isWord = leaf.alternatives.contains { $0.reason == .fold && !$0.term.isPrefix }
        if leaf.literal == nil, near == nil, isWord {
            leaf.literal = LiteralText(typed, isCaseBound: false)
        }
        return leaf
    }

    struct Near: Equatable {
        /// One group of alternatives a word.
        var words: [[Alternative]]
        /// How many other words may stand between them.
        var distance: Int
    }
}

/// One way to match a leaf.
struct Alternative: Hashable {
    var term: MatchTerm
    var reason: Reason
    /// The entity the term stands for.
    var entity: Int64?
    /// Where one of these begins, the term does not count: a reader says that it is no name of the entity.
    var without: [MatchTerm] = []
}

/// A question that the facts of a passage answer.
enum FactTest: Hashable {
    case source(Set<UInt32>)
    case language(Set<UInt32>)
    /// Days as ``PassageFacts/day``; a day of zeros is unknown and fits nothing.
    case days(ClosedRange<UInt32>)
    case documents(Set<UInt32>)
    /// Countries as ``PassageFacts`` has them.
    case countries(Set<UInt32>, CountryBasis)

    /// Whether the passage at a place of a block fits; one that does not exist never does.
    func holds(_ facts: FactBlock, _ place: Int) -> Bool {
        guard facts.document(place) != 0 else { return false }
        return switch self {
        case .source(let labels): labels.contains(facts.source(place))
        case .language(let labels): labels.contains(facts.language(place))
        case .days(let days):
            facts.day(place) != 0 && Self.overlaps(facts.day(place), days)
        case .documents(let rows): rows.contains(facts.document(place))
        case .countries(let wanted, let basis): facts.has(wanted, basis.value, place)
        }
    }

    /// Whether a day that may be known only to the month or year can lie in a range.
    private static func overlaps(_ day: UInt32, _ days: ClosedRange<UInt32>) -> Bool {
        var last = day
        if last % 10_000 == 0 { last += 1231 } else if last % 100 == 0 { last += 31 }
        return day <= days.upperBound && last >= days.lowerBound
    }
}
