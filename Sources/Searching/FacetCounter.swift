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
    private var counts: [Facet: CountTable] = [:]
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
        if keeps { kept.reserve(matches.passages.count) }
        var lastDocument: UInt32 = 0
        var (passageCount, documentCount) = (0, 0)
        let filters = Array(selection.values)
        let tables = facets.map { _ in CountTable() }
        let entityTables = EntityTables(zip(facets, tables))
        try snapshot.forEachBlock(of: matches.passages) { block, range in
            if filters.isEmpty, !keeps {
                // Most searches have no filter: a facet at a time, without asking who fits.
                for at in range {
                    let document = block.document(FactBlock.place(of: matches.passages[at]))
                    guard document != 0 else { continue }
                    passageCount += 1
                    if document != lastDocument {
                        documentCount += 1
                        lastDocument = document
                    }
                }
                let passages = matches.passages[range]
                for (facet, table) in zip(facets, tables) where facet.entityType == nil {
                    facet.count(passages, in: block, countriesBy: countryBasis, into: table)
                }
                entityTables.count(passages, in: block)
                return
            }
            for at in range {
                let place = FactBlock.place(of: matches.passages[at])
                let document = block.document(place)
                guard document != 0 else { continue }
                var failed: Facet?
                var failures = 0
                for (facet, wanted) in filters {
                    var fits = false
                    facet.forEachNumber(in: block, place, countriesBy: countryBasis) {
                        if wanted.contains($0) { fits = true }
                    }
                    guard !fits else { continue }
                    failures += 1
                    failed = facet
                }
                guard failures < 2 else { continue }
                if failed == nil {
                    passageCount += 1
                    if document != lastDocument {
                        documentCount += 1
                        lastDocument = document
                    }
                    if keeps { kept.append(matches, at, block) }
                }
                for (number, facet) in facets.enumerated() where failed == nil || failed == facet {
                    facet.forEachNumber(in: block, place, countriesBy: countryBasis) {
                        tables[number].add($0, document: document)
                    }
                }
            }
        }
        for (number, facet) in facets.enumerated() { counts[facet] = tables[number] }
        total = SearchResult.Count(passages: passageCount, documents: documentCount)
    }

    /// The most frequent values of a facet, with labels.
    func values(of facet: Facet, limit: Int, unit: SearchUnit, in snapshot: CorpusSnapshot) throws
        -> FacetCounts
    {
        let limit = max(limit, 0)
        let selected = selection.values[facet] ?? []
        let tallies = counts[facet]?.found ?? []
        func comesBefore(_ left: Tally, _ right: Tally) -> Bool {
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

extension Facet {
    /// Counts the values of passages that lie in one block.
    fileprivate func count(
        _ passages: ArraySlice<UInt32>,
        in block: FactBlock,
        countriesBy basis: CountryBasis,
        into table: CountTable
    ) {
        for passage in passages {
            let place = FactBlock.place(of: passage)
            let document = block.document(place)
            guard document != 0 else { continue }
            forEachNumber(in: block, place, countriesBy: basis) {
                table.add($0, document: document)
            }
        }
    }
}

/// The tables of the facets that are entities of a type, by the type's number: filled in one pass.
private struct EntityTables {
    private var tables = [CountTable?](repeating: nil, count: 4)

    init(_ facets: some Sequence<(Facet, CountTable)>) {
        for (facet, table) in facets {
            if let type = facet.entityType { tables[Int(type.number)] = table }
        }
    }

    /// Counts the entities of passages that lie in one block.
    func count(_ passages: ArraySlice<UInt32>, in block: FactBlock) {
        guard tables.contains(where: { $0 != nil }) else { return }
        for passage in passages {
            let place = FactBlock.place(of: passage)
            let document = block.document(place)
            guard document != 0 else { continue }
            block.forEachEntity(place) { entity in
                tables[Int(entity & 3)]?.add(entity >> 2, document: document)
            }
        }
    }
}

/// How often a value occurs.
struct Tally {
    var value: UInt32 = 0
    var passages: UInt32 = 0
    var documents: UInt32 = 0
    fileprivate var lastDocument: UInt32 = .max
}

/// Passages and documents by value: an array, because values are small numbers and there are many.
private final class CountTable {
    private var tallies = UnsafeMutablePointer<Tally>.allocate(capacity: 1024)
    private var capacity = 1024

    init() { tallies.initialize(repeating: Tally(), count: capacity) }

    deinit { tallies.deallocate() }

    @inline(__always)
    func add(_ value: UInt32, document: UInt32) {
        let place = Int(value)
        if place >= capacity { grow(to: place) }
        // Safe: `place` is below the capacity, and all up to there is initialized.
        let tally = tallies + place
        tally.pointee.passages &+= 1
        if tally.pointee.lastDocument != document {
            tally.pointee.documents &+= 1
            tally.pointee.lastDocument = document
        }
    }

    private func grow(to place: Int) {
        let larger = max(capacity * 2, place + place / 2 + 1)
        let grown = UnsafeMutablePointer<Tally>.allocate(capacity: larger)
        // Safe: the old values move to the start, the rest is set.
        grown.moveInitialize(from: tallies, count: capacity)
        (grown + capacity).initialize(repeating: Tally(), count: larger - capacity)
        tallies.deallocate()
        (tallies, capacity) = (grown, larger)
    }

    /// The values that occur.
    var found: [Tally] {
        var found: [Tally] = []
        for value in 0..<capacity where tallies[value].passages > 0 {
            var tally = tallies[value]
            tally.value = UInt32(value)
            found.append(tally)
        }
        return found
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
