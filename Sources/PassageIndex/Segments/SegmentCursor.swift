/// Walks a segment from its first term to its last, a stretch of rows at a time: what a merge reads.
///
/// Not `Sendable`: it reads through its source.
final class SegmentCursor {
    /// The term it stands at, with FTS5's mark; empty before the first and behind the last.
    private(set) var term: [UInt8] = []
    /// The first and the last row of the stretch.
    private(set) var first: UInt64 = 0
    private(set) var last: UInt64 = 0
    /// Whether FTS5 notes of a row of the stretch that it was taken out.
    private(set) var hasMarks = false

    private let source: any SegmentSource
    private let segment: SegmentDirectory.Segment
    private let done: (_ row: Int64) throws -> Void
    private var number: Int64
    private var page = SegmentPage()
    /// Which term of the page comes next.
    private var next = 0
    /// Where the list of the term goes on in the page; `nil` when it does not.
    private var place: Int?
    private var bytes: [UInt8] = []
    private var start = 0

    /// Makes a cursor that stands before the first term.
    ///
    /// - Parameters:
    ///   - source: Where the pages come from.
    ///   - segment: Which segment.
    ///   - done: Called with the row of a page that will not be asked for again.
    init(
        _ source: any SegmentSource,
        _ segment: SegmentDirectory.Segment,
        done: @escaping (_ row: Int64) throws -> Void
    ) {
        self.source = source
        self.segment = segment
        self.done = done
        number = segment.firstPage - 1
    }

    /// The rows of the stretch that are left, as ``TermRun`` has them.
    var list: ArraySlice<UInt8> { bytes[start...] }

    /// Goes to the next term and the first stretch of its rows.
    ///
    /// - Returns: `false` behind the last term.
    /// - Throws: What the source throws, also when the segment is not as it was written.
    func nextTerm() throws -> Bool {
        repeat {
            while try nextStretch() {}
            guard next < page.terms.count else {
                term.removeAll()
                return false
            }
            try readTerm()
        } while try !nextStretch()
        return true
    }

    private func readTerm() throws {
        var at = page.terms[next]
        let kept = next == 0 ? 0 : Int(truncatingIfNeeded: page.number(&at))
        let added = Int(truncatingIfNeeded: page.number(&at))
        next += 1
        guard kept >= 0, kept <= term.count, added >= 0, at + added <= end else { throw damage }
        term.removeLast(term.count - kept)
        term.append(contentsOf: UnsafeBufferPointer(start: page.bytes + at, count: added))
        place = at + added < end ? at + added : nil
    }

    /// Where the list of the term ends on the page.
    private var end: Int { next < page.terms.count ? page.terms[next] : page.end }

    /// Goes to the next stretch of rows of the term.
    ///
    /// - Returns: `false` when there is none.
    /// - Throws: As ``nextTerm()``.
    func nextStretch() throws -> Bool {
        bytes.removeAll(keepingCapacity: true)
        (start, hasMarks) = (0, false)
        while place == nil {
            guard next == page.terms.count, try loadNext() else { return false }
        }
        guard let from = place else { return false }
        place = nil
        // Safe: `at` is held to `end`, which lies on the page, before each number, and the page has a
        // margin that no number reaches over.
        let end = end
        var at = from
        var row = page.number(&at)
        first = row
        let begin = at
        while at < end {
            let size = page.number(&at)
            let count = Int(truncatingIfNeeded: size >> 1)
            hasMarks = hasMarks || size & 1 == 1 || count == 0
            guard count >= 0, count < 1 << 24, at <= end else { throw damage }
            last = row
            at += count
            if at >= end { break }
            row &+= page.number(&at)
        }
        guard begin < end, at >= end else { throw damage }
        bytes.append(contentsOf: UnsafeBufferPointer(start: page.bytes + begin, count: end - begin))
        if at > end { try takeRest(at - end) }
        return true
    }

    /// Reads the rest of a row's places, on the pages that follow.
    private func takeRest(_ count: Int) throws {
        var missing = count
        while missing > 0 {
            guard next == page.terms.count, try loadNext() else { throw damage }
            let here = min(missing, (page.terms.first ?? page.end) - 4)
            bytes.append(contentsOf: UnsafeBufferPointer(start: page.bytes + 4, count: here))
            missing -= here
        }
    }

    private func loadNext() throws -> Bool {
        if number >= segment.firstPage { try done(segment.row(ofPage: number)) }
        guard number < segment.lastPage else {
            next = page.terms.count
            return false
        }
        number += 1
        guard let record = try source.record(segment.row(ofPage: number)),
            record.withUnsafeBytes({ page.load($0) })
        else { throw damage }
        next = 0
        guard page.firstRow <= end else { throw damage }
        place = page.firstRow > 0 ? page.firstRow : nil
        return true
    }

    /// Leaves the first row of the stretch behind.
    ///
    /// - Returns: Whether the term has more rows; its places, without the mark of one taken out.
    /// - Throws: As ``nextTerm()``.
    func takeRow() throws -> (places: [UInt8], hasMore: Bool) {
        var at = start
        let count = Int(Varint.read(bytes.span, at: &at) ?? 0) / 2
        let until = min(at + count, bytes.count)
        var places: [UInt8] = []
        Varint.append(UInt64(until - at) * 2, to: &places)
        if until > at { places.append(contentsOf: bytes[at..<until]) } else { places = [] }
        at = until
        guard at < bytes.count else { return (places, try nextStretch()) }
        first += Varint.read(bytes.span, at: &at) ?? 0
        start = at
        return (places, true)
    }

    private var damage: any Error {
        source.damaged("a page of segment \(segment.number) of the full-text index")
    }
}
