import Testing

@testable import TextAnalysis

@Suite struct EditDistanceTests {
    /// The whole table, row by row.
    private static func model(_ left: [Character], _ right: [Character]) -> Int {
        var table = [[Int]](repeating: Array(0...right.count), count: left.count + 1)
        for row in 0...left.count {
            table[row][0] = row
            for column in 1..<right.count + 1 where row > 0 {
                let isEqual = left[row - 1] == right[column - 1]
                var best = min(
                    table[row - 1][column - 1] + (isEqual ? 0 : 1),
                    table[row - 1][column] + 1,
                    table[row][column - 1] + 1
                )
                if row > 1, column > 1, left[row - 1] == right[column - 2],
                    left[row - 2] == right[column - 1]
                {
                    best = min(best, table[row - 2][column - 2] + 1)
                }
                table[row][column] = best
            }
        }
        return table[left.count][right.count]
    }

    @Test(arguments: ["abc", "بتد", "жшщ"], 0...3)
    func isThatOfTheWholeTableWithinTheLimit(alphabet: String, limit: Int) {
        var random = SeededDice(seed: UInt64(limit + 7))
        let letters = Array(alphabet)
        for _ in 0..<1500 {
            let left = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                letters[Int.random(in: 0..<3, using: &random)]
            }
            var measure = EditDistance(Array(String(left).utf8), limit: limit)
            for _ in 0..<3 {
                let right = (0..<Int.random(in: 0...9, using: &random)).map { _ in
                    letters[Int.random(in: 0..<3, using: &random)]
                }
                let whole = Self.model(left, right)
                let found = measure.distance(to: Array(String(right).utf8).span)
                #expect(found == (whole <= limit ? whole : nil), "\(String(left)) \(String(right))")
            }
        }
    }

    @Test func longWordsMayHaveMoreMistakes() {
        #expect([3, 4, 7, 8, 20].map { EditDistance.limit(letters: $0) } == [0, 1, 1, 2, 2])
    }
}
