public import Indexing

// One process writes an index at a time: each of these waits for another writer for some seconds, and
// throws then. Whoever searches is never kept waiting, and sees a change when it is whole.

extension Index {
    /// Reads files and adds their documents to an index, which is made if it does not exist.
    ///
    /// Documents that are in the index already and have not changed are passed over. A run that is
    /// stopped, in whatever way, leaves the documents of its last commit; the next run goes on there.
    ///
    /// - Parameter options: What to read and where to put it.
    /// - Returns: What was done, with what was skipped and why.
    /// - Throws: ``IndexError`` when the index cannot be written or another process is writing it;
    ///   ``EntityListError``; `CancellationError`.
    public static func index(_ options: IndexingOptions) async throws -> IndexingReport {
        try await indexing(options).report
    }

    /// The same, with its progress as it comes.
    ///
    /// - Parameter options: What to read and where to put it.
    /// - Returns: The run, which has begun.
    public static func indexing(_ options: IndexingOptions) -> IndexingJob {
        IndexingJob { try await Indexer(options).run(progress: $0) }
    }

    /// Takes what `fihrist export` wrote, or FollowTheMoney entities, into an index.
    ///
    /// Documents that come with passages and mentions keep them; documents of FollowTheMoney are split,
    /// and tagged by the names that come with them besides those that the library carries.
    ///
    /// - Parameter options: What to read and where to put it; nothing is pruned.
    /// - Returns: The run, which has begun.
    public static func importing(_ options: IndexingOptions) -> IndexingJob {
        IndexingJob { try await Importer(options).run(progress: $0) }
    }

    /// Adds documents; one whose uri is known takes the other's place, unless they are the same.
    ///
    /// - Parameters:
    ///   - documents: The documents.
    ///   - options: How names are found in them.
    /// - Returns: What was done, with what was skipped and why.
    /// - Throws: ``IndexError`` when the index cannot be written or another process is writing it;
    ///   ``EntityListError``; what a tagger throws; `CancellationError`. What was committed before stays.
    @discardableResult
    public func add(
        _ documents: some Sequence<NewDocument>,
        options: AddingOptions = AddingOptions()
    ) async throws -> IndexingReport {
        var iterator = documents.makeIterator()
        return try await Adder(index: path, options: options).run(
            next: { iterator.next() },
            progress: { _ in }
        )
    }

    /// Adds documents as they come, such as those of a feed.
    ///
    /// - Parameters:
    ///   - documents: The documents; what it throws ends the run.
    ///   - options: How names are found in them.
    /// - Returns: The run, which has begun.
    public func adding<Documents: AsyncSequence & Sendable>(
        _ documents: Documents,
        options: AddingOptions = AddingOptions()
    ) -> IndexingJob where Documents.Element == NewDocument {
        IndexingJob { [path] progress in
            var iterator = documents.makeAsyncIterator()
            return try await Adder(index: path, options: options).run(
                next: { try await iterator.next() },
                progress: progress
            )
        }
    }

    /// Takes documents out of the index.
    ///
    /// - Parameter uris: Their uris; unknown ones are passed over.
    /// - Returns: How many were removed.
    /// - Throws: ``IndexError`` when the index cannot be written; it is then as it was.
    @discardableResult
    public func remove(_ uris: [String]) throws -> Int {
        try Remover.remove(uris, from: path)
    }

    /// Puts an index in order: its full-text index becomes one piece, and the lists of what is frequent
    /// are made anew.
    ///
    /// Runs of ``index(_:)`` do so where it pays. After many small ones it can make searches faster;
    /// answers stay the same.
    ///
    /// - Returns: What there was to do.
    /// - Throws: ``IndexError`` when the index cannot be written; it is then as it was.
    /// - Complexity: linear in the size of the file, of which it writes a third or so again.
    @discardableResult
    public func optimize() throws -> OptimizationReport { try Optimizer.optimize(path) }
}
