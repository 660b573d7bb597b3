import CorpusStore
import PassageIndex

/// Finds the passages that a plan asks for.
struct MatchEvaluator {
    let snapshot: CorpusSnapshot
    let store: LeafStore
    /// The farthest reason for which an alternative counts.
    var reason: Reason = .entity

    /// The passages that match, ascending.
    func passages(_ node: PlanNode) throws -> [UInt32] {
        try passages(node, within: nil)
    }

    /// The passages that match; those outside `candidates` may be left out.
    private func passages(_ node: PlanNode, within candidates: [UInt32]?) throws -> [UInt32] {
        switch node {
        case .nothing: return []
        case .everything: return try candidates ?? snapshot.allPassages()
        case .leaf(let leaf):
            return try store.postings(of: leaf, upTo: reason).map(\.passage)
        case .facts(let test):
            let all = try candidates ?? snapshot.allPassages()
            var kept: [UInt32] = []
            try snapshot.forEachFacts(of: all) { number, facts in
                if test.holds(facts) { kept.append(all[number]) }
            }
            return kept
        case .or(let nodes):
            return SortedSet.union(try nodes.map { try passages($0, within: candidates) })
        case .and(let nodes): return try intersection(of: nodes, within: candidates)
        case .not(let inner):
            let all = try candidates ?? snapshot.allPassages()
            var full = self
            // Expansions are not to bring back what was excluded.
            full.reason = .entity
            return SortedSet.difference(all, try full.passages(inner, within: all))
        }
    }

    /// Looks words up first, smallest set first, and asks of what is left what costs more.
    private func intersection(
        of nodes: [PlanNode],
        within candidates: [UInt32]?
    ) throws -> [UInt32] {
        var left = candidates
        var late: [PlanNode] = []
        var sets: [[UInt32]] = []
        for node in nodes {
            switch node {
            case .facts, .not, .everything: late.append(node)
            default: sets.append(try passages(node, within: candidates))
            }
        }
        for set in sets.sorted(by: { $0.count < $1.count }) {
            left = left.map { SortedSet.intersection($0, set) } ?? set
        }
        for node in late { left = try passages(node, within: left) }
        return left ?? []
    }
}

/// Operations on ascending lists without repetition.
enum SortedSet {
    /// What is in both.
    ///
    /// - Complexity: O(*s* log *l*) for a short and a much longer list, O(*s* + *l*) otherwise.
    static func intersection(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        let (short, long) = left.count <= right.count ? (left, right) : (right, left)
        var both: [UInt32] = []
        var at = 0
        if long.count / 16 > short.count {
            for value in short {
                at = lowerBound(of: value, in: long, from: at)
                guard at < long.count else { break }
                if long[at] == value { both.append(value) }
            }
            return both
        }
        for value in short {
            while at < long.count, long[at] < value { at += 1 }
            guard at < long.count else { break }
            if long[at] == value { both.append(value) }
        }
        return both
    }

    /// What is in any.
    static func union<Element: Comparable>(_ lists: [[Element]]) -> [Element] {
        var lists = lists.filter { !$0.isEmpty }
        while lists.count > 1 {
            lists.sort { $0.count > $1.count }
            let (last, next) = (lists.removeLast(), lists.removeLast())
            lists.append(merge(last, next))
        }
        return lists.first ?? []
    }

    /// What is in the first and not in the second.
    static func difference(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var kept: [UInt32] = []
        var at = 0
        for value in left {
            while at < right.count, right[at] < value { at += 1 }
            if at == right.count || right[at] != value { kept.append(value) }
        }
        return kept
    }

    /// The first place from `start` on that does not hold less than `value`, by doubling steps.
    private static func lowerBound(of value: UInt32, in list: [UInt32], from start: Int) -> Int {
        var step = 1
        var low = start
        while low + step < list.count, list[low + step] < value {
            low += step
            step *= 2
        }
        var high = min(low + step, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static func merge<Element: Comparable>(
        _ left: [Element],
        _ right: [Element]
    ) -> [Element] {
        var merged: [Element] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i] < right[j] {
                merged.append(left[i])
                i += 1
            } else {
                if left[i] == right[j] { i += 1 }
                merged.append(right[j])
                j += 1
            }
        }
        merged.append(contentsOf: left[i...])
        merged.append(contentsOf: right[j...])
        return merged
    }
}
