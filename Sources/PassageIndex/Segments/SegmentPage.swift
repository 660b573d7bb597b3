/// One page of a segment, in memory that is used again for the next.
///
///     page  = rowid end *doclist-rest *term index
///     rowid = 2 bytes: where the first row number is that continues the doclist of the page before
///     end   = 2 bytes: where the index starts, a list of the distances between terms
///
/// Not `Sendable`: a reader keeps one.
struct SegmentPage: ~Copyable {
    /// Longest page that is taken; FTS5's own limit is 65,536.
    private static let capacity = 1 << 16
    /// Numbers are read without asking whether the page ends in them: they are at most 9 bytes, and
    /// behind the page there are more than that.
    private static let margin = 64

    let bytes: UnsafeMutablePointer<UInt8>
    private(set) var count = 0
    /// Where the terms end.
    private(set) var end = 0
    /// Where a doclist goes on that started on a page before; 0 when none does.
    private(set) var firstRow = 0
    /// Where the terms start.
    private(set) var terms: [Int] = []

    // Nothing is read before `load`, which sets all that is.
    init() { bytes = .allocate(capacity: Self.capacity + Self.margin) }

    deinit { bytes.deallocate() }

    /// Takes a page in.
    ///
    /// - Returns: `false` when it cannot be one.
    mutating func load(_ page: UnsafeRawBufferPointer) -> Bool {
        guard page.count >= 4, page.count <= Self.capacity, let source = page.baseAddress else {
            return false
        }
        // Safe: `count` bytes fit, and the margin behind them is set as well.
        UnsafeMutableRawPointer(bytes).copyMemory(from: source, byteCount: page.count)
        bytes.advanced(by: page.count).update(repeating: 0, count: Self.margin)
        count = page.count
        firstRow = Int(bytes[0]) << 8 | Int(bytes[1])
        end = Int(bytes[2]) << 8 | Int(bytes[3])
        terms.removeAll(keepingCapacity: true)
        guard end >= 4, end <= count, firstRow < end || firstRow == 0 else { return false }
        var at = end
        var term = 0
        while at < count {
            let step = number(&at)
            guard step > 0, step < UInt64(end), term + Int(step) < end else { return false }
            term += Int(step)
            terms.append(term)
        }
        return true
    }

    /// Reads a number of up to 9 bytes, as SQLite writes them.
    @inline(__always)
    func number(_ at: inout Int) -> UInt64 {
        let byte = bytes[at]
        at += 1
        return byte < 0x80 ? UInt64(byte) : longNumber(UInt64(byte & 0x7F), &at)
    }

    private func longNumber(_ first: UInt64, _ at: inout Int) -> UInt64 {
        var value = first
        for step in 1..<9 {
            let byte = bytes[at]
            at += 1
            if step == 8 { return value << 8 | UInt64(byte) }
            value = value << 7 | UInt64(byte & 0x7F)
            if byte < 0x80 { break }
        }
        return value
    }
}
