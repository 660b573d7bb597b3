public import Indexing

/// A run that indexes, with its progress as it comes.
///
/// ```swift
/// let job = Index.indexing(IndexingOptions(paths: ["reports"], index: "reports.sqlite", jobs: 4))
/// for await progress in job.progress { print(progress.documents) }
/// let report = try await job.report
/// ```
///
/// A run goes on when nobody asks for its progress or report. Cancelled, it stops soon; the index has
/// then every document whole or not at all, and the next run goes on there.
public struct IndexingJob: Sendable {
    /// How far the run has come, about ten times a second; ends when the run does.
    ///
    /// The newest state is kept for who comes late.
    public let progress: AsyncStream<IndexingProgress>
    private let task: Task<IndexingReport, any Error>

    init(
        _ run:
            @escaping @Sendable (@escaping @Sendable (IndexingProgress) -> Void)
            async throws -> IndexingReport
    ) {
        let (progress, continuation) = AsyncStream.makeStream(
            of: IndexingProgress.self,
            bufferingPolicy: .bufferingNewest(1)
        )
        self.progress = progress
        task = Task {
            defer { continuation.finish() }
            return try await run { continuation.yield($0) }
        }
    }

    /// What the run did, once it is over; cancelling the task that waits cancels the run.
    ///
    /// - Throws: ``IndexError``, ``EntityListError``, or `CancellationError`.
    public var report: IndexingReport {
        get async throws {
            try await withTaskCancellationHandler {
                try await task.value
            } onCancel: {
                task.cancel()
            }
        }
    }

    /// Stops the run.
    public func cancel() { task.cancel() }
}
