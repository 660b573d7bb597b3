/// Sums up what features weigh, many at a time.
struct ScoreSink: FeatureSink {
    private let model: NameModel
    private var features = InlineArray<64, UInt64>(repeating: 0)
    private var count = 0
    private var score = InlineArray<16, Int16>(repeating: 0)

    init(model: borrowing NameModel) { self.model = copy model }

    @inline(__always)
    mutating func add(_ feature: UInt64) {
        if count == features.count { weigh() }
        features[count] = feature
        count += 1
    }

    private mutating func weigh() {
        var score = score
        var lanes = score.mutableSpan
        model.add(features.span.extracting(first: count), to: &lanes)
        self.score = score
        count = 0
    }

    /// Adds the sum to the 16 numbers of `scores` from `start` on, and begins another.
    mutating func take(into scores: inout [Int16], at start: Int) {
        weigh()
        for lane in score.indices {
            scores[start + lane] &+= score[lane]
            score[lane] = 0
        }
    }
}
