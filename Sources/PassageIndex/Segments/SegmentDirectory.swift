/// The record that says which segments FTS5's index has, its "structure record".
///
/// Source of the format: the comments at the head of `ext/fts5/fts5_index.c` of SQLite, versions 3.8 to
/// today, for a table that keeps its content.
package struct SegmentDirectory: Equatable, Sendable {
    /// The row of `passage_index_data` that holds the record.
    package static let row: Int64 = 10
    /// FTS5 has numbers for this many segments.
    package static let largestNumber: Int64 = 2000

    private var cookie: [UInt8]
    private var writeCounter: UInt64
    /// From the level of the newest segments to that of the oldest.
    private var levels: [Level]

    private struct Level: Equatable {
        /// How many segments take part in a merge under way.
        var merging: UInt64
        var segments: [Segment]
    }

    /// A part of the index that was written at one time, with its own terms.
    struct Segment: Equatable, Sendable {
        var number: Int64
        var firstPage: Int64
        var lastPage: Int64

        /// The row of `passage_index_data` that holds a page of the segment.
        func row(ofPage page: Int64) -> Int64 { number << 37 | page }
    }

    /// Reads the record.
    ///
    /// - Returns: `nil` when it is not as FTS5 writes it.
    package init?(_ record: [UInt8]) {
        let bytes = record.span
        guard bytes.count >= 7 else { return nil }
        var at = 4
        func next(_ bytes: borrowing Span<UInt8>) -> UInt64? { Varint.read(bytes, at: &at) }
        guard let levelCount = next(bytes), let segmentCount = next(bytes),
            let counter = next(bytes), levelCount <= 64
        else { return nil }
        cookie = Array(record[..<4])
        writeCounter = counter
        levels = []
        for _ in 0..<levelCount {
            guard let merging = next(bytes), let count = next(bytes), count <= segmentCount else {
                return nil
            }
            var level = Level(merging: merging, segments: [])
            for _ in 0..<count {
                guard let number = next(bytes), let first = next(bytes), let last = next(bytes)
                else { return nil }
                level.segments.append(
                    Segment(
                        number: Int64(number),
                        firstPage: Int64(first),
                        lastPage: Int64(last)
                    )
                )
            }
            levels.append(level)
        }
    }

    /// The segments, the newest first: what it says of a row holds for the older ones too.
    var segments: [Segment] { levels.flatMap { $0.segments.reversed() } }

    /// How many segments there are.
    package var count: Int { levels.reduce(0) { $0 + $1.segments.count } }

    /// The least number that no segment has; `nil` when there is none left.
    package var freeNumber: Int64? {
        let taken = Set(segments.map(\.number))
        return (1...Self.largestNumber).first { !taken.contains($0) }
    }

    /// Adds a segment that is newer than all others.
    ///
    /// - Parameters:
    ///   - number: What ``freeNumber`` gave.
    ///   - pages: How many pages it has, from 1 on.
    package mutating func add(_ number: Int64, pages: Int) {
        if levels.isEmpty { levels.append(Level(merging: 0, segments: [])) }
        levels[0].segments.append(
            Segment(number: number, firstPage: 1, lastPage: Int64(pages))
        )
        writeCounter += UInt64(pages)
    }

    /// Puts a segment in the place of all.
    ///
    /// - Parameters:
    ///   - number: What ``freeNumber`` gave.
    ///   - pages: How many pages it has, from 1 on; 0 when nothing is left to index.
    package mutating func replaceAll(with number: Int64, pages: Int) {
        for level in levels.indices { levels[level] = Level(merging: 0, segments: []) }
        // Above what comes later, which FTS5 merges among itself.
        while levels.count < 2 { levels.append(Level(merging: 0, segments: [])) }
        guard pages > 0 else { return }
        levels[levels.count - 1].segments = [
            Segment(number: number, firstPage: 1, lastPage: Int64(pages))
        ]
        writeCounter += UInt64(pages)
    }

    /// The numbers of all segments.
    package var numbers: [Int64] { segments.map(\.number) }

    /// The record as FTS5 reads it.
    package var encoded: [UInt8] {
        var bytes = cookie
        for number in [UInt64(levels.count), UInt64(count), writeCounter] {
            Varint.append(number, to: &bytes)
        }
        for level in levels {
            Varint.append(level.merging, to: &bytes)
            Varint.append(UInt64(level.segments.count), to: &bytes)
            for segment in level.segments {
                for number in [segment.number, segment.firstPage, segment.lastPage] {
                    Varint.append(UInt64(number), to: &bytes)
                }
            }
        }
        return bytes
    }

    /// The row of `passage_index_data` that holds a page of a segment.
    package static func row(segment: Int64, page: Int) -> Int64 {
        Segment(number: segment, firstPage: 1, lastPage: 1).row(ofPage: Int64(page))
    }
}

/// Numbers of words: of a row by column, or of all rows behind the number of rows.
package enum WordCounts {
    /// The row of `passage_index_data` that holds the number of rows and the words of each column.
    package static let totalsRow: Int64 = 1

    package static func encode(_ counts: [Int]) -> [UInt8] {
        var bytes: [UInt8] = []
        for count in counts { Varint.append(UInt64(count), to: &bytes) }
        return bytes
    }

    package static func decode(_ record: [UInt8]) -> [Int] {
        let bytes = record.span
        var counts: [Int] = []
        var at = 0
        while at < bytes.count, let count = Varint.read(bytes, at: &at) {
            counts.append(Int(count))
        }
        return counts
    }
}
