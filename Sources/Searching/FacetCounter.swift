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
    private var counts: [Facet: CountTable] = [:]
    private let facets: [Facet]
    private let selection: FacetSelection

    init(facets: [Facet], selection: FacetSelection) {
        self.facets = facets
        self.selection = selection
    }

    /// Goes through the passages that match.
    mutating func count(_ matches: MatchSet, in snapshot: CorpusSnapshot) throws {
        kept.reserve(matches.passages.count)
        let filters = Array(selection.values)
        var tables = facets.map { _ in CountTable() }
        try snapshot.forEachBlock(of: matches.passages) { block, range in
            for at in range {
                let place = FactBlock.place(of: matches.passages[at])
                let document = block.documents[place]
                guard document != 0 else { continue }
                var failed: Facet?
                var failures = 0
                for (facet, wanted) in filters {
                    var fits = false
                    facet.forEachNumber(in: block, place) { if wanted.contains($0) { fits = true } }
                    guard !fits else { continue }
                    failures += 1
                    failed = facet
                }
                guard failures < 2 else { continue }
                if failed == nil { kept.append(matches, at, block) }
                for (number, facet) in facets.enumerated() where failed == nil || failed == facet {
                    facet.forEachNumber(in: block, place) {
                        tables[number].add($0, document: document)
                    }
                }
            }
        }
        for (number, facet) in facets.enumerated() { counts[facet] = tables[number] }
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

/// How often a value occurs.
struct Tally {
    var value: UInt32 = 0
    var passages: UInt32 = 0
    var documents: UInt32 = 0
    fileprivate var lastDocument: UInt32 = .max
}

/// Passages and documents by value: an array, because values are small numbers and there are many.
private struct CountTable {
    private var tallies: [Tally] = []

    @inline(__always)
    mutating func add(_ value: UInt32, document: UInt32) {
        let place = Int(value)
        if place >= tallies.count { grow(to: place) }
        tallies[place].passages += 1
        if tallies[place].lastDocument != document {
            tallies[place].documents += 1
            tallies[place].lastDocument = document
        }
    }

    private mutating func grow(to place: Int) {
        tallies.append(
            contentsOf: repeatElement(Tally(), count: place + 1 - tallies.count + place / 2)
        )
    }

    /// The values that occur.
    var found: [Tally] {
        var found: [Tally] = []
        for value in tallies.indices where tallies[value].passages > 0 {
            found.append(tallies[value])
            found[found.count - 1].value = UInt32(value)
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
        if lastDocument != block.documents[place] {
            lastDocument = block.documents[place]
            documents.append(lastDocument)
            documentLengths.append(block.documentLengths[place])
        }
        passages.append(passage)
        lengths.append(block.lengths[place])
        documentOf.append(documents.count - 1)
        levelCounts[Int(min(matches.level(at), 7))] += 1
    }
}
