import Fihrist
import Foundation
import Rendering
import Synchronization

/// Shows how far an indexing run has come: a line that is redrawn in place on a terminal, else a line
/// now and then.
final class ProgressDisplay: Sendable {
    private struct State {
        var isDrawn = false
        var nextLine = 10.0
    }

    private let isQuiet: Bool
    private let terminal = Terminal(STDERR_FILENO)
    private let state = Mutex(State())

    init(isQuiet: Bool) { self.isQuiet = isQuiet }

    /// Shows a run to its end.
    ///
    /// - Returns: What it did.
    /// - Throws: What ended it before its time.
    func report(of job: IndexingJob) async throws -> IndexingReport {
        defer { end() }
        for await progress in job.progress { show(progress) }
        return try await job.report
    }

    private func show(_ progress: IndexingProgress) {
        guard !isQuiet else { return }
        state.withLock { state in
            if terminal.isCapable {
                let line = IndexingText.progress(progress, width: terminal.width - 1)
                Diagnostics.write("\r\(line)\u{1B}[K")
                state.isDrawn = true
            } else if progress.seconds >= state.nextLine {
                Diagnostics.write(IndexingText.progress(progress, width: nil) + "\n")
                // Lines become rarer as a run becomes longer.
                state.nextLine = max(progress.seconds + 10, progress.seconds * 1.25)
            }
        }
    }

    /// Takes the line away.
    private func end() {
        state.withLock { state in
            if state.isDrawn { Diagnostics.write("\r\u{1B}[K") }
            state.isDrawn = false
        }
    }
}
