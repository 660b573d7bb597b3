import CorpusStore

/// Tells of progress, at most ten times a second.
struct ProgressTeller {
    private let start: ContinuousClock.Instant
    private var last = ContinuousClock.now
    private let progress: @Sendable (IndexingProgress) -> Void

    init(
        start: ContinuousClock.Instant,
        _ progress: @escaping @Sendable (IndexingProgress) -> Void
    ) {
        self.start = start
        self.progress = progress
    }

    mutating func tell(_ state: IndexingProgress, isLast: Bool = false) {
        let now = ContinuousClock.now
        guard isLast || now - last >= .milliseconds(100) else { return }
        last = now
        var state = state
        state.seconds = Double((now - start) / .milliseconds(1)) / 1000
        progress(state)
    }
}

extension IndexingReport {
    mutating func count(_ outcome: CorpusWriter.Outcome) {
        switch outcome {
        case .added: added += 1
        case .updated: updated += 1
        case .unchanged: unchanged += 1
        }
    }
}
