import CorpusStore
import EntityTagging
import Foundation

/// Takes what `fihrist export` wrote, or FollowTheMoney entities, into an index.
///
/// Documents that come with passages and mentions keep them. Documents of FollowTheMoney are split and
/// tagged by the names that come with them, besides those the library carries.
package struct Importer {
    private let options: IndexingOptions
    private let reader: DocumentReader

    package init(_ options: IndexingOptions) {
        self.options = options
        var reading = DocumentReader.Options()
        reading.maximumFileBytes = options.maximumFileBytes
        reader = DocumentReader(options: reading)
    }

    /// Runs.
    ///
    /// - Parameter progress: Called at most ten times a second.
    /// - Returns: What the run did.
    /// - Throws: `IndexError`, ``EntityListError``; what was committed before stays.
    package func run(
        progress: @escaping @Sendable (IndexingProgress) -> Void
    ) async throws -> IndexingReport {
        let start = ContinuousClock.now
        let writer = try CorpusWriter(path: options.index, today: Indexer.today())
        let standardInput = try options.paths.contains("-") ? TemporaryInput() : nil
        defer { withExtendedLifetime(standardInput) {} }
        let paths = options.paths.map { $0 == "-" ? standardInput?.path ?? $0 : $0 }
        var report = IndexingReport()
        let names = ImportedNames(paths, reader: reader)
        report.listProblems = names.problems
        let analyzer = try analyzer(names, report: &report)
        var passedOver: [String: Int] = [:]
        var state = IndexingProgress()
        state.totalBytes = InputSize.bytes(of: FileWalker(paths))
        var teller = ProgressTeller(start: start, progress)
        for path in paths {
            var batches = ImportBatches(path: path, reader: reader)
            try await OrderedWork.run(jobs: options.jobs) {
                batches.next()
            } work: {
                try analyzer.analyze($0)
            } take: { batch in
                report.skipped += batch.skipped
                passedOver.merge(batch.passedOver) { $0 + $1 }
                for (outcome, _) in try writer.write(batch.documents) { report.count(outcome) }
                report.bytes += batch.documents.byteCount
                state.documents += batch.documents.count
                state.bytes += batch.byteCount
                teller.tell(state)
            }
        }
        report.listProblems += passedOver.sorted { $0.key < $1.key }.map {
            "passed over \($0.value) × \($0.key)"
        }
        state.stage = .finishing
        teller.tell(state, isLast: true)
        report.listProblems += try writer.settleEntities()
        try writer.finish(changed: report.added + report.updated)
        try writer.close()
        report.seconds = Double((ContinuousClock.now - start) / .milliseconds(1)) / 1000
        return report
    }

    private func analyzer(
        _ names: ImportedNames,
        report: inout IndexingReport
    ) throws -> ImportAnalyzer {
        var entities: [String: Entity] = [:]
        for var entity in names.entities {
            if !entity.aliases.contains(where: { $0.surface == entity.name }) {
                entity.aliases.insert(Alias(surface: entity.name, kind: .name), at: 0)
            }
            entities[entity.key] = entity
        }
        guard names.needTagging else { return ImportAnalyzer(entities: entities, analyzer: nil) }
        let lists = try EntityLists(options.entityLists, entities: names.entities)
        report.listProblems += lists.problems
        return ImportAnalyzer(
            entities: entities,
            analyzer: DocumentAnalyzer(
                reader: reader,
                tagger: DocumentTagger(lists.tagger),
                index: nil
            )
        )
    }
}

/// The entities of an import, read before its documents.
private struct ImportedNames {
    private(set) var entities: [Entity] = []
    private(set) var problems: [String] = []
    /// Whether there are documents without mentions of their own.
    private(set) var needTagging = false

    init(_ paths: [String], reader: DocumentReader) {
        var list = EntityListReader()
        for path in paths {
            var batches = ImportBatches(path: path, reader: reader)
            while let batch = batches.next() {
                for line in batch.lines {
                    if line.kind == .article { needTagging = true }
                    guard line.kind == .entity else { continue }
                    list.readJSONLines(Array(line.raw), file: path, firstLine: line.number)
                }
            }
        }
        entities = list.entities
        problems =
            list.problems.map(\.description)
            + list.skipped.sorted { $0.key < $1.key }.map {
                "passed over \($0.value) × \($0.key)"
            }
    }
}

/// The standard input in a file, so that it can be read twice.
private final class TemporaryInput {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory
            .appending(path: "fihrist-import-\(UUID().uuidString).jsonl").path()
        guard FileManager.default.createFile(atPath: path, contents: nil),
            let file = FileHandle(forWritingAtPath: path)
        else { throw CocoaError(.fileWriteUnknown, userInfo: [NSFilePathErrorKey: path]) }
        while let part = try FileHandle.standardInput.read(upToCount: 1 << 20), !part.isEmpty {
            try file.write(contentsOf: part)
        }
        try file.close()
    }

    deinit { unlink(path) }
}
