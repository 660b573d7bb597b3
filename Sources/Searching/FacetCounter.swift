import CorpusStore

/// Sifts the passages that match by the filters, and counts facets on the way.
///
/// A facet's own counts leave its own filter out ("drill sideways"): they say what choosing another of
/// its values would find. A passage that fails the filter of one facet alone thus counts for that facet;
/// one that fails two counts nowhere. Passages of one document come one after the other, so that a
/// document is counted when its number is not the last one seen.
struct FacetCounter {
    /// The passages that fit all filters, ascending, with what ranking needs.
    private(set) var kept = KeptPassages()
    /// How many passages fit, and in how many documents.
    private(set) var total = SearchResult.Count(passages: 0, documents: 0)
    private var counts: [Facet: ValueCounts] = [:]
    private let facets: [Facet]
    private let selection: FacetSelection
    private let countryBasis: CountryBasis

    init(facets: [Facet], selection: FacetSelection, countryBasis: CountryBasis = .any) {
        self.facets = facets
        self.selection = selection
        self.countryBasis = countryBasis
    }

    /// Goes through the passages that match.
    ///
    /// - Parameters:
    ///   - matches: The passages.
    ///   - snapshot: The index that they are from.
    ///   - keeps: Whether those that fit are kept for ranking, or counted only.
    /// - Throws: An error when the facts cannot be read.
    mutating func count(
        _ matches: MatchSet,
        in snapshot: CorpusSnapshot,
        keeps: Bool = true
    ) throws {
        let kinds = facets.map { $0.value(countriesBy: countryBasis) }
        let tables = facets.map { _ in ValueCounts() }
        var found = PassageCount()
        defer {
            counts = Dictionary(uniqueKeysWithValues: zip(facets, tables))
            total = SearchResult.Count(passages: found.passages, documents: found.documents)
        }
        if selection.values.isEmpty, !keeps {
            // Most searches have no filter, and nobody needs to be asked who fits.
            found = try snapshot.count(
                matches.passages,
                values: zip(facets, zip(kinds, tables)).filter { $0.0.entityType == nil }.map(\.1),
                entities: Self.byType(zip(facets, tables))
            )
            return
        }
        if keeps { kept.reserve(matches.passages.count) }
        let filters = selection.values.map { facet, wanted in
            (facet: facet, kind: facet.value(countriesBy: countryBasis), wanted: wanted)
        }
        try snapshot.forEachBlock(of: matches.passages) { block, range in
            for at in range {
                let place = FactBlock.place(of: matches.passages[at])
                let document = block.document(place)
                guard document != 0 else { continue }
                var failed: Facet?
                var failures = 0
                for filter in filters where !block.has(filter.wanted, filter.kind, place) {
                    failures += 1
                    failed = filter.facet
                }
                guard failures < 2 else { continue }
                if failed == nil {
                    found.add(document: document)
                    if keeps { kept.append(matches, at, block) }
                }
                for (number, facet) in facets.enumerated() where failed == nil || failed == facet {
                    block.count(kinds[number], place, into: tables[number])
                }
            }
        }
    }

    /// The tables of the facets that are entities, by the number of their type; none when there are none.
    private static func byType(_ facets: some Sequence<(Facet, ValueCounts)>) -> [ValueCounts?] {
        var tables = [ValueCounts?](repeating: nil, count: 4)
        for (facet, table) in facets {
            if let type = facet.entityType { tables[Int(type.number)] = table }
        }
        return tables.contains { $0 != nil } ? tables : []
    }

    /// The most frequent values of a facet, with labels.
    func values(of facet: Facet, limit: Int, unit: SearchUnit, in snapshot: CorpusSnapshot) throws
        -> FacetCounts
    {
        let limit = max(limit, 0)
        let selected = selection.values[facet] ?? []
        let tallies = counts[facet]?.found ?? []
        func comesBefore(_ left: ValueCounts.Tally, _ right: ValueCounts.Tally) -> Bool {
            let (first, second) =
                unit == .passage
                ? (left.passages, right.passages) : (left.documents, right.documents)
            return first != second ? first > second : left.value < right.value
        }
        var chosen = Best.of(tallies, limit, by: comesBefore)
        chosen += tallies.filter { tally in
            selected.contains(tally.value) && !chosen.contains { $0.value == tally.value }
        }.sorted(by: comesBefore)
        let names = try FacetNames(facet, snapshot: snapshot)
        var values = try chosen.map { tally in
            let (value, label) = try names.name(of: tally.value)
            return FacetValue(
                value: value,
                label: label,
                passages: Int(tally.passages),
                documents: Int(tally.documents),
                isSelected: selected.contains(tally.value)
            )
        }
        let found = Set(chosen.map(\.value))
        for number in selected.sorted() where !found.contains(number) {
            let (value, label) = try names.name(of: number)
            values.append(
                FacetValue(
                    value: value,
                    label: label,
                    passages: 0,
                    documents: 0,
                    isSelected: true
                )
            )
        }
        return FacetCounts(facet: facet, values: values, valueCount: tallies.count)
    }
}

/// Passages to be ranked, in ascending order, column by column.
struct KeptPassages {
    private(set) var passages: [UInt32] = []
    /// Words of each passage.
    private(set) var lengths: [UInt32] = []
    /// The position in ``documents`` of each passage's document.
    private(set) var documentOf: [Int] = []
    private(set) var documents: [UInt32] = []
    /// Words of each document.
    private(set) var documentLengths: [UInt32] = []
    /// How many passages were found at each ``Reason/level``.
    private(set) var levelCounts = [Int](repeating: 0, count: 8)
    private var lastDocument: UInt32 = 0

    mutating func reserve(_ count: Int) {
        passages.reserveCapacity(count)
        lengths.reserveCapacity(count)
        documentOf.reserveCapacity(count)
    }

    /// Takes a passage, by its place in the set and with the block of its facts.
    @inline(__always)
    mutating func append(_ matches: MatchSet, _ at: Int, _ block: FactBlock) {
        let passage = matches.passages[at]
        let place = FactBlock.place(of: passage)
        if lastDocument != block.document(place) {
            lastDocument = block.document(place)
            documents.append(lastDocument)
            documentLengths.append(block.documentLength(place))
        }
        passages.append(passage)
        lengths.append(block.length(place))
        documentOf.append(documents.count - 1)
        levelCounts[Int(min(matches.level(at), 7))] += 1
    }
}
