package import Fihrist

/// One table of an index's content as comma-separated values.
///
/// Offsets are UTF-8 byte offsets.
package struct ExportCSV: Sendable {
    private let part: ExportPart

    /// Makes a renderer of one table.
    package init(_ part: ExportPart) { self.part = part }

    /// The names of the columns, with the line end.
    package var header: String {
        let names =
            switch part {
            case .entities: ["id", "type", "name", "country", "names"]
            case .documents:
                [
                    "id", "uri", "title", "published", "source", "language", "url", "sha256",
                    "bytes", "added", "countries", "metadata", "text",
                ]
            case .passages:
                [
                    "document", "passage", "start", "end", "title_end", "heading_end", "page",
                    "countries", "text",
                ]
            case .mentions:
                [
                    "document", "passage", "start", "end", "text", "entity", "type", "name",
                    "country",
                ]
            }
        return CSVTable.row(names)
    }

    /// The rows of an entity or a document, with their line ends.
    package func rows(of item: IndexItem) -> String {
        switch (part, item) {
        case (.entities, .entity(let entity)): row(of: entity)
        case (.documents, .document(let document)): row(of: document)
        case (.passages, .document(let document)):
            document.passages.indices.map { row(ofPassage: $0, in: document) }.joined()
        case (.mentions, .document(let document)):
            zip(document.passages, document.mentions)
                .map { passage, mentions in
                    mentions.map { row(of: $0, passage, in: document) }.joined()
                }.joined()
        default: ""
        }
    }

    private func row(of entity: Entity) -> String {
        CSVTable.row([
            entity.key, entity.type.rawValue, entity.name, entity.country ?? "",
            entity.aliases.map(\.surface).filter { $0 != entity.name }.joined(separator: "; "),
        ])
    }

    private func row(of document: Document) -> String {
        let summary = document.summary
        return CSVTable.row([
            summary.id, summary.uri, summary.title ?? "", summary.published ?? "",
            summary.source ?? "", summary.language ?? "", summary.url ?? "", document.sha256,
            String(document.byteCount), document.added,
            document.countries.map(\.code).joined(separator: ";"),
            DocumentView.object(document.metadata), document.text,
        ])
    }

    private func row(ofPassage place: Int, in document: Document) -> String {
        let passage = document.passages[place]
        return CSVTable.row([
            document.summary.uri, String(passage.ordinal), String(passage.range.lowerBound),
            String(passage.range.upperBound), String(passage.titleEnd), String(passage.headingEnd),
            passage.page.map(String.init) ?? "",
            document.countries(ofPassage: place).joined(separator: ";"), passage.text,
        ])
    }

    private func row(
        of mention: EntityMention,
        _ passage: Passage,
        in document: Document
    ) -> String {
        CSVTable.row([
            document.summary.uri, String(passage.ordinal), String(mention.range.lowerBound),
            String(mention.range.upperBound), passage.written(mention), mention.id, mention.type,
            mention.name, mention.country ?? "",
        ])
    }
}
