/// Collects the postings of every term that stands in many rows.
struct FrequentTermSink: DoclistSink {
    let minimum: Int
    private var term: [UInt8] = []
    private var postings: [Posting] = []
    /// The terms that were found, without the byte that FTS5 puts before each, to be taken away.
    var found: [(term: [UInt8], postings: [Posting])] = []

    init(minimum: Int) { self.minimum = minimum }

    mutating func start(_ term: [UInt8]) -> ScanStep {
        finish()
        self.term = term
        return .take
    }

    /// Ends the last term.
    mutating func finish() {
        if postings.count >= minimum { found.append((Array(term.dropFirst()), postings)) }
        postings.removeAll(keepingCapacity: true)
    }

    @inline(__always)
    mutating func add(row: UInt32, places: UnsafePointer<UInt8>, count: Int) {
        guard count > 0 else { return }
        var posting = Posting(passage: row, title: 0, heading: 0, text: 0)
        if count == 3, places[0] == 1, places[1] == 2 {
            posting.text = 1
        } else {
            PlaceList(places, count).forEach { column, _ in posting.add(column) }
        }
        postings.append(posting)
    }
}
