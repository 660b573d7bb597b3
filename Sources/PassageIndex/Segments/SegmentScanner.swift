/// Gets the rows of terms as a segment lists them.
protocol DoclistSink {
    /// A term starts.
    ///
    /// - Returns: What to do with its rows.
    mutating func start(_ term: [UInt8]) -> ScanStep

    /// A row of the term, with what FTS5 notes of its places.
    ///
    /// - Parameters:
    ///   - row: Ascending.
    ///   - places: Numbers of up to 9 bytes, good during the call; reading on behind the last one is
    ///     allowed for 64 bytes.
    ///   - count: How many bytes; 0 when the row has been taken out.
    mutating func add(row: UInt32, places: UnsafePointer<UInt8>, count: Int)

    /// Rows before this one are not handed over.
    var firstWanted: UInt32 { get }

    /// Makes room for the rows on so many pages, so that memory is not moved again and again.
    mutating func reserve(pages: () throws -> Int) rethrows
}

extension DoclistSink {
    var firstWanted: UInt32 { 0 }

    mutating func reserve(pages: () throws -> Int) rethrows {}
}

/// What to do with a term.
enum ScanStep {
    case take, pass, stop
}

/// Goes through the terms of segments, page after page.
struct SegmentScanner: ~Copyable {
    private var page = SegmentPage()
    private var term: [UInt8] = []
    /// The row met last.
    private var row: UInt64 = 0
    private var isTaking = false
    /// Whether the rows met so far came in order, each once, and none of them taken out: so do those of a
    /// term in segments of which no newer one speaks of rows of an older.
    private(set) var isAscending = true
    /// The places of a row that go on behind the page, and how many bytes of them are to come.
    private var begun: [UInt8] = []
    private var missing = 0

    /// Makes the scanner ready for another term.
    mutating func begin() { (row, isAscending) = (0, true) }

    /// Makes the scanner ready for another segment.
    mutating func beginSegment() {
        term.removeAll(keepingCapacity: true)
        begun.removeAll(keepingCapacity: true)
        (isTaking, missing) = (false, 0)
    }

    /// Goes through a page; pages come in order.
    ///
    /// - Returns: Whether the next page is wanted; `nil` when the page is not as it was written.
    mutating func scan(
        _ bytes: UnsafeRawBufferPointer,
        into sink: inout some DoclistSink
    ) -> Bool? {
        guard page.load(bytes) else { return nil }
        if isTaking, !resume(into: &sink) { return nil }
        for number in page.terms.indices {
            var at = page.terms[number]
            let kept = number == 0 ? 0 : Int(truncatingIfNeeded: page.number(&at))
            let added = Int(truncatingIfNeeded: page.number(&at))
            guard kept >= 0, kept <= term.count, added >= 0, at + added <= page.end else {
                return nil
            }
            term.removeLast(term.count - kept)
            term.append(contentsOf: UnsafeBufferPointer(start: page.bytes + at, count: added))
            at += added
            let isLast = number + 1 == page.terms.count
            switch sink.start(term) {
            case .stop: return false
            case .pass: isTaking = false
            case .take:
                let end = isLast ? page.end : page.terms[number + 1]
                guard take(from: at, to: end, into: &sink) else { return nil }
                isTaking = true
                guard isLast || missing == 0 else { return nil }
            }
        }
        return true
    }

    /// Goes on with a doclist that started on a page before.
    private mutating func resume(into sink: inout some DoclistSink) -> Bool {
        let end = page.terms.first ?? page.end
        if missing > 0 {
            let here = min(missing, end - 4)
            begun.append(contentsOf: UnsafeBufferPointer(start: page.bytes + 4, count: here))
            missing -= here
            if missing == 0 {
                let count = begun.count
                begun.append(contentsOf: repeatElement(0, count: 64))
                let row = UInt32(truncatingIfNeeded: row)
                begun.withUnsafeBufferPointer {
                    if let places = $0.baseAddress {
                        sink.add(row: row, places: places, count: count)
                    }
                }
                begun.removeAll(keepingCapacity: true)
            }
        }
        guard page.firstRow > 0, missing == 0 else { return page.terms.isEmpty || missing == 0 }
        guard page.firstRow <= end else { return false }
        return take(from: page.firstRow, to: end, into: &sink)
    }

    /// Hands out the rows of a stretch of a doclist, whose first row number is whole.
    ///
    /// - Returns: `false` when the stretch is not as it was written.
    @inline(__always)
    private mutating func take(
        from start: Int,
        to end: Int,
        into sink: inout some DoclistSink
    ) -> Bool {
        // Safe: `at` is held to `end`, which lies on the page, before each number, and the page has a
        // margin that no number reaches over.
        var at = start
        var next = start
        var isAscending = isAscending && page.number(&next) > row
        var row: UInt64 = 0
        var firstWanted = UInt64(sink.firstWanted)
        let bytes = page.bytes
        while at < end {
            let step = page.number(&at)
            row &+= step
            let size = page.number(&at)
            let count = Int(truncatingIfNeeded: size >> 1)
            guard count >= 0, at <= end else { return false }
            if step == 0 || count == 0 { isAscending = false }
            if at + count > end {
                guard count < 1 << 24 else { return false }
                begun.removeAll(keepingCapacity: true)
                begun.append(contentsOf: UnsafeBufferPointer(start: bytes + at, count: end - at))
                missing = count - (end - at)
                break
            }
            if row >= firstWanted {
                sink.add(row: UInt32(truncatingIfNeeded: row), places: bytes + at, count: count)
                firstWanted = UInt64(sink.firstWanted)
            }
            at += count
        }
        self.row = row
        self.isAscending = isAscending
        return true
    }
}
