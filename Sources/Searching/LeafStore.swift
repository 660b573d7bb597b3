import CorpusStore
import PassageIndex

/// The postings of a plan's leaves, each fetched once.
final class LeafStore {
    private let snapshot: CorpusSnapshot
    private let leaves: [Leaf]
    /// The only passages whose texts are looked at, where texts are; `nil` for all.
    private let looked: Set<UInt32>?
    private var found: [Int: LeafPostings] = [:]

    init(snapshot: CorpusSnapshot, leaves: [Leaf], lookingAt passages: [UInt32]? = nil) {
        self.snapshot = snapshot
        self.leaves = leaves
        looked = passages.map(Set.init)
    }

    /// Where a leaf occurs, all its alternatives taken as one term.
    ///
    /// - Parameter leaf: The leaf's position in the plan.
    /// - Returns: Its postings and the passages they are in.
    /// - Throws: A database error when the file cannot be read.
    func postings(of leaf: Int) throws -> LeafPostings {
        if let known = found[leaf] { return known }
        let fetched = try fetch(leaves[leaf])
        found[leaf] = fetched
        return fetched
    }

    /// How many pages of the index it takes to look a leaf up, about.
    func cost(of leaf: Int) throws -> Int {
        guard found[leaf] == nil else { return 0 }
        let terms = try snapshot.terms
        let alternatives = leaves[leaf].alternatives + (leaves[leaf].near?.words ?? []).joined()
        return try alternatives.reduce(0) { try $0 + terms.pageCount(of: $1.term) }
    }

    private func fetch(_ leaf: Leaf) throws -> LeafPostings {
        let terms = try snapshot.terms
        if let near = leaf.near {
            let words = try positions(of: near, terms)
            guard Proximity.canHold(words) else { return LeafPostings(postings: []) }
            let starts = Proximity.windows(words, distance: near.distance).map {
                words[$0.word][$0.place]
            }
            let levels = near.words.map { $0.map(\.reason.level).min() ?? 0 }
            return LeafPostings(
                postings: TermReader.postings(of: starts),
                level: levels.max() ?? 0
            )
        }
        if let literal = leaf.literal {
            let all = Position.union(
                try leaf.alternatives.map { try terms.positions(of: $0.term) }
            ).filter { looked?.contains($0.passage) ?? true }
            let found = try literal.filtered(all, snapshot: snapshot)
            return LeafPostings(postings: TermReader.postings(of: found))
        }
        guard leaf.alternatives.count > 1 else {
            guard let only = leaf.alternatives.first else { return LeafPostings(postings: []) }
            return LeafPostings(
                postings: try terms.postings(of: only.term),
                level: only.reason.level
            )
        }
        return try union(leaf.alternatives, terms)
    }

    /// The positions of each word of a stretch; nothing when one of them stands nowhere.
    private func positions(of near: Leaf.Near, _ terms: TermReader) throws -> [[Position]] {
        var known: [[Alternative]: [Position]] = [:]
        var words: [[Position]] = []
        for alternatives in near.words {
            let word =
                try known[alternatives]
                ?? Position.union(try alternatives.map { try terms.positions(of: $0.term) })
            known[alternatives] = word
            guard !word.isEmpty else { return [] }
            words.append(word)
        }
        return words
    }

    /// Where any of the alternatives stands: where two start at one place, it counts once.
    private func union(_ alternatives: [Alternative], _ terms: TermReader) throws -> LeafPostings {
        var lists: [(level: UInt8, positions: [Position])] = []
        for alternative in alternatives {
            let positions = try terms.positions(of: alternative.term)
            if !positions.isEmpty { lists.append((alternative.reason.level, positions)) }
        }
        let postings = TermReader.postings(of: Position.union(lists.map(\.positions)))
        let highest = lists.map(\.level).max() ?? 0
        guard let lowest = lists.map(\.level).min(), lowest < highest else {
            return LeafPostings(postings: postings, level: highest)
        }
        var levels = [UInt8](repeating: highest, count: postings.count)
        for (level, positions) in lists where level < highest {
            var place = 0
            for position in positions {
                while postings[place].passage < position.passage { place += 1 }
                levels[place] = min(levels[place], level)
            }
        }
        return LeafPostings(postings: postings, levels: levels)
    }
}

/// Where a leaf occurs.
struct LeafPostings {
    /// In the order of the passages.
    let postings: [Posting]
    /// The passages.
    let matches: MatchSet

    init(postings: [Posting], level: UInt8 = 0) {
        self.init(
            postings: postings,
            levels: level == 0 ? [] : [UInt8](repeating: level, count: postings.count)
        )
    }

    init(postings: [Posting], levels: [UInt8]) {
        self.postings = postings
        matches = MatchSet(passages: postings.map(\.passage), levels: levels)
    }
}

extension Reason {
    /// How far from what was typed: a passage that is found in several ways counts for the nearest.
    ///
    /// What a field asked for is a condition, and no step away from anything.
    var level: UInt8 {
        self == .exact || self == .entity
            ? 0 : UInt8((Self.allCases.firstIndex(of: self) ?? 1) - 1)
    }

    /// The reasons that are steps, by their levels.
    static let steps = allCases.filter { $0 != .exact && $0 != .entity }
}
