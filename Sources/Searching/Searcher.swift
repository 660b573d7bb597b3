import CorpusStore
import PassageIndex
import QueryLanguage
import TextAnalysis

/// Answers searches over one index.
package struct Searcher: Sendable {
    let file: CorpusFile

    /// Opens an index.
    ///
    /// - Throws: `IndexError` when there is none at the path, or none that can be read.
    package init(path: String) throws { file = try CorpusFile(reading: path) }

    /// Searches.
    ///
    /// The whole answer is of one moment, whatever is being written meanwhile.
    ///
    /// - Throws: `IndexError`; a query is never an error.
    package func search(_ request: SearchRequest) throws -> SearchResult {
        try file.read { snapshot in try Search(request, snapshot: snapshot).run() }
    }
}

/// One search on its way from query to answer.
private struct Search {
    let request: SearchRequest
    let snapshot: CorpusSnapshot
    let parsed: ParsedQuery

    init(_ request: SearchRequest, snapshot: CorpusSnapshot) {
        self.request = request
        self.snapshot = snapshot
        parsed = QueryParser().parse(request.query)
    }

    func run() throws -> SearchResult {
        var planner = try QueryPlanner(snapshot: snapshot, match: request.match)
        var plan = try planner.plan(parsed)
        if parsed.root == nil {
            if asksWithoutWords { plan.hints = [] } else { plan.root = .nothing }
        }
        let conditions = try conditions()
        if !conditions.isEmpty { plan.root = .and([plan.root] + conditions) }
        let selection = try FacetSelection(request.filters, snapshot: snapshot)
        let store = LeafStore(snapshot: snapshot, leaves: plan.leaves)
        var counter = FacetCounter(facets: request.facets, selection: selection)
        var result = SearchResult(
            hits: [],
            total: SearchResult.Count(passages: 0, documents: 0),
            facets: [],
            interpretation: parsed.root?.written() ?? "",
            expansions: plan.expansions,
            hints: plan.hints + selection.hints,
            steps: []
        )
        let isSimple = try searchSimply(plan, selection, store, &counter, &result)
        if !isSimple {
            let evaluator = MatchEvaluator(snapshot: snapshot, store: store)
            try counter.count(try evaluator.matches(plan.root), in: snapshot)
            result.hits = try hits(plan, store: store, kept: counter.kept)
            result.total = counter.total
            result.steps = steps(plan, kept: counter.kept)
        }
        result.facets = try request.facets.map {
            try counter.values(
                of: $0,
                limit: request.facetLimit,
                unit: request.unit,
                in: snapshot
            )
        }
        return result
    }

    /// Answers a query that is simple enough to be answered from lists of postings alone.
    ///
    /// - Returns: Whether it is.
    private func searchSimply(
        _ plan: SearchPlan,
        _ selection: FacetSelection,
        _ store: LeafStore,
        _ counter: inout FacetCounter,
        _ result: inout SearchResult
    ) throws -> Bool {
        // No more than there are, so that any numbers can be asked for.
        let passages = try snapshot.totals().passages
        let offset = min(max(request.offset, 0), passages)
        let limit = min(max(request.limit, 0), passages)
        guard let query = SimpleQuery(plan, request: request, selection: selection),
            let search = try query.search(
                plan,
                store: store,
                snapshot: snapshot,
                limit: limit == 0 ? 0 : offset + limit
            )
        else { return false }
        let countsAll = request.countsMatches || !request.facets.isEmpty
        let (best, matches) = search.find(countsAll: countsAll)
        var builder = HitBuilder(snapshot: snapshot, plan: plan, marks: request.highlights)
        result.hits = try zip(offset + 1..<Int.max, best.dropFirst(offset)).map { rank, choice in
            var hit = try builder.hit(passage: choice.passage)
            hit.rank = rank
            hit.score = choice.score
            return hit
        }
        if countsAll {
            try counter.count(MatchSet(passages: matches), in: snapshot, keeps: false)
            result.total = counter.total
        } else {
            let documents = Set(result.hits.map(\.document.uri)).count
            result.total = SearchResult.Count(passages: best.count, documents: documents)
            result.isTotalExact = false
        }
        return true
    }

    /// Whether a request without words asks for anything.
    private var asksWithoutWords: Bool {
        request.emptyFindsAll || !request.filters.isEmpty || !request.paths.isEmpty
            || request.from != nil || request.to != nil
    }

    private func conditions() throws -> [PlanNode] {
        var conditions: [PlanNode] = []
        if request.from != nil || request.to != nil {
            conditions.append(.facts(.days(DayBounds.days(from: request.from, to: request.to))))
        }
        if !request.paths.isEmpty {
            let rows = try request.paths.reduce(into: Set<UInt32>()) {
                $0.formUnion(try snapshot.documents(path: $1))
            }
            conditions.append(.facts(.documents(rows)))
        }
        return conditions
    }

    private func hits(
        _ plan: SearchPlan,
        store: LeafStore,
        kept: KeptPassages
    ) throws -> [Hit] {
        guard !kept.passages.isEmpty, request.limit > 0 else { return [] }
        let totals = try snapshot.totals()
        let ranker = Ranker(
            kept: kept,
            passages: Ranker.Population(
                count: totals.passages,
                length: Double(totals.tokens) / Double(max(totals.passages, 1))
            ),
            documents: Ranker.Population(
                count: totals.documents,
                length: Double(totals.tokens) / Double(max(totals.documents, 1))
            )
        )
        let leaves = try scoredLeaves(plan, store: store)
        // No more than there are, so that any numbers can be asked for.
        let offset = min(max(request.offset, 0), kept.passages.count)
        let limit = min(max(request.limit, 0), kept.passages.count)
        let chosen = Ranking(ranker: ranker, leaves: leaves, unit: request.unit)
            .best(offset + limit).dropFirst(offset)
        var builder = HitBuilder(snapshot: snapshot, plan: plan, marks: request.highlights)
        return try zip(offset + 1..<Int.max, chosen).map { rank, choice in
            var hit = try builder.hit(passage: kept.passages[choice.place])
            hit.rank = rank
            hit.score = choice.score
            if request.explains {
                hit.explanation = ranker.explanation(
                    leaves,
                    place: choice.place,
                    unit: request.unit
                )
            }
            return hit
        }
    }

    private func scoredLeaves(
        _ plan: SearchPlan,
        store: LeafStore
    ) throws -> [Ranker.ScoredLeaf] {
        let scored = plan.leaves.indices.filter { plan.leaves[$0].weight > 0 }
        let postings = try scored.map { try store.postings(of: $0).postings }
        let documents =
            request.unit == .document
            ? try DocumentFrequencies(postings, snapshot: snapshot).counts
            : postings.map { _ in 0 }
        return scored.indices.map {
            Ranker.ScoredLeaf(
                typed: plan.leaves[scored[$0]].typed,
                postings: postings[$0],
                documents: documents[$0],
                weight: plan.leaves[scored[$0]].weight
            )
        }
    }

    /// How many of the passages found are found without stems and other names, and how many by each.
    private func steps(_ plan: SearchPlan, kept: KeptPassages) -> [SearchResult.Step] {
        let reasons = plan.leaves.lazy.flatMap { $0.alternatives.lazy.map(\.reason) }
        guard reasons.contains(where: { $0.level > 0 }), !kept.passages.isEmpty else { return [] }
        return Reason.steps.map {
            SearchResult.Step(reason: $0, passages: kept.levelCounts[Int($0.level)])
        }
    }
}
