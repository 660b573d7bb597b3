/// Takes terms and their rows as a merge finds them.
protocol MergeSink {
    /// A term starts, greater than the one before.
    mutating func start(_ term: [UInt8]) throws

    /// Some rows of the term, behind those before.
    ///
    /// - Parameters:
    ///   - list: The rows as ``TermRun`` has them, none of which has been taken out.
    ///   - first: The first row.
    ///   - last: The last row.
    /// - Throws: What ends the merge.
    mutating func append(_ list: ArraySlice<UInt8>, first: UInt64, last: UInt64) throws
}

/// Goes through all segments of FTS5's index as if they were one.
///
/// FTS5's own merge takes every row of every term apart; here the rows of a term are handed on in
/// stretches of a page, because the segments of one run follow each other. Rows that newer segments speak
/// of again, or take out, are met one by one.
package enum SegmentMerger {
    /// Writes the segment that all segments together make.
    ///
    /// - Parameters:
    ///   - directory: Which segments there are.
    ///   - source: Where their pages come from.
    ///   - done: Called with the row of each page that is not needed any more.
    ///   - page: Takes a page: its number, from 1, and its bytes.
    ///   - boundary: Takes the least term that leads to a page.
    /// - Returns: How many pages were written; 0 when no row is left.
    /// - Throws: What the closures and the source throw, also when a page is not as it was written.
    /// - Complexity: linear in the bytes of the segments.
    package static func merge(
        _ directory: SegmentDirectory,
        from source: any SegmentSource,
        done: @escaping (_ row: Int64) throws -> Void,
        page: @escaping (_ number: Int, _ bytes: [UInt8]) throws -> Void,
        boundary: @escaping (_ term: ArraySlice<UInt8>, _ page: Int) throws -> Void
    ) throws -> Int {
        var writer = LeafWriter(page: page, boundary: boundary)
        try merge(directory, from: source, done: done, into: &writer)
        return try writer.finish()
    }

    /// Hands out what all segments together have; a term without rows is none.
    ///
    /// - Parameters:
    ///   - directory: Which segments there are.
    ///   - source: Where their pages come from.
    ///   - done: Called with the row of each page that is not needed any more.
    ///   - sink: Takes terms and rows.
    /// - Throws: What `done`, the sink and the source throw.
    static func merge(
        _ directory: SegmentDirectory,
        from source: any SegmentSource,
        done: @escaping (_ row: Int64) throws -> Void = { _ in },
        into sink: inout some MergeSink
    ) throws {
        // The newest first: what it says of a row holds.
        var cursors = try directory.segments.map { SegmentCursor(source, $0, done: done) }
            .filter { try $0.nextTerm() }
        while let term = least(cursors) {
            var output = TermOutput(term: term)
            try merge(cursors.filter { $0.term == term }, into: &output, of: &sink)
            try cursors.removeAll { try $0.term == term && !$0.nextTerm() }
        }
    }

    private static func least(_ cursors: [SegmentCursor]) -> [UInt8]? {
        guard var least = cursors.first else { return nil }
        for cursor in cursors.dropFirst()
        where cursor.term.lexicographicallyPrecedes(least.term) { least = cursor }
        return least.term
    }

    /// Merges the rows of a term.
    private static func merge(
        _ cursors: [SegmentCursor],
        into output: inout TermOutput,
        of sink: inout some MergeSink
    ) throws {
        var open = cursors
        while var least = open.first {
            for cursor in open where cursor.first < least.first { least = cursor }
            let others = open.filter { $0 !== least }
            let row = least.first
            let limit = others.reduce(UInt64.max) { min($0, $1.first) }
            var spent: [SegmentCursor] = []
            if least.last < limit, !least.hasMarks {
                try output.append(least.list, first: row, last: least.last, to: &sink)
                if try !least.nextStretch() { spent.append(least) }
            } else {
                let (places, hasMore) = try least.takeRow()
                if !places.isEmpty {
                    try output.append(places[...], first: row, last: row, to: &sink)
                }
                if !hasMore { spent.append(least) }
                for older in others where older.first == row {
                    if try !older.takeRow().hasMore { spent.append(older) }
                }
            }
            open.removeAll { cursor in spent.contains { $0 === cursor } }
        }
    }
}

/// A term that starts with its first row: one whose rows were all taken out is not there any more.
private struct TermOutput {
    let term: [UInt8]
    private var isStarted = false

    init(term: [UInt8]) { self.term = term }

    mutating func append(
        _ list: ArraySlice<UInt8>,
        first: UInt64,
        last: UInt64,
        to sink: inout some MergeSink
    ) throws {
        if !isStarted { try sink.start(term) }
        isStarted = true
        try sink.append(list, first: first, last: last)
    }
}

extension LeafWriter: MergeSink {
    mutating func start(_ term: [UInt8]) throws { try append(term: term) }

    mutating func append(_ list: ArraySlice<UInt8>, first: UInt64, last: UInt64) throws {
        try append(
            list,
            first: Int64(truncatingIfNeeded: first),
            last: Int64(truncatingIfNeeded: last)
        )
    }
}
