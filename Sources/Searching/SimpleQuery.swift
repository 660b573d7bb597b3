import CorpusStore
import PassageIndex

/// A query of words that must all be there, or of which any may be, ranked by passage: the most of all
/// queries, which ``TopPassages`` answers.
struct SimpleQuery {
    private let leaves: [Int]
    private let rule: TopPassages.Rule

    /// Fails for any other query.
    init?(_ plan: SearchPlan, request: SearchRequest, selection: FacetSelection) {
        guard request.unit == .passage, !request.explains, selection.values.isEmpty else {
            return nil
        }
        let nodes: [PlanNode]
        switch plan.root {
        case .leaf: (nodes, rule) = ([plan.root], .any)
        case .or(let alternatives): (nodes, rule) = (alternatives, .any)
        case .and(let parts): (nodes, rule) = (parts, .all)
        case .facts, .not, .everything, .nothing: return nil
        }
        var leaves: [Int] = []
        for node in nodes {
            guard case .leaf(let leaf) = node else { return nil }
            leaves.append(leaf)
        }
        // What is not in the tree would add to scores elsewhere, and nothing here tells one way of
        // finding a passage from another.
        let isPlain =
            leaves.sorted() == Array(plan.leaves.indices)
            && plan.leaves.allSatisfy { leaf in
                leaf.literal == nil && leaf.alternatives.allSatisfy { $0.reason.level == 0 }
            }
        guard isPlain, rule == .all || plan.leaves.allSatisfy({ $0.weight > 0 }) else {
            return nil
        }
        self.leaves = leaves.sorted()
    }

    /// Makes the lists ready; `nil` when the index has none.
    ///
    /// - Throws: An error when the file cannot be read.
    func search(
        _ plan: SearchPlan,
        store: LeafStore,
        snapshot: CorpusSnapshot,
        limit: Int
    ) throws -> TopPassages? {
        let impacts = try snapshot.impacts
        guard impacts.hasLists else { return nil }
        let population = Ranker.Population(
            count: try snapshot.totals().passages,
            length: impacts.weight.average
        )
        var lists: [(list: ImpactList, idf: Double)] = []
        for leaf in leaves {
            let list = try stored(plan.leaves[leaf], snapshot) ?? packed(leaf, store, impacts)
            // Where one word is missing, nothing more needs to be read.
            if rule == .all, list.count == 0 { return TopPassages.none }
            let weight = plan.leaves[leaf].weight
            lists.append((list, weight > 0 ? population.idf(list.count) * weight : 0))
        }
        return TopPassages(
            lists,
            rule: rule,
            lengths: impacts.lengths,
            weight: impacts.weight,
            limit: limit
        )
    }

    /// The stored list of a leaf that is one term.
    private func stored(_ leaf: Leaf, _ snapshot: CorpusSnapshot) throws -> ImpactList? {
        guard leaf.near == nil, leaf.alternatives.count == 1,
            leaf.alternatives[0].without.isEmpty,
            let term = leaf.alternatives.first?.term, term.terms.count == 1, !term.isPrefix,
            term.column == nil || term.column == .text,
            let list = try snapshot.impacts(of: term.terms[0]),
            term.column == nil || list.isInTextOnly
        else { return nil }
        return list
    }

    private func packed(
        _ leaf: Int,
        _ store: LeafStore,
        _ impacts: ImpactIndex
    ) throws -> ImpactList {
        let postings = try store.postings(of: leaf).postings
        return ImpactList(
            postings.map { ($0.passage, $0.frequency) },
            isInTextOnly: false,
            lengths: impacts.lengths,
            weight: impacts.weight
        )
    }
}
