/// How many letters must be put in, left out, changed or swapped with the next to make one word of
/// another, as far as that is within a limit.
///
/// The distance is that of F. Damerau, *A technique for computer detection and correction of spelling
/// errors*, 1964, in the variant that touches each letter once; E. Ukkonen, *Algorithms for
/// approximate string matching*, 1985, for looking at a band only.
package struct EditDistance {
    /// How many changes are allowed.
    package let limit: Int

    private let typed: [UInt32]
    private let typedBag: UInt64
    private var letters: [UInt32] = []
    /// The rows of the table for the letter before last, the last and the next.
    private var rows: [[Int]]

    /// - Parameters:
    ///   - folded: A folded word, UTF-8.
    ///   - limit: How many changes are allowed.
    package init(_ folded: [UInt8], limit: Int) {
        self.limit = limit
        var letters: [UInt32] = []
        Self.decode(folded.span, into: &letters)
        typed = letters
        typedBag = Self.bag(letters)
        rows = Array(repeating: Array(repeating: 0, count: letters.count + 1), count: 3)
    }

    /// How many changes a word of so many letters may need for what was meant to be still seen: none
    /// below four letters, one up to seven, and two beyond.
    package static func limit(letters: Int) -> Int {
        switch letters {
        case ..<4: 0
        case 4...7: 1
        default: 2
        }
    }

    /// The distance to a folded word; `nil` when it is beyond the limit.
    ///
    /// - Complexity: O(*n*) in its letters, times the limit; most words are told apart by their
    ///   letters as a set.
    package mutating func distance(to folded: borrowing Span<UInt8>) -> Int? {
        Self.decode(folded, into: &letters)
        guard abs(letters.count - typed.count) <= limit,
            (Self.bag(letters) ^ typedBag).nonzeroBitCount <= 2 * limit
        else { return nil }
        for column in 0...typed.count { rows[1][column] = column }
        for row in letters.indices {
            let (before, last, next) = (row % 3, (row + 1) % 3, (row + 2) % 3)
            var least = row + 1
            rows[next][0] = row + 1
            let first = max(0, row - limit)
            let end = min(typed.count, row + limit + 1)
            // What lies outside the band is beyond the limit.
            if first > 0 { rows[next][first] = limit + 1 }
            if end == row + limit + 1, end <= typed.count { rows[last][end] = limit + 1 }
            for column in first..<max(first, end) {
                let isEqual = letters[row] == typed[column]
                var best = min(
                    rows[last][column] + (isEqual ? 0 : 1),
                    rows[last][column + 1] + 1,
                    rows[next][column] + 1
                )
                if row > 0, column > 0, letters[row] == typed[column - 1],
                    letters[row - 1] == typed[column]
                {
                    best = min(best, rows[before][column - 1] + 1)
                }
                rows[next][column + 1] = best
                least = min(least, best)
            }
            guard least <= limit else { return nil }
        }
        let found = rows[(letters.count + 1) % 3][typed.count]
        return found <= limit ? found : nil
    }

    /// Which letters there are, by their last six bits.
    private static func bag(_ letters: [UInt32]) -> UInt64 {
        letters.reduce(0) { $0 | 1 << UInt64($1 & 63) }
    }

    /// The scalars of UTF-8; a byte that begins none stands for itself.
    private static func decode(_ bytes: borrowing Span<UInt8>, into letters: inout [UInt32]) {
        letters.removeAll(keepingCapacity: true)
        var index = 0
        while index < bytes.count {
            let first = UInt32(bytes[index])
            let count = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
            var scalar = count == 0 ? first : first & (0x3F >> UInt32(count))
            for next in index + 1..<index + 1 + count where next < bytes.count {
                scalar = scalar << 6 | UInt32(bytes[next] & 0x3F)
            }
            letters.append(scalar)
            index += count + 1
        }
    }
}
