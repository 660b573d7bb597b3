import CorpusStore
import Foundation

/// Adds documents that a program has to an index.
package struct Adder {
    private let index: String
    private let options: AddingOptions

    package init(index: String, options: AddingOptions) {
        self.index = index
        self.options = options
    }

    /// Adds documents as they come.
    ///
    /// - Parameters:
    ///   - isolation: Where the calling task runs.
    ///   - next: Gives the next document; `nil` at the end.
    ///   - progress: Called at most ten times a second.
    /// - Returns: What was done.
    /// - Throws: `IndexError`, ``EntityListError``, and what `next` and the tagger throw; what was
    ///   committed before stays.
    package func run(
        isolation: isolated (any Actor)? = #isolation,
        next: () async throws -> NewDocument?,
        progress: @escaping @Sendable (IndexingProgress) -> Void
    ) async throws -> IndexingReport {
        let start = ContinuousClock.now
        let writer = try CorpusWriter(path: index, today: Indexer.today())
        var report = IndexingReport()
        let tagger =
            try options.tagger
            ?? TextTagger(
                entityLists: options.entityLists,
                entities: options.entities
            )
        report.listProblems = (tagger as? TextTagger)?.listProblems ?? []
        let analyzer = DocumentAnalyzer(
            reader: DocumentReader(),
            tagger: DocumentTagger(tagger),
            index: nil
        )
        var state = IndexingProgress()
        var teller = ProgressTeller(start: start, progress)
        try await OrderedWork.run(jobs: options.jobs) {
            try await next()
        } work: { document in
            try AddedDocument(document, by: analyzer)
        } take: { added in
            switch added {
            case .skipped(let item): report.skipped.append(item)
            case .batch(let batch):
                for (outcome, _) in try writer.write(batch) { report.count(outcome) }
                report.bytes += batch.byteCount
                state.bytes += batch.byteCount
            }
            state.documents += 1
            teller.tell(state)
        }
        state.stage = .finishing
        teller.tell(state, isLast: true)
        try writer.finish(changed: report.added + report.updated)
        try writer.close()
        report.seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        return report
    }
}

/// A document that was given, ready for the store, or why it is not.
private enum AddedDocument: Sendable {
    case batch(DocumentBatch)
    case skipped(SkippedItem)

    init(_ document: NewDocument, by analyzer: DocumentAnalyzer) throws {
        let source: SourceDocument
        do throws(SkippedInput) {
            source = try document.read()
        } catch {
            self = .skipped(SkippedItem(error))
            return
        }
        self = .batch(try analyzer.batch(of: source))
    }
}

/// Takes documents out of an index.
package enum Remover {
    /// Removes documents by their uris.
    ///
    /// - Parameters:
    ///   - uris: Unknown ones are passed over.
    ///   - index: The index file.
    /// - Returns: How many were removed.
    /// - Throws: `IndexError`; the index is then as it was.
    package static func remove(_ uris: [String], from index: String) throws -> Int {
        let writer = try CorpusWriter(path: index, today: Indexer.today())
        let rows = try writer.file.read { snapshot in
            try Set(uris).compactMap { try snapshot.checksum(uri: $0)?.row }.sorted()
        }
        try writer.remove(rows)
        try writer.finish(changed: rows.count)
        try writer.close()
        return rows.count
    }
}
