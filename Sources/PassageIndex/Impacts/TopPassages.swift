/// Finds the best passages of a query of words that must all be there, or of which any may be, without
/// looking at those that cannot be among the best.
///
/// Windows of passages are taken one by one. In each, the lists are parted in those that decide and those
/// that, even together, cannot lift a passage among the best; only passages with one of the former are
/// looked at (H. Turtle and J. Flood, Query Evaluation: Strategies and Optimizations, 1995; by blocks:
/// S. Ding and T. Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, 2011). The answer
/// is that of scoring every passage, to the last bit: what may be among the best is added up in the order of
/// the leaves.
package struct TopPassages {
    /// How the lists are combined.
    package enum Rule: Sendable { case all, any }

    private let cursors: [ListCursor]
    /// The same lists once more, to ask about passages that others have passed.
    private let probes: [ListCursor]
    private let rule: Rule
    private let lengths: [UInt32]
    private let weight: TermWeight
    private let limit: Int

    /// How many passages are in a window.
    private static let window = 2048

    package init(
        _ lists: [(list: ImpactList, idf: Double)],
        rule: Rule,
        lengths: [UInt32],
        weight: TermWeight,
        limit: Int
    ) {
        cursors = lists.map { ListCursor($0.list, idf: $0.idf, weight: weight) }
        probes = rule == .all ? [] : lists.map { ListCursor($0.list, idf: $0.idf, weight: weight) }
        self.rule = rule
        self.lengths = lengths
        self.weight = weight
        self.limit = limit
    }

    /// Finds nothing.
    package static var none: TopPassages {
        TopPassages([], rule: .all, lengths: [], weight: TermWeight(average: 1), limit: 0)
    }

    /// A passage with its score.
    package struct Scored: Equatable, Sendable {
        package var passage: UInt32
        package var score: Double
    }

    /// The best passages, best first, of equal ones the first; and, if wanted, all that match.
    ///
    /// - Parameter countsAll: Whether all that match are wanted.
    /// - Returns: The best; every match, ascending, or none when they are not wanted.
    package func find(countsAll: Bool) -> (best: [Scored], matches: [UInt32]) {
        var best = BestScores(limit)
        var matches: [UInt32] = []
        if countsAll {
            matches.reserveCapacity(
                rule == .all
                    ? cursors.map(\.list.count).min() ?? 0 : cursors.map(\.list.count).max() ?? 0
            )
        }
        switch rule {
        case .all: findAll(countsAll, &best, &matches)
        case .any where cursors.count == 1: findOne(countsAll, &best, &matches)
        case .any: findAny(countsAll, &best, &matches)
        }
        return (best.sorted, matches)
    }

    /// How many words a passage has.
    @inline(__always)
    private func length(_ passage: UInt32) -> UInt32 {
        Int(passage) < lengths.count ? lengths[Int(passage)] : 0
    }

    @inline(__always)
    private func score(_ passage: UInt32, _ frequency: UInt32, idf: Double) -> Double {
        TermWeight.score(frequency, idf: idf, norm: weight.norm(length: length(passage)))
    }

    /// Scores a block.
    ///
    /// First lengths are fetched, all of them, which are far from each other in memory: the processor waits
    /// for many at the same time when nothing is to be decided in between.
    @inline(__always)
    private func score(
        _ count: Int,
        _ passages: UnsafePointer<UInt32>,
        _ frequencies: UnsafePointer<UInt32>,
        idf: Double,
        into scores: UnsafeMutableBufferPointer<Double>
    ) {
        // Safe: `count` is at most a block, for which there is room.
        lengths.withUnsafeBufferPointer { lengths in
            weight.norms.withUnsafeBufferPointer { norms in
                for at in 0..<count {
                    let passage = Int(passages[at])
                    let length = passage < lengths.count ? lengths[passage] : 0
                    scores[at] =
                        Int(length) < norms.count
                        ? norms[Int(length)] : weight.norm(length: length)
                }
            }
        }
        for at in 0..<count {
            scores[at] = TermWeight.score(frequencies[at], idf: idf, norm: scores[at])
        }
    }

    /// One list: blocks that cannot matter are not unpacked.
    private func findOne(_ countsAll: Bool, _ best: inout BestScores, _ matches: inout [UInt32]) {
        let cursor = cursors[0]
        withUnsafeTemporaryAllocation(of: Double.self, capacity: ImpactList.blockSize) { scores in
            for block in 0..<cursor.list.blockCount {
                let matters = cursor.bound(of: block) > best.floor
                guard matters || countsAll else { continue }
                cursor.withBlock(block) { count, passages, frequencies in
                    if countsAll {
                        matches.append(
                            contentsOf: UnsafeBufferPointer(start: passages, count: count)
                        )
                    }
                    guard matters else { return }
                    score(count, passages, frequencies, idf: cursor.idf, into: scores)
                    for at in 0..<count { best.add(passages[at], scores[at]) }
                }
            }
        }
    }

    /// All lists: the shortest leads, the others are asked about its passages, unless what they can add in
    /// the blocks at hand is too little.
    private func findAll(_ countsAll: Bool, _ best: inout BestScores, _ matches: inout [UInt32]) {
        let order = cursors.indices.sorted { cursors[$0].list.count < cursors[$1].list.count }
        guard let lead = order.first.map({ cursors[$0] }) else { return }
        let others = order.dropFirst().map { number in
            (number: number, cursor: cursors[number], bound: cursors[number].bound)
        }
        let rest = others.reduce(0) { $0 + $1.bound }
        var scores = [Double](repeating: 0, count: cursors.count)
        withUnsafeTemporaryAllocation(of: Double.self, capacity: ImpactList.blockSize) { leading in
            for block in 0..<lead.list.blockCount {
                if !countsAll, lead.bound(of: block) + rest <= best.floor { continue }
                lead.withBlock(block) { count, passages, frequencies in
                    score(count, passages, frequencies, idf: lead.idf, into: leading)
                    candidates: for at in 0..<count {
                        // What the lists asked so far give, and at most the others. A little more than it
                        // may be, as sums in another order are.
                        var possible = (leading[at] + rest) * (1 + 1e-12)
                        if !countsAll, possible <= best.floor { continue }
                        scores[order[0]] = leading[at]
                        let passage = passages[at]
                        for (number, cursor, bound) in others {
                            possible -= bound
                            guard cursor.reach(passage),
                                countsAll || possible + cursor.bound(of: cursor.block) > best.floor,
                                case let found = cursor.frequency(in: passage), found > 0
                            else { continue candidates }
                            scores[number] = score(passage, found, idf: cursor.idf)
                            possible += scores[number]
                        }
                        if countsAll { matches.append(passage) }
                        best.add(passage, scores.reduce(0, +))
                    }
                }
            }
        }
    }

    /// Any list: scores are added up roughly, window by window, and worked out for those that may be
    /// among the best.
    private func findAny(_ countsAll: Bool, _ best: inout BestScores, _ matches: inout [UInt32]) {
        // Passages of lists that are not added up, when all matches are wanted.
        var marks = [Bool](repeating: false, count: countsAll ? Self.window : 0)
        withUnsafeTemporaryAllocation(of: Float.self, capacity: Self.window) { sums in
            sums.initialize(repeating: 0)
            forEachWindow { start, end in
                let bounds = cursors.map { $0.bound(below: end) }
                let order = cursors.indices.sorted { bounds[$0] < bounds[$1] }
                // What those that do not decide can add.
                var (rest, passive) = (0.0, 0)
                while passive < order.count,
                    rest + bounds[order[passive]] <= best.floor
                {
                    rest += bounds[order[passive]]
                    passive += 1
                }
                for number in order[..<passive] {
                    if countsAll {
                        // Safe: the passage lies in the window.
                        marks.withUnsafeMutableBufferPointer { marks in
                            cursors[number].forEach(below: end) { passage, _ in
                                marks[Int(passage &- start)] = true
                            }
                        }
                    } else {
                        cursors[number].skip(to: end)
                    }
                }
                guard countsAll || passive < order.count else { return }
                for number in order[passive...] {
                    let cursor = cursors[number]
                    let scale = Float(cursor.idf * (TermWeight.k1 + 1))
                    cursor.forEach(below: end) { passage, frequency in
                        // Safe: the passage lies in the window.
                        let norm = Float(weight.norm(length: length(passage)))
                        let frequency = Float(Int(frequency))
                        sums[Int(passage &- start)] +=
                            scale * frequency / (frequency + norm)
                    }
                }
                let others = order[..<passive].reversed().map {
                    (probe: probes[$0], bound: bounds[$0])
                }
                if countsAll { Self.gather(sums, &marks, start: start, &matches) }
                if passive < order.count { take(sums, start: start, others, &best) }
            }
        }
    }

    /// Gathers the passages of a window that have a sum or a mark, and clears the marks.
    private static func gather(
        _ sums: UnsafeMutableBufferPointer<Float>,
        _ marks: inout [Bool],
        start: UInt32,
        _ matches: inout [UInt32]
    ) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: window) { found in
            var count = 0
            marks.withUnsafeMutableBufferPointer { marks in
                // Safe: `count` is at most the place; there is one sum and mark for each. Written
                // whether it matches or not, which is faster than to decide.
                for place in 0..<window {
                    found[count] = start &+ UInt32(truncatingIfNeeded: place)
                    count &+= sums[place] > 0 || marks[place] ? 1 : 0
                }
                marks.update(repeating: false)
            }
            matches.append(contentsOf: found[..<count])
        }
    }

    /// Takes what may be among the best from a window, and clears it; `others` are the lists that are not
    /// in the sums, with what they can add, the most first.
    private func take(
        _ sums: UnsafeMutableBufferPointer<Float>,
        start: UInt32,
        _ others: [(probe: ListCursor, bound: Double)],
        _ best: inout BestScores
    ) {
        let rest = others.reduce(0) { $0 + $1.bound }
        // A `Float` is right to seven digits, and a sum of hundreds of them to five.
        func least(_ rest: Double) -> Double { (best.floor - rest) * (1 - 1e-4) - 1e-6 }
        // Of passages without any of the words the sum is 0, and what is least can be below.
        func lowest() -> Float { max(Float(least(rest)), .leastNonzeroMagnitude) }
        var floor = lowest()
        for group in stride(from: 0, to: Self.window, by: Self.groupSize)
        where Self.reaches(floor, sums, from: group) {
            for place in group..<group + Self.groupSize where sums[place] >= floor {
                let passage = start + UInt32(place)
                var (rough, rest, isIn) = (Double(sums[place]), rest, true)
                for (probe, bound) in others {
                    let frequency = probe.frequency(in: passage)
                    if frequency > 0 { rough += score(passage, frequency, idf: probe.idf) }
                    rest -= bound
                    isIn = rough >= least(rest)
                    if !isIn { break }
                }
                guard isIn else { continue }
                var sum = 0.0
                for probe in probes {
                    let frequency = probe.frequency(in: passage)
                    if frequency > 0 { sum += score(passage, frequency, idf: probe.idf) }
                }
                best.add(passage, sum)
                floor = lowest()
            }
        }
        sums.update(repeating: 0)
    }

    /// How many sums are looked at together; windows are a multiple.
    private static let groupSize = 32

    /// Whether any of the next sums is so large.
    ///
    /// Numbers that are not negative compare as their bits do, which the processor does several at a time.
    @inline(__always)
    private static func reaches(
        _ floor: Float,
        _ sums: UnsafeMutableBufferPointer<Float>,
        from start: Int
    ) -> Bool {
        // Safe: a group lies in the window, of which there is a sum for each passage.
        guard let group = UnsafeRawPointer(sums.baseAddress)?.advanced(by: 4 * start) else {
            return false
        }
        let least = SIMD16<Int32>(repeating: Int32(bitPattern: floor.bitPattern))
        let low = group.loadUnaligned(as: SIMD16<Int32>.self)
        let high = group.loadUnaligned(fromByteOffset: 64, as: SIMD16<Int32>.self)
        return any((low .>= least) .| (high .>= least))
    }

    private func forEachWindow(_ body: (UInt32, UInt32) -> Void) {
        let lists = cursors.map(\.list).filter { $0.count > 0 }
        guard let last = lists.map({ $0.last(of: $0.blockCount - 1) }).max() else { return }
        var start =
            (lists.map { $0.first(of: 0) }.min() ?? 0) / UInt32(Self.window)
            * UInt32(Self.window)
        while start <= last {
            body(start, start + UInt32(Self.window))
            start += UInt32(Self.window)
        }
    }
}

/// The best scores so far: a heap with the least of them on top.
struct BestScores {
    private let limit: Int
    private var heap: [TopPassages.Scored] = []
    /// No more comes in that is not larger.
    private(set) var floor = -Double.infinity

    init(_ limit: Int) {
        self.limit = limit
        heap.reserveCapacity(limit)
        if limit == 0 { floor = .infinity }
    }

    /// Takes a passage if it is better; passages come in ascending order, so that of equal ones the first
    /// stays.
    @inline(__always)
    mutating func add(_ passage: UInt32, _ score: Double) {
        if score > floor { insert(passage, score) }
    }

    private mutating func insert(_ passage: UInt32, _ score: Double) {
        if heap.count == limit { removeLeast() }
        heap.append(TopPassages.Scored(passage: passage, score: score))
        var at = heap.count - 1
        while at > 0, Self.isLess(heap[at], heap[(at - 1) / 2]) {
            heap.swapAt(at, (at - 1) / 2)
            at = (at - 1) / 2
        }
        if heap.count == limit { floor = heap[0].score }
    }

    private mutating func removeLeast() {
        heap[0] = heap[heap.count - 1]
        heap.removeLast()
        var at = 0
        while 2 * at + 1 < heap.count {
            var child = 2 * at + 1
            if child + 1 < heap.count, Self.isLess(heap[child + 1], heap[child]) { child += 1 }
            guard Self.isLess(heap[child], heap[at]) else { break }
            heap.swapAt(child, at)
            at = child
        }
    }

    private static func isLess(_ left: TopPassages.Scored, _ right: TopPassages.Scored) -> Bool {
        left.score != right.score ? left.score < right.score : left.passage > right.passage
    }

    /// Best first.
    var sorted: [TopPassages.Scored] { heap.sorted { Self.isLess($1, $0) } }
}
