/// The segments of a full-text index: parts that were written at one time, each with its own terms.
///
/// FTS5 keeps the list in the row `10` of its table `…_data`, the "structure record"; the comments at
/// the head of SQLite's `ext/fts5/fts5_index.c` describe it and all that is read here.
struct SegmentList: Equatable {
    struct Segment: Equatable {
        var number: Int64
        var firstPage: Int64
        var lastPage: Int64
    }

    /// The newest first: what it says of a row holds for the older ones too.
    private(set) var segments: [Segment] = []

    /// The row of `…_data` that holds the record.
    static let record: Int64 = 10

    /// Reads the record.
    ///
    /// - Returns: `nil` when it is cut off or of another form than ours.
    init?(_ record: [UInt8]) {
        // Four bytes that change with every change. Another form starts behind them with FF.
        guard record.count > 4, record[4] != 0xFF else { return nil }
        var at = 4
        func next() -> Int64? {
            var value: UInt64 = 0
            for step in 0..<9 {
                guard at < record.count else { return nil }
                let byte = record[at]
                at += 1
                if step == 8 { return Int64(truncatingIfNeeded: value << 8 | UInt64(byte)) }
                value = value << 7 | UInt64(byte & 0x7F)
                if byte < 0x80 { return Int64(truncatingIfNeeded: value) }
            }
            return nil
        }
        guard let levels = next(), levels < 256, next() != nil, next() != nil else { return nil }
        for _ in 0..<max(levels, 0) {
            guard next() != nil, let count = next(), count < 4096 else { return nil }
            var level: [Segment] = []
            for _ in 0..<max(count, 0) {
                guard let number = next(), let first = next(), let last = next() else {
                    return nil
                }
                level.append(Segment(number: number, firstPage: first, lastPage: last))
            }
            segments += level.reversed()
        }
    }
}

extension SegmentList.Segment {
    /// The row of `…_data` that holds a page of the segment.
    func row(ofPage page: Int64) -> Int64 { number << 37 | page }
}
