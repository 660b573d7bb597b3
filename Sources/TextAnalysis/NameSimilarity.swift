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
        let steps = NameSteps.shared
        var sum = 0
        for code in word.codes where code != NameLetters.edge {
            let value = steps.alone(code, of: word.script)
            sum += value == NameSteps.none ? 0 : Int(value)
        }
        return Double(sum) / NameCosts.unit
    }

    private static func bestAlignment(_ left: NameLetters, _ right: NameLetters) -> Int {
        let steps = NameSteps.shared
        let (rows, columns) = (left.codes.count + 1, right.codes.count + 1)
        let table = NameCosts.key(chunks: 0, left.script, right.script)
        let (lefts, rights) = (left.codes, right.codes)
        let leaveRight = rights.map { cost(steps.leavingRight($0, table)) }
        var best = [Int](repeating: .min, count: rows * columns)
        best[0] = 0
        for row in 0..<rows {
            let down = rows - 1 - row
            let chunks = Chunks(lefts[row...], table, steps)
            let leave = down > 0 ? cost(steps.leavingLeft(lefts[row], table)) : 0
            for column in 0..<columns {
                let place = row * columns + column
                let here = best[place]
                // Spellings of one name do not drift far apart.
                guard here != .min, abs(row * columns - column * rows) <= 4 * max(rows, columns)
                else { continue }
                let across = columns - 1 - column
                if down > 0 { best.reach(place + columns, here + leave) }
                guard across > 0 else { continue }
                best.reach(place + 1, here + leaveRight[column])
                guard down > 0 else { continue }
                let right = rights[column]
                let step = steps.single(lefts[row], right, table)
                if step != NameSteps.none { best.reach(place + columns + 1, here + Int(step)) }
                for height in 1...3
                where height <= down && chunks.letters[height - 1] >> right & 1 != 0 {
                    var wide: UInt64 = 0
                    for width in 1...(height == 1 ? 3 : height == 2 ? 2 : 1) where width <= across {
                        wide = wide << 6 | UInt64(rights[column + width - 1])
                        if let step = NameCosts.value(of: chunks.keys[height - 1] | wide) {
                            best.reach(place + height * columns + width, here + step)
                        }
                    }
                }
            }
        }
        return best[rows * columns - 1]
    }

    /// What a letter that is left out costs.
    private static func cost(_ step: Int16) -> Int {
        step == NameSteps.none ? leastLeft : Int(step)
    }

    /// The chunks of one, two and three letters with which what is left of a word begins.
    private struct Chunks {
        var keys: InlineArray<3, UInt64> = [0, 0, 0]
        /// With which letters begins what may stand for them, besides one letter for one.
        var letters: InlineArray<3, UInt64> = [0, 0, 0]

        init(_ rest: ArraySlice<UInt8>, _ table: UInt64, _ steps: NameSteps) {
            var high: UInt64 = 0
            for (place, code) in rest.prefix(3).enumerated() {
                high = high << 6 | UInt64(code)
                keys[place] = table | high << 18
                letters[place] = steps.partners(of: keys[place])
            }
        }
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
