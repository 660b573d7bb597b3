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
    mutating func count(_ passages: [UInt32], in snapshot: CorpusSnapshot) throws {
        kept.reserve(passages.count)
        let filters = Array(selection.values)
        var tables = facets.map { _ in CountTable() }
        try snapshot.forEachFacts(of: passages) { _, facts in
            var failed: Facet?
            for (facet, wanted) in filters {
                var fits = false
                facet.forEachNumber(in: facts) { if wanted.contains($0) { fits = true } }
                guard !fits else { continue }
                guard failed == nil else { return }
                failed = facet
            }
            if failed == nil { kept.append(facts) }
            for (number, facet) in facets.enumerated() where failed == nil || failed == facet {
                facet.forEachNumber(in: facts) {
                    tables[number].add($0, document: facts.document)
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
        let tallies = counts[facet]?.found ?? [:]
        let order = tallies.sorted { left, right in
            let (first, second) =
                unit == .passage
                ? (left.value.passages, right.value.passages)
                : (left.value.documents, right.value.documents)
            return first != second ? first > second : left.key < right.key
        }
        var chosen = Array(order.prefix(limit))
        chosen += order.dropFirst(limit).filter { selected.contains($0.key) }
        let names = try FacetNames(facet, snapshot: snapshot)
        var values = try chosen.map { number, tally in
            let (value, label) = try names.name(of: number)
            return FacetValue(
                value: value,
                label: label,
                passages: Int(tally.passages),
                documents: Int(tally.documents),
                isSelected: selected.contains(number)
            )
        }
        for number in selected.sorted() where tallies[number] == nil {
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

/// Passages and documents by value: an array, because values are small numbers and there are many.
private struct CountTable {
    private var tallies: [Tally] = []

    struct Tally {
        var passages: UInt32 = 0
        var documents: UInt32 = 0
        var lastDocument: UInt32 = .max
    }

    mutating func add(_ value: UInt32, document: UInt32) {
        let place = Int(value)
        if place >= tallies.count {
            tallies.append(
                contentsOf: repeatElement(Tally(), count: place + 1 - tallies.count + place / 2)
            )
        }
        tallies[place].passages += 1
        if tallies[place].lastDocument != document {
            tallies[place].documents += 1
            tallies[place].lastDocument = document
        }
    }

    /// The values that occur.
    var found: [UInt32: Tally] {
        var found: [UInt32: Tally] = [:]
        for (value, tally) in tallies.enumerated() where tally.passages > 0 {
            found[UInt32(value)] = tally
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

    mutating func reserve(_ count: Int) {
        passages.reserveCapacity(count)
        lengths.reserveCapacity(count)
        documentOf.reserveCapacity(count)
    }

    mutating func append(_ facts: borrowing PassageFacts) {
        if documents.last != facts.document {
            documents.append(facts.document)
            documentLengths.append(facts.documentLength)
        }
        passages.append(facts.passage)
        lengths.append(facts.length)
        documentOf.append(documents.count - 1)
    }
}
