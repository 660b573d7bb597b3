/// How much speaks for it that two words are spellings of one name.
///
/// Words are cut into chunks of up to three letters, side by side, in the way for which ``NameCosts``
/// gives the highest sum (a Viterbi alignment). The sum is the logarithm of how much likelier the
/// two are as one name than as two: two long words that agree say more than two short ones.
package struct NameSimilarity: Sendable {
    /// Evidence in units of natural logarithm.
    package let evidence: Double
    /// ``evidence`` as a share of what the longer word could give; about 1 for equal words.
    package let share: Double

    /// Compares two words, in either order.
    ///
    /// - Complexity: O(*m* · *n*) in their letters: about a microsecond for common names.
    package init(_ left: NameLetters, _ right: NameLetters) {
        let isInOrder = left.script.rawValue <= right.script.rawValue
        let steps =
            isInOrder ? Self.bestAlignment(left, right) : Self.bestAlignment(right, left)
        evidence = Double(steps) / NameCosts.unit
        share = evidence / max(Self.information(in: left), Self.information(in: right), 1)
    }

    /// What a word tells by itself: how unlikely its letters are, in units of natural logarithm.
    package static func information(in word: NameLetters) -> Double {
        var sum = 0
        for code in word.codes where code != NameLetters.edge {
            sum += NameCosts.value(of: NameCosts.key(letter: code, of: word.script)) ?? 0
        }
        return Double(sum) / NameCosts.unit
    }

    private static func bestAlignment(_ left: NameLetters, _ right: NameLetters) -> Int {
        let (rows, columns) = (left.codes.count + 1, right.codes.count + 1)
        let table = NameCosts.key(chunks: 0, left.script, right.script)
        let (lefts, rights) = (left.codes.map(UInt64.init), right.codes.map(UInt64.init))
        let leaveLeft = lefts.map { NameCosts.value(of: table | $0 << 18) ?? leastLeft }
        let leaveRight = rights.map { NameCosts.value(of: table | $0) ?? leastLeft }
        var best = [Int](repeating: .min, count: rows * columns)
        best[0] = 0
        for row in 0..<rows {
            for column in 0..<columns {
                let place = row * columns + column
                let here = best[place]
                // Spellings of one name do not drift far apart.
                guard here != .min, abs(row * columns - column * rows) <= 4 * max(rows, columns)
                else { continue }
                let (down, across) = (rows - 1 - row, columns - 1 - column)
                if down > 0 { best.reach(place + columns, here + leaveLeft[row]) }
                if across > 0 { best.reach(place + 1, here + leaveRight[column]) }
                var high: UInt64 = 0
                for height in 1...3 where height <= down {
                    high = high << 6 | lefts[row + height - 1]
                    var wide: UInt64 = 0
                    for width in 1...(height == 1 ? 3 : height == 2 ? 2 : 1) where width <= across {
                        wide = wide << 6 | rights[column + width - 1]
                        if let step = NameCosts.value(of: table | high << 18 | wide) {
                            best.reach(place + height * columns + width, here + step)
                        }
                    }
                }
            }
        }
        return best[rows * columns - 1]
    }

    /// What it costs to leave out a letter that the table does not know, in its steps.
    private static let leastLeft = -60
}

extension [Int] {
    /// Notes a way to a place if it is the best so far.
    @inline(__always)
    fileprivate mutating func reach(_ place: Int, _ score: Int) {
        if score > self[place] { self[place] = score }
    }
}
