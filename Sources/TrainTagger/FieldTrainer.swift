import EntityTagging
import Foundation

/// Trains a conditional random field by stochastic gradient steps, each weight with a rate of its own
/// (AdaGrad: Duchi, Hazan, Singer 2011).
///
/// One thread, one seed: the same data give the same weights.
struct FieldTrainer {
    typealias Vector = SIMD16<Float>
    static let rate: Float = 0.05
    /// How often the word itself, and what entity lists say, is left out, so that the rest learns to
    /// do without.
    static let wordDropout: UInt64 = 20
    static let listDropout: UInt64 = 4

    private(set) var weights: [Vector]
    private var squares: [Vector]
    /// What each label adds before each; row 9 is the beginning of a sentence.
    private(set) var transitions: [Vector]
    private var transitionSquares: [Vector]

    init(featureCount: Int) {
        weights = Array(repeating: .zero, count: featureCount)
        squares = Array(repeating: Vector(repeating: 1e-3), count: featureCount)
        transitions = Array(repeating: .zero, count: 10)
        transitionSquares = Array(repeating: Vector(repeating: 1e-3), count: 10)
    }

    /// Goes over all sentences once, in an order that the pass decides.
    ///
    /// - Returns: The mean loss of a unit.
    mutating func pass(_ number: Int, over data: TrainingData, leavingOut fold: Int? = nil)
        -> Double
    {
        var random = SplitMix(seed: UInt64(number) &+ 17)
        var order = data.sentenceEnds.indices.filter { Int(data.folds[$0]) != fold ?? -2 }
        for last in stride(from: order.count - 1, to: 0, by: -1) {
            order.swapAt(last, Int(random.next() % UInt64(last + 1)))
        }
        var loss = 0.0
        for sentence in order {
            let start = sentence == 0 ? 0 : Int(data.sentenceEnds[sentence - 1])
            let range = start..<Int(data.sentenceEnds[sentence])
            loss += step(range, data, weight: data.weights[sentence], &random)
        }
        return loss / Double(data.labels.count)
    }

    private mutating func step(
        _ range: Range<Int>,
        _ data: TrainingData,
        weight: Float,
        _ random: inout SplitMix
    ) -> Double {
        let count = range.count
        let usesLists = random.next() % 100 >= Self.listDropout
        var parts: [(Range<Int>, Range<Int>)] = []
        parts.reserveCapacity(count)
        var scores: [Vector] = []
        scores.reserveCapacity(count)
        for unit in range {
            let start = unit == 0 ? 0 : Int(data.ends[unit - 1].lists)
            let (plain, word, lists) = data.ends[unit]
            let usesWord = random.next() % 100 >= Self.wordDropout
            let first = start..<Int(usesWord ? word : plain)
            let second = Int(word)..<Int(usesLists ? lists : word)
            var score = Vector.zero
            for index in first { score += weights[Int(data.features[index])] }
            for index in second { score += weights[Int(data.features[index])] }
            parts.append((first, second))
            scores.append(score)
        }
        let labels = data.labels
        let odds = transitions.map(Self.exponential)
        var shifts: [Float] = []
        let emissions = scores.map { score in
            var top = score[0]
            for label in 1..<NameLabel.count { top = max(top, score[label]) }
            shifts.append(top)
            return Self.exponential(score - Vector(repeating: top))
        }
        // Forward, each step scaled to sum to one.
        var forward: [Vector] = []
        forward.reserveCapacity(count)
        var logTotal = 0.0
        for unit in 0..<count {
            var sum = Vector.zero
            if unit == 0 {
                sum = odds[9]
            } else {
                let before = forward[unit - 1]
                for label in 0..<NameLabel.count { sum += odds[label] * before[label] }
            }
            sum *= emissions[unit]
            let total = Self.total(sum)
            logTotal += Double(log(total)) + Double(shifts[unit])
            forward.append(sum / total)
        }
        var gold = 0.0
        for unit in 0..<count {
            let label = Int(labels[range.lowerBound + unit])
            let before = unit == 0 ? 9 : Int(labels[range.lowerBound + unit - 1])
            gold += Double(scores[unit][label]) + Double(transitions[before][label])
        }
        // Backward, with the gradient of each unit on the way.
        var gradients = Array(repeating: Vector.zero, count: 10)
        var backward = Vector(repeating: 1)
        for unit in stride(from: count - 1, through: 0, by: -1) {
            var likely = forward[unit] * backward
            let total = Self.total(likely)
            likely /= total
            let label = Int(labels[range.lowerBound + unit])
            var gradient = -likely
            gradient[label] += 1
            update(parts[unit], data, gradient * weight)
            let outgoing = emissions[unit] * backward
            let before = unit == 0 ? 9 : Int(labels[range.lowerBound + unit - 1])
            if unit == 0 {
                gradients[9] -= likely
            } else {
                var edges: [Vector] = []
                var sum: Float = 0
                for label in 0..<NameLabel.count {
                    let edge = odds[label] * outgoing * forward[unit - 1][label]
                    sum += Self.total(edge)
                    edges.append(edge)
                }
                var next = Vector.zero
                for label in 0..<NameLabel.count {
                    gradients[label] -= edges[label] / sum
                    next[label] = Self.total(odds[label] * outgoing)
                }
                backward = next / Self.total(next)
            }
            gradients[before][label] += 1
        }
        for row in 0..<10 {
            let gradient = gradients[row] * weight
            transitionSquares[row] += gradient * gradient
            transitions[row] += Self.rate * gradient / transitionSquares[row].squareRoot()
        }
        return logTotal - gold
    }

    /// The most likely labels of a sentence, with all its features.
    func labels(of sentence: Int, in data: TrainingData) -> [UInt8] {
        let start = sentence == 0 ? 0 : Int(data.sentenceEnds[sentence - 1])
        let range = start..<Int(data.sentenceEnds[sentence])
        var best = Vector.zero
        var before: [SIMD16<Int32>] = []
        for unit in range {
            var score = Vector.zero
            let from = unit == 0 ? 0 : Int(data.ends[unit - 1].lists)
            for index in from..<Int(data.ends[unit].lists) {
                score += weights[Int(data.features[index])]
            }
            if before.isEmpty {
                best = transitions[9] + score
                before.append(.zero)
                continue
            }
            var next = transitions[0] + best[0]
            var back = SIMD16<Int32>.zero
            for label in 1..<NameLabel.count {
                let way = transitions[label] + best[label]
                let isBetter = way .> next
                next.replace(with: way, where: isBetter)
                back.replace(with: SIMD16(repeating: Int32(label)), where: isBetter)
            }
            best = next + score
            before.append(back)
        }
        var label = 0
        for other in 1..<NameLabel.count where best[other] > best[label] { label = other }
        var labels = Array(repeating: UInt8(0), count: range.count)
        for unit in labels.indices.reversed() {
            labels[unit] = UInt8(label)
            label = Int(before[unit][label])
        }
        return labels
    }

    @inline(__always)
    private mutating func update(
        _ parts: (Range<Int>, Range<Int>),
        _ data: TrainingData,
        _ gradient: Vector
    ) {
        var largest: Float = 0
        for label in 0..<NameLabel.count { largest = max(largest, abs(gradient[label])) }
        guard largest > 1e-4 else { return }
        let square = gradient * gradient
        let step = gradient * Self.rate
        for index in parts.0 {
            let feature = Int(data.features[index])
            let sum = squares[feature] + square
            squares[feature] = sum
            weights[feature] += step / sum.squareRoot()
        }
        for index in parts.1 {
            let feature = Int(data.features[index])
            let sum = squares[feature] + square
            squares[feature] = sum
            weights[feature] += step / sum.squareRoot()
        }
    }

    private static func exponential(_ vector: Vector) -> Vector {
        var result = Vector.zero
        for label in 0..<NameLabel.count { result[label] = exp(vector[label]) }
        return result
    }

    private static func total(_ vector: Vector) -> Float {
        var sum: Float = 0
        for label in 0..<NameLabel.count { sum += vector[label] }
        return sum
    }
}

/// Random numbers that are the same everywhere: SplitMix64 (Steele, Lea, Flood 2014).
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
