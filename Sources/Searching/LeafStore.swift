import CorpusStore
import PassageIndex

/// The postings of a plan's leaves, each fetched once.
final class LeafStore {
    private let snapshot: CorpusSnapshot
    private let leaves: [Leaf]
    private var positions: [MatchTerm: [Position]] = [:]
    private var postings: [Key: [Posting]] = [:]

    private struct Key: Hashable {
        var leaf: Int
        var reason: Reason
    }

    init(snapshot: CorpusSnapshot, leaves: [Leaf]) {
        self.snapshot = snapshot
        self.leaves = leaves
    }

    /// Where a leaf occurs, all its alternatives taken as one term.
    ///
    /// - Parameters:
    ///   - leaf: The leaf's position in the plan.
    ///   - reason: The farthest reason for which an alternative counts.
    /// - Returns: Its postings, in the order of the passages.
    /// - Throws: A database error when the file cannot be read.
    func postings(of leaf: Int, upTo reason: Reason = .entity) throws -> [Posting] {
        let farthest = leaves[leaf].alternatives.map(\.reason).max() ?? .fold
        let key = Key(leaf: leaf, reason: min(reason, farthest))
        if let known = postings[key] { return known }
        let found = try fetch(leaves[leaf], upTo: reason)
        postings[key] = found
        return found
    }

    private func fetch(_ leaf: Leaf, upTo reason: Reason) throws -> [Posting] {
        if let near = leaf.near {
            let words = try near.words.map { try union($0.map(\.term)) }
            return Self.postings(
                of: Proximity.windows(words, distance: near.distance).map {
                    words[$0.word][$0.place]
                }
            )
        }
        // What a field asked for is a condition at every step.
        let terms = leaf.alternatives.filter { $0.reason <= reason || $0.reason == .entity }
            .map(\.term)
        guard terms.count > 1 else { return try terms.first.map(snapshot.postings) ?? [] }
        return Self.postings(of: try union(terms))
    }

    /// The positions of any of the terms: where two start at one place, it counts once.
    private func union(_ terms: [MatchTerm]) throws -> [Position] {
        var lists: [[Position]] = []
        for term in terms {
            let list = try positions[term] ?? snapshot.positions(of: term)
            positions[term] = list
            if !list.isEmpty { lists.append(list) }
        }
        return SortedSet.union(lists)
    }

    /// Counts positions by passage and column.
    private static func postings(of positions: [Position]) -> [Posting] {
        var postings: [Posting] = []
        for position in positions {
            if postings.last?.passage != position.passage {
                postings.append(Posting(passage: position.passage, title: 0, heading: 0, text: 0))
            }
            let last = postings.count - 1
            switch position.column {
            case 0: postings[last].title = min(postings[last].title, .max - 1) + 1
            case 1: postings[last].heading = min(postings[last].heading, .max - 1) + 1
            default: postings[last].text = min(postings[last].text, .max - 1) + 1
            }
        }
        return postings
    }
}
