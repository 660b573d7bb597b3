package import Fihrist

/// Entities of an index, for people and for programs.
package enum EntityListing {
    /// An entity and its spellings in two or more lines, a blank line between entities.
    package static func text(_ entities: [EntitySummary], look: TextLook) -> String {
        entities.map { entity in
            let kind = [entity.type, entity.country].compactMap { $0 }.joined(separator: " ")
            let counts = [
                Amounts.counted(entity.mentions, "mention"),
                Amounts.counted(entity.passages, "passage"),
                Amounts.counted(entity.documents, "document"),
            ].joined(separator: " · ")
            let name = PrintableText.line(entity.name)
            let spellings = entity.spellings.map {
                let written = PrintableText.line($0.written)
                return "\(Directionality.isolated(written)) \(Amounts.grouped($0.mentions))"
            }.joined(separator: " · ")
            let lines = LineBreaker.lines(of: [StyledText(spellings)], width: look.width - 4)
            return "\(look.painted(name, .title))  \(look.painted(kind, .label))  "
                + "\(look.painted(counts, .faint))\n"
                + lines.map { "    " + $0.map(look.painted).joined() + "\n" }.joined()
                + "    \(look.painted(PrintableText.line(entity.key), .faint))\n"
        }.joined(separator: "\n")
    }

    /// A JSON object a line.
    package static func jsonLines(_ entities: [EntitySummary]) -> String {
        entities.map { entity in
            JSONWriter.text { $0.object { write(entity, to: &$0) } } + "\n"
        }.joined()
    }

    /// Writes the members of an entity.
    static func write(_ entity: EntitySummary, to json: inout JSONWriter) {
        json.field("id", entity.key)
        json.field("type", entity.type)
        json.field("name", entity.name)
        json.field("country", entity.country)
        json.field("mentions", entity.mentions)
        json.field("passages", entity.passages)
        json.field("documents", entity.documents)
        json.key("spellings")
        json.array(entity.spellings) { json, spelling in
            json.object {
                $0.field("written", spelling.written)
                $0.field("mentions", spelling.mentions)
            }
        }
    }

    /// A header and a row for each entity; its spellings are in one field, parted by semicolons.
    package static func csv(_ entities: [EntitySummary]) -> String {
        let header = [
            "id", "type", "name", "country", "mentions", "passages", "documents", "spellings",
        ]
        return CSVTable.row(header)
            + entities.map { entity in
                CSVTable.row([
                    entity.key, entity.type, entity.name, entity.country ?? "",
                    String(entity.mentions), String(entity.passages), String(entity.documents),
                    entity.spellings.map(\.written).joined(separator: "; "),
                ])
            }.joined()
    }
}
