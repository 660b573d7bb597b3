import CorpusStore
import PassageIndex

/// The postings of a plan's leaves, each fetched once.
final class LeafStore {
    private let snapshot: CorpusSnapshot
    private let leaves: [Leaf]
    /// The only passages whose texts are looked at, where texts are, ascending; `nil` for all.
    private let looked: [UInt32]?
    private var found: [Int: LeafPostings] = [:]

    init(snapshot: CorpusSnapshot, leaves: [Leaf], lookingAt passages: [UInt32]? = nil) {
        self.snapshot = snapshot
        self.leaves = leaves
        looked = passages
    }

    /// The leaves of a plan.
    ///
    /// Where it matters how words are written, only the texts of passages are looked at that match but
    /// for that.
    ///
    /// - Throws: A database error when the file cannot be read.
    convenience init(snapshot: CorpusSnapshot, plan: SearchPlan) throws {
        var candidates: [UInt32]?
        if plan.leaves.contains(where: { $0.literal != nil }) {
            let loose = plan.withoutLiterals
            let store = LeafStore(snapshot: snapshot, leaves: loose.leaves)
            let evaluator = MatchEvaluator(snapshot: snapshot, store: store)
            candidates = try evaluator.matches(loose.root).passages
        }
        self.init(snapshot: snapshot, leaves: plan.leaves, lookingAt: candidates)
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
            )
            let found = try literal.filtered(amongLooked(all), snapshot: snapshot)
            return LeafPostings(
                postings: TermReader.postings(of: found),
                however: TermReader.postings(of: all)
            )
        }
        guard leaf.alternatives.count > 1 || leaf.alternatives.first?.without.isEmpty == false
        else {
            guard let only = leaf.alternatives.first else { return LeafPostings(postings: []) }
            return LeafPostings(
                postings: try terms.postings(
                    of: only.term,
                    in: try snapshot.passages(withAllOf: only.term)
                ),
                level: only.reason.level
            )
        }
        return try union(leaf.alternatives, terms)
    }

    /// The positions in passages whose texts are looked at.
    private func amongLooked(_ positions: [Position]) -> [Position] {
        guard let looked else { return positions }
        var place = 0
        return positions.filter { position in
            while place < looked.count, looked[place] < position.passage { place += 1 }
            return place < looked.count && looked[place] == position.passage
        }
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
        if let frequent = try outweighing(alternatives, terms) {
            return try union(frequent.one, frequent.rest, terms)
        }
        let lists = try lists(of: alternatives, terms)
        let postings = TermReader.postings(of: Position.union(lists.map(\.positions)))
        return LeafPostings(postings: postings, levels: Self.levels(of: postings, lists))
    }

    private typealias Places = (level: UInt8, positions: [Position])

    private func lists(of alternatives: [Alternative], _ terms: TermReader) throws -> [Places] {
        try alternatives.map { ($0.reason.level, try positions(of: $0, terms)) }
            .filter { !$0.positions.isEmpty }
    }

    /// Where an alternative counts.
    private func positions(of alternative: Alternative, _ terms: TermReader) throws -> [Position] {
        let all = try terms.positions(of: alternative.term)
        guard !alternative.without.isEmpty, !all.isEmpty else { return all }
        let struck = Position.union(try alternative.without.map { try terms.positions(of: $0) })
        var next = 0
        return all.filter { position in
            while next < struck.count, struck[next] < position { next += 1 }
            return next == struck.count || struck[next] != position
        }
    }

    /// The levels of passages that lists have, each by its nearest; empty where all are 0.
    private static func levels(of postings: [Posting], _ lists: [Places]) -> [UInt8] {
        let highest = lists.map(\.level).max() ?? 0
        guard highest > 0 else { return [] }
        var levels = [UInt8](repeating: highest, count: postings.count)
        for (level, positions) in lists where level < highest {
            var place = 0
            for position in positions {
                while postings[place].passage < position.passage { place += 1 }
                levels[place] = min(levels[place], level)
            }
        }
        return levels
    }

    /// The alternative that is a word much more frequent than all others together.
    private func outweighing(
        _ alternatives: [Alternative],
        _ terms: TermReader
    ) throws -> (one: Alternative, rest: [Alternative])? {
        guard alternatives.allSatisfy(\.without.isEmpty) else { return nil }
        var alternatives = alternatives
        let pages = try alternatives.map { try terms.pageCount(of: $0.term) }
        guard let most = pages.indices.max(by: { pages[$0] < pages[$1] }),
            pages[most] >= Self.frequentPages, pages[most] > 4 * (pages.reduce(0, +) - pages[most]),
            alternatives[most].term.terms.count == 1, !alternatives[most].term.isPrefix,
            !alternatives.contains(where: \.term.isPrefix)
        else { return nil }
        let one = alternatives.remove(at: most)
        return (one, alternatives)
    }

    /// From so many pages of the index on a word is worth being counted apart.
    private static let frequentPages = 2

    /// As ``union(_:_:)``, but with the places of the frequent word only where others stand too.
    private func union(
        _ frequent: Alternative,
        _ rest: [Alternative],
        _ terms: TermReader
    ) throws -> LeafPostings {
        let all = try terms.postings(of: frequent.term)
        var lists = try lists(of: rest, terms)
        let others = Position.union(lists.map(\.positions))
        let shared = try terms.positions(
            of: frequent.term.terms[0],
            column: frequent.term.column,
            in: TermReader.rows(of: others)
        )
        lists.append((frequent.reason.level, shared))
        let mixed = TermReader.postings(of: Position.union([others, shared]))
        let mixedLevels = Self.levels(of: mixed, lists)
        var (postings, levels): ([Posting], [UInt8]) = ([], [])
        postings.reserveCapacity(all.count + mixed.count)
        let (level, hasLevels) = (frequent.reason.level, lists.contains { $0.level > 0 })
        if hasLevels { levels.reserveCapacity(all.count + mixed.count) }
        var at = 0
        func take(upTo passage: UInt32) {
            while at < mixed.count, mixed[at].passage <= passage {
                postings.append(mixed[at])
                if hasLevels { levels.append(mixedLevels[at]) }
                at += 1
            }
        }
        for posting in all {
            take(upTo: posting.passage)
            guard postings.last?.passage != posting.passage else { continue }
            postings.append(posting)
            if hasLevels { levels.append(level) }
        }
        take(upTo: .max)
        return LeafPostings(postings: postings, levels: levels)
    }
}

/// Where a leaf occurs.
struct LeafPostings {
    /// In the order of the passages.
    let postings: [Posting]
    /// The passages.
    let matches: MatchSet
    /// Where it occurs however it is written, if that is more: how rare it is goes by these.
    private(set) var however: [Posting]?

    /// The postings that tell how rare it is.
    var telling: [Posting] { however ?? postings }

    init(postings: [Posting], however: [Posting]) {
        self.init(postings: postings)
        self.however = however
    }

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
