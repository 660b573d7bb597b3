import CorpusStore
import EntityTagging

/// Turns a batch of an import into documents that are ready for the store.
struct ImportAnalyzer: Sendable {
    /// What mentions may refer to, by their keys.
    let entities: [String: Entity]
    /// For documents that come without passages and mentions.
    let analyzer: DocumentAnalyzer?

    func analyze(_ batch: ImportBatch) throws -> ImportedBatch {
        var imported = ImportedBatch(byteCount: batch.byteCount)
        imported.skipped = batch.skipped.map(SkippedItem.init)
        var open: Open?
        let builder = BatchBuilder()
        for line in batch.lines {
            switch line.kind {
            case .entity: continue
            case .other(let name): imported.passedOver[name, default: 0] += 1
            case .document:
                try finish(&open, batch, builder, into: &imported)
                open = Open(line: line.number, content: .passages(ImportedPassages(line)))
            case .article:
                try finish(&open, batch, builder, into: &imported)
                do throws(ImportProblem) {
                    open = Open(line: line.number, content: .article(try ImportedArticle(line)))
                } catch {
                    imported.skip(batch.origin, line.number, error.reason)
                }
            case .part, .page:
                if open?.take(line) != true {
                    imported.skip(
                        batch.origin,
                        line.number,
                        "its document does not stand before it; keep the order of the export"
                    )
                }
            }
        }
        try finish(&open, batch, builder, into: &imported)
        imported.documents = builder.finish()
        return imported
    }

    /// A document whose passages, mentions or pages may follow.
    private struct Open {
        var line: Int
        var content: Content

        enum Content {
            case passages(ImportedPassages)
            case article(ImportedArticle)
        }

        mutating func take(_ line: ImportLine) -> Bool {
            switch content {
            case .passages(var document):
                guard line.kind == .part, document.take(line) else { return false }
                content = .passages(document)
            case .article(var document):
                guard line.kind == .page, document.take(line) else { return false }
                content = .article(document)
            }
            return true
        }
    }

    private func finish(
        _ open: inout Open?,
        _ batch: ImportBatch,
        _ builder: BatchBuilder,
        into imported: inout ImportedBatch
    ) throws {
        guard let done = open else { return }
        open = nil
        do {
            switch done.content {
            case .passages(let document):
                guard !document.isEmpty else {
                    throw ImportProblem(
                        "no passages; export them too, or read the file by `fihrist index`"
                    )
                }
                builder.add(try document.record(entities: entities))
            case .article(let article):
                guard let analyzer else { return }
                builder.add(
                    try analyzer.record(of: try article.document(origin: batch.origin))
                )
            }
        } catch let problem as ImportProblem {
            imported.skip(batch.origin, done.line, problem.reason)
        }
    }
}

/// A batch of an import, ready for the store.
struct ImportedBatch: Sendable {
    var documents = DocumentBatch()
    var skipped: [SkippedItem] = []
    /// How many lines of which kind an index has no place for.
    var passedOver: [String: Int] = [:]
    var byteCount: Int

    init(byteCount: Int) { self.byteCount = byteCount }

    mutating func skip(_ path: String, _ line: Int, _ reason: String) {
        skipped.append(SkippedItem(path: path, line: line, reason: reason))
    }
}

extension SkippedItem {
    init(_ skipped: SkippedInput) {
        self.init(path: skipped.uri, line: skipped.line, reason: skipped.reason)
    }
}
