import CorpusStore
import EntityTagging
import Foundation

/// Runs the pipeline that makes an index: read, split, tag, store.
///
/// The calling task cuts the input into pieces and writes; other tasks, ``IndexingOptions/jobs`` at a
/// time, turn pieces into documents. Pieces are written in the order they were cut, whatever order they
/// come back in, so that the same input gives the same index; and at most a few are under way, so that
/// memory does not grow with the corpus.
package struct Indexer {
    private let options: IndexingOptions

    package init(_ options: IndexingOptions) { self.options = options }

    /// Runs.
    ///
    /// - Parameter progress: Called at most ten times a second.
    /// - Returns: What the run did.
    /// - Throws: `IndexError`; what was committed before stays.
    package func run(
        progress: @escaping @Sendable (IndexingProgress) -> Void
    ) async throws -> IndexingReport {
        let start = ContinuousClock.now
        let writer = try CorpusWriter(path: options.index, today: Self.today())
        let tagger =
            try options.tagger
            ?? TextTagger(
                entityLists: options.entityLists,
                entities: options.entities,
                usesGazetteer: options.usesGazetteer,
                usesModel: options.usesModel
            )
        let analyzer = DocumentAnalyzer(
            reader: DocumentReader(options: readerOptions()),
            tagger: DocumentTagger(tagger),
            index: try writer.file.read { try $0.totals().documents } > 0 ? writer.file : nil
        )
        var run = IndexingRun(writer: writer, prunes: options.prunes, progress: progress)
        run.report.listProblems = (tagger as? TextTagger)?.listProblems ?? []
        try await run.index(options.paths, by: analyzer, jobs: max(options.jobs, 1))
        if options.prunes { try run.prune(below: options.paths) }
        try run.finish()
        run.report.seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        try writer.close()
        return run.report
    }

    private func readerOptions() -> DocumentReader.Options {
        var reader = DocumentReader.Options()
        reader.maximumFileBytes = options.maximumFileBytes
        reader.readers = options.readers
        return reader
    }

    /// Makes an empty index where there is no file.
    ///
    /// - Throws: `IndexError` when it cannot be made, or the file is something else.
    package static func create(at path: String) throws {
        guard !FileManager.default.fileExists(atPath: path) else { return }
        try CorpusWriter(path: path, today: today()).close()
    }

    static func today() -> String {
        let now = Date.now.formatted(.iso8601)
        return String(now.prefix(10))
    }
}
