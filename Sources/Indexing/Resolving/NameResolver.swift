import CorpusStore
import TextAnalysis

/// Decides which entities that share names are one.
///
/// What lists know stays what it is. An entity of no list counts for another of the same name, up to
/// folding: for the one of its kind that a list knows, if there is only one; otherwise for what most
/// passages take it for, since a tagger errs in types; but a person and a place of one name stay two. Then spellings are brought together: names of persons and organizations
/// of two words or more, all of which are spellings of one.
///
/// Equals are told apart by their keys, so that the answer does not depend on any order.
enum NameResolver {
    /// The rows of entities that count for another, with the other's.
    static func decide(_ entities: [NamedEntity]) -> [Int64: Int64] {
        var decided: [Int64: Int64] = [:]
        var byName: [String: [NamedEntity]] = [:]
        for entity in entities {
            for folded in Set(entity.names.map(\.folded)) {
                byName[folded, default: []].append(entity)
            }
        }
        for same in byName.values where same.count > 1 {
            for entity in same where !entity.isListed {
                if let other = target(of: entity, among: same) { decided[entity.row] = other.row }
            }
        }
        joinSpellings(entities, &decided)
        return decided
    }

    // MARK: - Same names

    /// The kinds of things that one name may be: what is of one kind is one.
    private enum Kind: CaseIterable {
        case organization, place, person

        init(_ type: FacetType) {
            self = type == .person ? .person : type == .organization ? .organization : .place
        }

        /// Whether a tagger may have taken the one for the other.
        func mayBe(_ other: Kind) -> Bool {
            !(self == .person && other == .place || self == .place && other == .person)
        }
    }

    private static func target(
        of entity: NamedEntity,
        among same: [NamedEntity]
    ) -> NamedEntity? {
        let kinds = Dictionary(grouping: same) { Kind($0.type) }
        let own = Kind(entity.type)
        let kind = destination(of: own, kinds)
        // Where what it might be taken for is taken for a third itself, it stays what it is.
        let isEnd = kind == own || destination(of: kind, kinds) == kind
        let target = (kinds[isEnd ? kind : own] ?? []).representative
        return target?.row == entity.row ? nil : target
    }

    /// The kind that most passages give a name; what a list knows is of its own kind.
    private static func destination(of kind: Kind, _ kinds: [Kind: [NamedEntity]]) -> Kind {
        guard kinds[kind]?.contains(where: \.isListed) != true else { return kind }
        var best = (kind: kind, passages: kinds[kind]?.passages ?? 0)
        for other in Kind.allCases where other.mayBe(kind) {
            let passages = kinds[other]?.passages ?? 0
            // A name is sooner taken wrongly for an organization's than for another's.
            let wins = passages == best.passages && passages > 0 && best.kind == .organization
            if passages > best.passages || wins { best = (other, passages) }
        }
        return best.kind
    }

    fileprivate static func comesBefore(_ left: NamedEntity, _ right: NamedEntity) -> Bool {
        if left.passages != right.passages { return left.passages > right.passages }
        if left.isListed != right.isListed { return left.isListed }
        return left.key < right.key
    }

    // MARK: - Spellings

    /// Lets what is spelled otherwise count for the commonest spelling that it is near enough.
    private static func joinSpellings(
        _ entities: [NamedEntity],
        _ decided: inout [Int64: Int64]
    ) {
        let open = entities.filter {
            decided[$0.row] == nil && ($0.type == .person || $0.type == .organization)
        }.map { (entity: $0, names: $0.names.map { NameWords($0.surface) }) }
            .filter { $0.names.contains { $0.words.count > 1 } }
            .sorted {
                $0.entity.isListed != $1.entity.isListed
                    ? $0.entity.isListed : comesBefore($0.entity, $1.entity)
            }
        for (place, next) in open.enumerated() where !next.entity.isListed {
            let known = open[..<place].first { earlier in
                decided[earlier.entity.row] == nil && earlier.entity.type == next.entity.type
                    && areSpellings(next.names, of: earlier.names)
            }
            if let known { decided[next.entity.row] = known.entity.row }
        }
    }

    /// Whether one of some names is a spelling of one of others.
    ///
    /// A name in the script of any of the others is held to those: Muhammad and Mahmoud are further
    /// apart in Arabic letters than across scripts.
    static func areSpellings(_ names: [NameWords], of others: [NameWords]) -> Bool {
        names.contains { name in
            let near = others.filter { $0.script != nil && $0.script == name.script }
            return (near.isEmpty ? others : near).contains { isSpelling(name, of: $0) }
        }
    }

    /// Whether two names of the same number of words, two or more, are spellings of one, word by word.
    static func isSpelling(_ name: NameWords, of other: NameWords) -> Bool {
        guard name.isComparable, other.isComparable, name.words.count == other.words.count,
            name.words.count > 1
        else { return false }
        return zip(name.words, other.words).allSatisfy { left, right in
            if left.form == right.form { return true }
            // An initial tells nothing of the rest, and short words are soon alike.
            guard min(left.letters.count, right.letters.count) > 3, !differInGender(left, right)
            else { return false }
            let likeness = NameSimilarity(left.letters, right.letters)
            return likeness.evidence >= leastEvidence && likeness.share >= leastShare
        }
    }

    /// Whether an *a* at the end makes the one a woman's name, as in Antonia beside Antonio; an *h* behind
    /// it is a spelling of it.
    private static func differInGender(_ left: NameWords.Word, _ right: NameWords.Word) -> Bool {
        guard left.letters.script == right.letters.script else { return false }
        let ends = [left, right].map { String(decoding: $0.form, as: UTF8.self).last }
        let (isWoman, isOpen) = (
            ends.map { $0 == "a" || $0 == "а" }, ends.map { $0 == "h" }
        )
        return isWoman[0] != isWoman[1] && !isOpen.contains(true)
    }

    // What it takes that two words count as spellings of one without anybody looking: e⁷ to one, and
    // nearly half of what the longer of them could say. Searches ask for much less.
    private static let leastEvidence = 7.0
    private static let leastShare = 0.45
}

extension [NamedEntity] {
    fileprivate var passages: Int { reduce(0) { $0 + $1.passages } }

    /// What they all are: the only one that a list knows, or the one in most passages; `nil` where lists
    /// know several by the name, and nothing tells which is meant.
    fileprivate var representative: NamedEntity? {
        let listed = filter(\.isListed)
        return listed.count > 1 ? nil : listed.first ?? self.min(by: NameResolver.comesBefore)
    }
}
