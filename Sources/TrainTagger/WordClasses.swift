import EntityTagging
import Foundation

/// Classes of words that stand beside the same words.
///
/// Each word is described by its positive pointwise mutual information with the commonest words to
/// its left and right (Bullinaria and Levy 2007), brought down to a few dimensions by randomized
/// subspace iteration (Halko, Martinsson, Tropp 2011), and sorted into classes by k-means on unit
/// vectors.
struct WordClasses {
    static let dimensions = 64
    static let leastCount: Int32 = 15
    static let contexts = 1500
    static let fine = 1000
    static let middle = 250
    static let coarse = 60

    /// Each word's class, counted from 1, by the word's hash.
    private(set) var classes: [UInt64: UInt16] = [:]
    /// The two coarser classes of each class, counted from 1.
    private(set) var coarser: [(UInt8, UInt8)] = []

    init(_ counts: WordCounts) {
        let order = counts.numbers.counts.indices
            .filter { counts.numbers.counts[$0] >= Self.leastCount }
            .sorted { (counts.numbers.counts[$1], $0) < (counts.numbers.counts[$0], $1) }
        var rank = Array(repeating: Int32(-1), count: counts.numbers.hashes.count)
        for (position, number) in order.enumerated() { rank[number] = Int32(position) }
        let contexts = min(Self.contexts, order.count)
        let rows = Self.associations(counts.stream, rank, order.count, contexts)
        let vectors = Self.reduced(rows, columns: 4 * contexts)
        let finest = Means(vectors, count: Self.fine, passes: 10)
        let middle = Means(finest.centers, count: Self.middle, passes: 10)
        let coarse = Means(finest.centers, count: Self.coarse, passes: 10)
        for (position, number) in order.enumerated() {
            classes[counts.numbers.hashes[number]] = UInt16(finest.members[position] + 1)
        }
        coarser = zip(middle.members, coarse.members).map { (UInt8($0 + 1), UInt8($1 + 1)) }
    }

    private typealias Row = [(column: Int32, value: Float)]

    /// The association of each word with the words around it.
    private static func associations(
        _ stream: [Int32],
        _ rank: [Int32],
        _ words: Int,
        _ contexts: Int
    ) -> [Row] {
        let columns = 4 * contexts
        var counts = Array(repeating: Float(0), count: words * columns)
        for (index, number) in stream.enumerated() where number >= 0 {
            let word = Int(rank[Int(number)])
            guard word >= 0 else { continue }
            for (block, offset) in [-2, -1, 1, 2].enumerated() {
                let other = index + offset
                guard other >= 0, other < stream.count, stream[other] >= 0 else { continue }
                if abs(offset) == 2, stream[index + offset / 2] < 0 { continue }
                let context = Int(rank[Int(stream[other])])
                guard context >= 0, context < contexts else { continue }
                counts[word * columns + block * contexts + context] += 1
            }
        }
        var columnSums = Array(repeating: Float(0), count: columns)
        var rowSums = Array(repeating: Float(0), count: words)
        for word in 0..<words {
            for column in 0..<columns {
                let count = counts[word * columns + column]
                columnSums[column] += count
                rowSums[word] += count
            }
        }
        let total = columnSums.reduce(0, +)
        return (0..<words).map { word in
            var row: Row = []
            for column in 0..<columns {
                let count = counts[word * columns + column]
                guard count > 0 else { continue }
                let ratio = count * total / (rowSums[word] * columnSums[column])
                guard ratio > 1 else { continue }
                row.append((Int32(column), log(ratio).squareRoot()))
            }
            return row
        }
    }

    private static func reduced(_ rows: [Row], columns: Int) -> [[Float]] {
        var random = SplitMix(seed: 7)
        var basis = (0..<columns).map { _ in
            (0..<dimensions).map { _ in Float(Int64(bitPattern: random.next()) >> 40) / 8_388_608 }
        }
        for _ in 0..<4 {
            let images = multiply(rows, basis)
            var next = Array(
                repeating: Array(repeating: Float(0), count: dimensions),
                count: columns
            )
            for (row, image) in zip(rows, images) {
                for (column, value) in row {
                    for dimension in 0..<dimensions {
                        next[Int(column)][dimension] += value * image[dimension]
                    }
                }
            }
            basis = orthogonal(next)
        }
        return multiply(rows, basis).map(Means.unit)
    }

    private static func multiply(_ rows: [Row], _ basis: [[Float]]) -> [[Float]] {
        rows.map { row in
            var image = Array(repeating: Float(0), count: dimensions)
            for (column, value) in row {
                let vector = basis[Int(column)]
                for dimension in 0..<dimensions { image[dimension] += value * vector[dimension] }
            }
            return image
        }
    }

    /// Makes the columns of a matrix orthogonal to each other and of length 1 (Gram and Schmidt).
    private static func orthogonal(_ matrix: [[Float]]) -> [[Float]] {
        var matrix = matrix
        for dimension in 0..<dimensions {
            for earlier in 0..<dimension {
                var product: Float = 0
                for row in matrix { product += row[earlier] * row[dimension] }
                for row in matrix.indices {
                    matrix[row][dimension] -= product * matrix[row][earlier]
                }
            }
            var square: Float = 0
            for row in matrix { square += row[dimension] * row[dimension] }
            let length = max(square.squareRoot(), 1e-12)
            for row in matrix.indices { matrix[row][dimension] /= length }
        }
        return matrix
    }
}

/// Sorts unit vectors into classes around centers.
struct Means {
    private(set) var centers: [[Float]]
    private(set) var members: [Int]

    init(_ vectors: [[Float]], count: Int, passes: Int) {
        let width = vectors.first?.count ?? 0
        let count = min(count, vectors.count)
        // Words come by frequency: the commonest, which are the best described, are the first centers.
        centers = Array(vectors.prefix(count))
        members = Array(repeating: 0, count: vectors.count)
        for _ in 0..<passes {
            let flat = centers.flatMap { $0 }
            for (position, vector) in vectors.enumerated() {
                var best = 0
                var bestProduct = -Float.infinity
                for center in 0..<count {
                    let product = Self.product(vector, flat, from: center * width)
                    if product > bestProduct { (best, bestProduct) = (center, product) }
                }
                members[position] = best
            }
            var sums = Array(repeating: Array(repeating: Float(0), count: width), count: count)
            for (member, vector) in zip(members, vectors) {
                for dimension in 0..<width { sums[member][dimension] += vector[dimension] }
            }
            for (center, sum) in sums.enumerated() where sum.contains(where: { $0 != 0 }) {
                centers[center] = Self.unit(sum)
            }
        }
    }

    static func unit(_ vector: [Float]) -> [Float] {
        let length = vector.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? vector.map { $0 / length } : vector
    }

    @inline(__always)
    private static func product(_ vector: [Float], _ flat: [Float], from start: Int) -> Float {
        var sum = SIMD8<Float>.zero
        for block in stride(from: 0, to: vector.count, by: 8) {
            var (left, right) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
            for lane in 0..<8 {
                left[lane] = vector[block + lane]
                right[lane] = flat[start + block + lane]
            }
            sum += left * right
        }
        return sum.sum()
    }
}
