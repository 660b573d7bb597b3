import CorpusStore
import PassageIndex

/// Gathers what an index knows of one entity.
struct EntityProfiler {
    let snapshot: CorpusSnapshot

    /// How many of those it is found with most often are weighed.
    private static let weighed = 400
    /// By years where there are more months than these.
    private static let mostMonths = 36

    /// When the passages of an entity were published, and what else they mention.
    ///
    /// - Parameters:
    ///   - entity: The entity.
    ///   - limit: How many companions to give at most.
    /// - Returns: Periods, the earliest first, and companions, what says most first.
    /// - Throws: `IndexError` when the file cannot be read.
    /// - Complexity: linear in the entity's passages, and in those of what is weighed.
    func profile(
        of entity: StoredEntity,
        limit: Int
    ) throws -> (periods: [EntityProfile.Period], companions: [EntityProfile.Companion]) {
        let passages = try passages(of: entity.number)
        var together: [UInt32: Int] = [:]
        var months: [UInt32: (passages: Int, documents: Set<UInt32>)] = [:]
        try snapshot.forEachBlock(of: passages) { block, range in
            for at in range {
                let place = FactBlock.place(of: passages[at])
                block.forEachEntity(place) { together[$0, default: 0] += 1 }
                let month = block.day(place) / 100
                guard month > 0 else { continue }
                months[month, default: (0, [])].passages += 1
                months[month, default: (0, [])].documents.insert(block.document(place))
            }
        }
        together = together.filter { $0.key >> 2 != UInt32(truncatingIfNeeded: entity.number) }
        let companions = try companions(together, of: passages.count, limit: limit)
        return (Self.periods(months), companions)
    }

    private func passages(of entity: Int64) throws -> [UInt32] {
        let lists = try snapshot.members(of: entity).map { member in
            try snapshot.terms.postings(of: MatchTerm([IndexTerm.entity(member)])).map(\.passage)
        }
        return lists.count == 1 ? lists[0] : Set(lists.joined()).sorted()
    }

    private func companions(
        _ together: [UInt32: Int],
        of passages: Int,
        limit: Int
    ) throws -> [EntityProfile.Companion] {
        let all = try snapshot.totals().passages
        let commonest = together.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
        var found: [EntityProfile.Companion] = []
        for (fact, count) in commonest.prefix(Self.weighed) {
            guard let other = try snapshot.entity(Int64(fact >> 2)) else { continue }
            let total = try self.passages(of: other.number).count
            let likelihood = LogLikelihood.ratio(
                both: count,
                first: passages,
                second: total,
                all: all
            )
            // 10.83 is what chance alone reaches once in a thousand times.
            guard likelihood >= 10.83 || passages < 5 && likelihood > 0 else { continue }
            found.append(
                EntityProfile.Companion(
                    key: other.key,
                    type: other.type.rawValue,
                    name: other.name,
                    country: other.country,
                    passages: count,
                    total: total,
                    likelihood: likelihood
                )
            )
        }
        found.sort { ($1.likelihood, $0.key) < ($0.likelihood, $1.key) }
        return Array(found.prefix(max(limit, 0)))
    }

    private static func periods(
        _ months: [UInt32: (passages: Int, documents: Set<UInt32>)]
    ) -> [EntityProfile.Period] {
        let isByYear = months.count > mostMonths
        var sums: [String: (passages: Int, documents: Set<UInt32>)] = [:]
        for (month, counts) in months {
            let (year, number) = (month / 100, month % 100)
            let digits = number < 10 ? "0\(number)" : "\(number)"
            let name = isByYear || number == 0 ? "\(year)" : "\(year)-\(digits)"
            sums[name, default: (0, [])].passages += counts.passages
            sums[name, default: (0, [])].documents.formUnion(counts.documents)
        }
        return sums.sorted { $0.key < $1.key }.map {
            EntityProfile.Period(
                name: $0.key,
                passages: $0.value.passages,
                documents: $0.value.documents.count
            )
        }
    }
}

extension Searcher {
    /// What an index knows of the entity with an id; `nil` when none is mentioned that has it.
    package func profile(ofEntity id: String, limit: Int) throws -> EntityProfile? {
        guard let summary = try entity(id: id) else { return nil }
        let (periods, companions) = try file.read { snapshot in
            guard let entity = try snapshot.entity(key: id) else {
                return ([EntityProfile.Period](), [EntityProfile.Companion]())
            }
            return try EntityProfiler(snapshot: snapshot).profile(of: entity, limit: limit)
        }
        return EntityProfile(
            summary: summary,
            periods: periods,
            companions: companions,
            hits: try bestPassages(of: summary)
        )
    }

    /// The passages that the name finds first among those that mention the entity.
    private func bestPassages(of summary: EntitySummary) throws -> [Hit] {
        var request = SearchRequest(Query.phrase(summary.spellings.first?.written ?? summary.name))
        request.limit = 3
        request.countsMatches = false
        if let facet = Facet(rawValue: summary.type), facet != .country {
            request.filters = [Filter(facet, summary.key)]
        }
        return try search(request).hits
    }
}
