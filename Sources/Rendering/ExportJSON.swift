package import Fihrist

/// The content of an index as JSON Lines, which `fihrist import` takes back.
///
/// Each line is an object whose `record` says what it is; `Documentation/export.md` describes them.
/// Offsets are UTF-8 byte offsets. A document is followed by its passages, each of them by its mentions.
package struct ExportJSON: Sendable {
    private let parts: Set<ExportPart>

    /// Makes a renderer.
    ///
    /// - Parameter parts: What is written. Documents have their text when passages are not written.
    package init(_ parts: Set<ExportPart>) { self.parts = parts }

    /// The lines of an entity or a document, each with its line feed.
    package func lines(of item: IndexItem) -> String {
        switch item {
        case .entity(let entity): return parts.contains(.entities) ? line(of: entity) : ""
        case .document(let document):
            var lines = parts.contains(.documents) ? line(of: document) : ""
            for (passage, mentions) in zip(document.passages, document.mentions) {
                if parts.contains(.passages) { lines += line(of: passage, in: document) }
                guard parts.contains(.mentions) else { continue }
                for mention in mentions { lines += line(of: mention, passage, in: document) }
            }
            return lines
        }
    }

    private func line(of entity: Entity) -> String {
        line("entity") {
            $0.field("id", entity.key)
            $0.field("type", entity.type.rawValue)
            $0.field("name", entity.name)
            $0.field("country", entity.country)
            $0.key("names")
            $0.array(entity.aliases) { json, alias in
                json.object {
                    $0.field("name", alias.surface)
                    $0.field("language", alias.language)
                    $0.field("kind", alias.kind.rawValue)
                    $0.key("needs_cue")
                    $0.value(alias.needsCue)
                }
            }
        }
    }

    private func line(of document: Document) -> String {
        line("document") {
            document.summary.write(to: &$0)
            $0.field("sha256", document.sha256)
            $0.field("bytes", document.byteCount)
            $0.field("added", document.added)
            $0.key("countries")
            $0.array(document.countries) { json, country in
                json.object { country.write(to: &$0) }
            }
            $0.key("origins")
            $0.value(json: DocumentView.object(document.origins))
            $0.key("metadata")
            $0.value(json: DocumentView.object(document.metadata))
            if !parts.contains(.passages) { $0.field("text", document.text) }
        }
    }

    private func line(of passage: Passage, in document: Document) -> String {
        line("passage") {
            $0.field("document", document.summary.uri)
            $0.field("passage", passage.ordinal)
            $0.field("start", passage.range.lowerBound)
            $0.field("end", passage.range.upperBound)
            $0.field("title_end", passage.titleEnd)
            $0.field("heading_end", passage.headingEnd)
            $0.field("page", passage.page)
            $0.field("text", passage.text)
        }
    }

    private func line(
        of mention: EntityMention,
        _ passage: Passage,
        in document: Document
    ) -> String {
        line("mention") {
            $0.field("document", document.summary.uri)
            $0.field("passage", passage.ordinal)
            $0.field("start", mention.range.lowerBound)
            $0.field("end", mention.range.upperBound)
            $0.field("text", passage.written(mention))
            $0.field("entity", mention.id)
        }
    }

    private func line(_ record: String, _ fields: (inout JSONWriter) -> Void) -> String {
        JSONWriter.text {
            $0.object {
                $0.field("record", record)
                fields(&$0)
            }
        } + "\n"
    }
}

extension Passage {
    /// A mention as the text writes it.
    func written(_ mention: EntityMention) -> String {
        // A damaged index may say anything of where its mentions lie.
        let range = mention.range.clamped(to: 0..<text.utf8.count)
        let bytes = text.utf8.dropFirst(range.lowerBound).prefix(range.count)
        return String(decoding: bytes, as: UTF8.self)
    }
}
