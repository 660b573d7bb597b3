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
            var given: [NewDocument] = []
            var bytes = 0
            while given.count < 64, bytes < 256 << 10, let document = try await next() {
                given.append(document)
                bytes += document.text.utf8.count
            }
            return given.isEmpty ? nil : given
        } work: { given in
            try AddedDocuments(given, by: analyzer)
        } take: { added in
            report.skipped += added.skipped
            for (outcome, _) in try writer.write(added.batch) { report.count(outcome) }
            report.bytes += added.byteCount
            state.bytes += added.byteCount
            state.documents += added.count
            teller.tell(state)
        }
        state.stage = .finishing
        teller.tell(state, isLast: true)
        report.listProblems += try writer.settleEntities()
        try writer.finish(changed: report.added + report.updated)
        try writer.close()
        report.seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        return report
    }
}

/// Documents that were given, ready for the store.
private struct AddedDocuments: Sendable {
    var batch: DocumentBatch
    var skipped: [SkippedItem] = []
    /// How many were given.
    var count: Int
    var byteCount = 0

    init(_ given: [NewDocument], by analyzer: DocumentAnalyzer) throws {
        var sources: [SourceDocument] = []
        count = given.count
        for document in given {
            do throws(SkippedInput) {
                sources.append(try document.read())
            } catch {
                skipped.append(SkippedItem(error))
            }
        }
        byteCount = sources.reduce(0) { $0 + $1.byteCount }
        batch = try analyzer.batch(of: sources)
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
        try writer.settleEntities()
        try writer.finish(changed: rows.count)
        try writer.close()
        return rows.count
    }
}
