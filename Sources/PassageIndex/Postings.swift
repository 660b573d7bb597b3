/// The rows a term stands in and how often, unpacked from what `fihrist_postings` gives.
package struct Posting: Equatable, Sendable {
    /// The passage's number.
    package var passage: UInt32
    package var title: UInt8
    package var heading: UInt8
    package var text: UInt16

    package init(passage: UInt32, title: UInt8, heading: UInt8, text: UInt16) {
        self.passage = passage
        self.title = title
        self.heading = heading
        self.text = text
    }

    /// Unpacks postings.
    ///
    /// - Parameter packed: A result of `fihrist_postings`; in the order of the passages.
    /// - Returns: One posting for each 8 bytes, in the same order.
    package static func unpack(_ packed: UnsafeRawBufferPointer) -> [Posting] {
        packed.withUnpacked { bits in
            Posting(
                passage: UInt32(truncatingIfNeeded: bits),
                title: UInt8(truncatingIfNeeded: bits >> 32),
                heading: UInt8(truncatingIfNeeded: bits >> 40),
                text: UInt16(truncatingIfNeeded: bits >> 48)
            )
        }
    }
}

/// Where a term stands: passage, column and place in the column, in that order of weight.
package struct Position: Comparable, Hashable, Sendable {
    private var bits: UInt64

    package init(passage: UInt32, column: IndexColumn, place: Int) {
        bits = UInt64(passage) << 32 | UInt64(column.rawValue) << 30 | UInt64(place)
    }

    init(passage: UInt32, column: Int, place: Int) {
        bits = UInt64(passage) << 32 | UInt64(column) << 30 | UInt64(place) & 0x3FFF_FFFF
    }

    private init(bits: UInt64) { self.bits = bits }

    /// The position a few words on, or back.
    func moved(by step: Int) -> Position {
        Position(bits: bits &+ UInt64(bitPattern: Int64(step)))
    }

    package var passage: UInt32 { UInt32(truncatingIfNeeded: bits >> 32) }
    package var column: Int { Int(bits >> 30 & 3) }
    package var place: Int { Int(bits & 0x3FFF_FFFF) }
    /// Passage and column in one number: two positions with the same field can be near each other.
    package var field: UInt64 { bits >> 30 }

    package static func < (left: Position, right: Position) -> Bool { left.bits < right.bits }

    /// Sorts positions, most of which are in order by parts.
    ///
    /// By digits of eleven bits, the last first, without those in which all agree.
    ///
    /// - Complexity: linear.
    package static func sort(_ positions: inout [Position]) {
        guard let first = positions.first else { return }
        var (varying, isSorted, last) = (UInt64(0), true, first)
        for position in positions {
            varying |= position.bits ^ first.bits
            if position < last { isSorted = false }
            last = position
        }
        guard !isSorted else { return }
        guard positions.count > 256 else { return positions.sort() }
        var other = positions
        for shift in stride(from: UInt64(0), to: 64, by: 11) where varying >> shift & 0x7FF != 0 {
            var starts = [Int](repeating: 0, count: 2049)
            for position in positions { starts[Int(position.bits >> shift & 0x7FF) + 1] += 1 }
            for digit in 1..<2048 { starts[digit] += starts[digit - 1] }
            for position in positions {
                let digit = Int(position.bits >> shift & 0x7FF)
                other[starts[digit]] = position
                starts[digit] += 1
            }
            swap(&positions, &other)
        }
    }

    /// What is in any of some ascending lists, once.
    ///
    /// - Complexity: O(*n* log *l*) for *l* lists of *n* positions together.
    package static func union(_ lists: [[Position]]) -> [Position] { SortedSet.union(of: lists) }

    /// Leaves one of equal positions that stand side by side.
    package static func removeRepeated(_ positions: inout [Position]) {
        var kept = 0
        for position in positions where kept == 0 || positions[kept - 1] != position {
            positions[kept] = position
            kept += 1
        }
        positions.removeLast(positions.count - kept)
    }

    /// Unpacks positions.
    ///
    /// - Parameter packed: A result of `fihrist_positions`; in ascending order.
    /// - Returns: One position for each 8 bytes, in the same order.
    package static func unpack(_ packed: UnsafeRawBufferPointer) -> [Position] {
        packed.withUnpacked { Position(bits: $0) }
    }
}

extension UnsafeRawBufferPointer {
    /// Each 8 bytes as a little-endian number; a rest shorter than that is left out.
    fileprivate func withUnpacked<Value>(_ make: (UInt64) -> Value) -> [Value] {
        (0..<count / 8).map {
            make(UInt64(littleEndian: loadUnaligned(fromByteOffset: $0 * 8, as: UInt64.self)))
        }
    }
}
