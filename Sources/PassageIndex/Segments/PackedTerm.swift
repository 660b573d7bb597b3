/// A term with its rows as the index packs them.
package struct PackedTerm: Sendable {
    /// Without the byte that FTS5 puts before each.
    package let term: [UInt8]
    /// Rows and their places, all but the first row of each stretch.
    fileprivate var bytes: [UInt8] = []
    /// Where each stretch of ``bytes`` starts, and its first row.
    fileprivate var stretches: [(start: Int, row: UInt64)] = []

    fileprivate init(term: [UInt8]) { self.term = term }

    /// How much memory it takes.
    package var byteCount: Int { bytes.count }

    /// In how many rows it stands at most: each takes three bytes, and a fourth but for the first of a
    /// stretch.
    fileprivate var mostRows: Int { (bytes.count + stretches.count) / 4 }

    /// The rows, ascending.
    package func postings() -> [Posting] {
        var postings: [Posting] = []
        postings.reserveCapacity(mostRows)
        for (number, stretch) in stretches.enumerated() {
            let next = number + 1
            let end = next < stretches.count ? stretches[next].start : bytes.count
            let part = bytes.span.extracting(stretch.start..<end)
            Self.append(part, from: stretch.row, to: &postings)
        }
        return postings
    }

    private static func append(
        _ bytes: borrowing Span<UInt8>,
        from first: UInt64,
        to postings: inout [Posting]
    ) {
        var at = 0
        var row = first
        while at < bytes.count {
            let size = Int(Varint.read(bytes, at: &at) ?? 0) / 2
            let end = min(at + size, bytes.count)
            var posting = Posting(
                passage: UInt32(truncatingIfNeeded: row),
                title: 0,
                heading: 0,
                text: 0
            )
            if size == 3, at + 2 < end, bytes[at] == 1, bytes[at + 1] == 2 {
                posting.text = 1
            } else {
                count(bytes.extracting(at..<end), in: &posting)
            }
            postings.append(posting)
            at = end
            guard at < bytes.count else { return }
            row += Varint.read(bytes, at: &at) ?? 0
        }
    }

    /// Counts places, packed as ``PlaceList`` says.
    private static func count(_ places: borrowing Span<UInt8>, in posting: inout Posting) {
        var (at, column) = (0, 0)
        while let step = Varint.read(places, at: &at) {
            if step == 1 {
                column = Int(Varint.read(places, at: &at) ?? 0)
            } else {
                posting.add(column)
            }
        }
    }
}

/// Hands out the terms of a merge that may stand in enough rows.
struct FrequentTermSink: MergeSink {
    private let minimum: Int
    private let body: (PackedTerm) throws -> Void
    private var term = PackedTerm(term: [])

    /// - Parameters:
    ///   - minimum: Terms that stand in fewer rows need not be handed out.
    ///   - body: Gets a term.
    init(minimum: Int, _ body: @escaping (PackedTerm) throws -> Void) {
        self.minimum = minimum
        self.body = body
    }

    mutating func start(_ term: [UInt8]) throws {
        try finish()
        self.term = PackedTerm(term: Array(term.dropFirst()))
    }

    /// Ends the last term.
    mutating func finish() throws {
        if term.mostRows >= minimum { try body(term) }
        term.bytes.removeAll()
    }

    mutating func append(_ list: ArraySlice<UInt8>, first: UInt64, last: UInt64) throws {
        term.stretches.append((term.bytes.count, first))
        term.bytes.append(contentsOf: list)
    }
}
