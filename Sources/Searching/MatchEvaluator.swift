import CorpusStore
import PassageIndex

/// Finds the passages that a plan asks for.
struct MatchEvaluator {
    let snapshot: CorpusSnapshot
    let store: LeafStore

    /// The passages that match.
    func matches(_ node: PlanNode) throws -> MatchSet { try matches(node, within: nil) }

    /// The passages that match; those outside `candidates` may be left out.
    private func matches(_ node: PlanNode, within candidates: MatchSet?) throws -> MatchSet {
        switch node {
        case .nothing: return MatchSet(passages: [])
        case .everything: return try candidates ?? all()
        case .leaf(let leaf): return try store.postings(of: leaf).matches
        case .facts(let test): return try sift(candidates ?? all(), test)
        case .or(let nodes):
            return MatchSet.union(try nodes.map { try matches($0, within: candidates) })
        case .and(let nodes): return try intersection(of: nodes, within: candidates)
        case .not(let inner):
            // Expansions are not to bring back what was excluded: the level of what is taken away
            // does not matter.
            let all = try candidates ?? all()
            return all.subtracting(try matches(inner, within: all))
        }
    }

    private func all() throws -> MatchSet { MatchSet(passages: try snapshot.allPassages()) }

    private func sift(_ set: MatchSet, _ test: FactTest) throws -> MatchSet {
        var isKept = [Bool](repeating: false, count: set.passages.count)
        try snapshot.forEachBlock(of: set.passages) { block, range in
            for at in range {
                isKept[at] = test.holds(block, FactBlock.place(of: set.passages[at]))
            }
        }
        return set.filter(isKept)
    }

    /// Looks words up first, and asks of what is left what costs more.
    private func intersection(
        of nodes: [PlanNode],
        within candidates: MatchSet?
    ) throws -> MatchSet {
        var left = candidates
        var late: [PlanNode] = []
        for node in try inOrderOfCost(nodes) {
            switch node {
            case .facts, .not, .everything: late.append(node)
            default:
                let set = try matches(node, within: candidates)
                left = left?.intersection(set) ?? set
                // Nothing more needs to be looked up.
                if left?.passages.isEmpty == true { return MatchSet(passages: []) }
            }
        }
        for node in late { left = try matches(node, within: left) }
        return left ?? MatchSet(passages: [])
    }

    /// Many nodes, such as the words of a text that was pasted: what is looked up fast comes first, and
    /// when nothing is left the rest is not looked up at all.
    private func inOrderOfCost(_ nodes: [PlanNode]) throws -> [PlanNode] {
        guard nodes.count > 8 else { return nodes }
        let costs = try nodes.map { node in
            if case .leaf(let leaf) = node { try store.cost(of: leaf) } else { Int.max }
        }
        return nodes.indices.sorted { (costs[$0], $0) < (costs[$1], $1) }.map { nodes[$0] }
    }
}
