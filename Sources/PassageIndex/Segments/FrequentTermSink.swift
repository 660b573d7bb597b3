/// Hands out the postings of every term that stands in many rows.
struct FrequentTermSink: MergeSink {
    private let minimum: Int
    private let body: ([UInt8], [Posting]) throws -> Void
    private var term: [UInt8] = []
    private var postings: [Posting] = []

    /// - Parameters:
    ///   - minimum: In how many rows a term stands at least.
    ///   - body: Gets the term, without the byte that FTS5 puts before each, and its postings.
    init(minimum: Int, _ body: @escaping ([UInt8], [Posting]) throws -> Void) {
        self.minimum = minimum
        self.body = body
    }

    mutating func start(_ term: [UInt8]) throws {
        try finish()
        self.term = term
    }

    /// Ends the last term.
    mutating func finish() throws {
        if postings.count >= minimum { try body(Array(term.dropFirst()), postings) }
        postings.removeAll(keepingCapacity: true)
    }

    mutating func append(_ list: ArraySlice<UInt8>, first: UInt64, last: UInt64) throws {
        let bytes = list.span
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
                Self.count(bytes.extracting(at..<end), in: &posting)
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
