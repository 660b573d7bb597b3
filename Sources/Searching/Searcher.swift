import CorpusStore
import PassageIndex
import QueryLanguage
import TextAnalysis

/// Answers searches over one index.
package struct Searcher: Sendable {
    let file: CorpusFile
    private let lists: NameLists

    /// Opens an index.
    ///
    /// - Parameters:
    ///   - path: An index file.
    ///   - lists: Names to search by besides those of the index.
    /// - Throws: `IndexError` when there is none at the path, or none that can be read.
    package init(path: String, lists: NameLists = NameLists()) throws {
        file = try CorpusFile(reading: path)
        self.lists = lists
    }

    /// The rows of the lists that could not be used, and why.
    package var listProblems: [String] { lists.problems }

    /// Searches.
    ///
    /// The whole answer is of one moment, whatever is being written meanwhile.
    ///
    /// - Throws: `IndexError`; a query is never an error.
    package func search(_ request: SearchRequest) throws -> SearchResult {
        try file.read { snapshot in try Search(request, snapshot: snapshot, lists: lists).run() }
    }

    /// The spellings of a name that occur.
    ///
    /// - Throws: `IndexError` when the file cannot be read.
    package func variants(of name: String) throws -> [NameSpelling] {
        let request = SearchRequest("")
        return try file.read { snapshot in
            try Search(request, snapshot: snapshot, lists: lists).spellings(of: name)
        }
    }
}

/// One search on its way from query to answer.
private struct Search {
    let request: SearchRequest
    let snapshot: CorpusSnapshot
    let lists: NameLists
    let parsed: ParsedQuery

    init(_ request: SearchRequest, snapshot: CorpusSnapshot, lists: NameLists) {
        self.request = request
        self.snapshot = snapshot
        self.lists = lists
        parsed = QueryParser().parse(request.query)
    }

    func run() throws -> SearchResult {
        var planner = try planner()
        var plan = try planner.plan(parsed)
        try plan.followEntities(in: snapshot)
        if parsed.root == nil {
            if asksWithoutWords { plan.hints = [] } else { plan.root = .nothing }
        }
        let conditions = try conditions()
        if !conditions.isEmpty { plan.root = .and([plan.root] + conditions) }
        let selection = try FacetSelection(request.filters, snapshot: snapshot)
        let store = try LeafStore(snapshot: snapshot, plan: plan)
        var counter = FacetCounter(
            facets: request.facets,
            selection: selection,
            countryBasis: request.countryBasis
        )
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
            result.steps = try steps(plan, kept: counter.kept)
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
        var builder = HitBuilder(
            snapshot: snapshot,
            plan: plan,
            marks: request.highlights,
            explains: request.explains
        )
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

    private func planner() throws -> QueryPlanner {
        try QueryPlanner(
            snapshot: snapshot,
            match: request.match,
            countryBasis: request.countryBasis,
            expansions: request.expansions,
            lists: lists
        )
    }

    /// The spellings of a name in all passages that have it, most frequent first.
    func spellings(of name: String) throws -> [NameSpelling] {
        var planner = try planner()
        let text = QueryText(text: name, range: 0..<name.utf8.count)
        var plan = try planner.plan(ParsedQuery(root: .phrase(text), hints: []))
        try plan.followEntities(in: snapshot)
        let store = try LeafStore(snapshot: snapshot, plan: plan)
        let evaluator = MatchEvaluator(snapshot: snapshot, store: store)
        var builder = HitBuilder(snapshot: snapshot, plan: plan, marks: true)
        var table = SpellingTable()
        for passage in try evaluator.matches(plan.root).passages {
            table.add(try builder.hit(passage: passage))
        }
        return table.spellings
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
        var builder = HitBuilder(
            snapshot: snapshot,
            plan: plan,
            marks: request.highlights,
            explains: request.explains
        )
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
        let found = try scored.map { try store.postings(of: $0) }
        let documents =
            request.unit == .document
            ? try DocumentFrequencies(found.map(\.telling), snapshot: snapshot).counts
            : found.map { _ in 0 }
        return scored.indices.map {
            Ranker.ScoredLeaf(
                typed: plan.leaves[scored[$0]].typed,
                postings: found[$0].postings,
                passages: found[$0].telling.count,
                documents: documents[$0],
                weight: plan.leaves[scored[$0]].weight
            )
        }
    }

    /// How many of the passages found each step adds.
    ///
    /// What is written just as typed is told from what folds to the same only where little was found:
    /// it takes a look at each text.
    private func steps(_ plan: SearchPlan, kept: KeptPassages) throws -> [SearchResult.Step] {
        let reasons = plan.leaves.lazy.flatMap { $0.alternatives.lazy.map(\.reason) }
        guard !kept.passages.isEmpty, reasons.contains(where: { $0 != .entity }) else { return [] }
        var counts = Reason.steps.filter(request.expansions.contains).map {
            SearchResult.Step(reason: $0, passages: kept.levelCounts[Int($0.level)])
        }
        let near = kept.levelCounts[0]
        guard near <= LiteralText.lookLimit else {
            return reasons.contains { $0.level > 0 } ? counts : []
        }
        let exact = request.expansions.contains(.fold) ? try exactCount(plan, kept: kept) : near
        if let fold = counts.firstIndex(where: { $0.reason == .fold }) {
            counts[fold].passages -= exact
        }
        return [SearchResult.Step(reason: .exact, passages: exact)] + counts
    }

    /// How many of the passages kept match by what is written just as typed.
    private func exactCount(_ plan: SearchPlan, kept: KeptPassages) throws -> Int {
        let excluded = plan.excluded
        let leaves = plan.leaves.enumerated().map {
            excluded.contains($0.offset) ? $0.element : $0.element.asTyped
        }
        // Only the passages kept count: no other text is looked at.
        let store = LeafStore(snapshot: snapshot, leaves: leaves, lookingAt: kept.passages)
        let evaluator = MatchEvaluator(snapshot: snapshot, store: store)
        let found = try evaluator.matches(plan.root)
        return found.intersection(MatchSet(passages: kept.passages)).passages.count
    }
}
