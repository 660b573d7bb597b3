package import Fihrist

/// The spellings of a name, for people and for programs.
package enum SpellingListing {
    /// A line for each spelling.
    package static func text(_ spellings: [NameSpelling], look: TextLook) -> String {
        let written = spellings.map { PrintableText.line($0.written) }
        let width = min(written.map { DisplayWidth.of($0) }.max() ?? 0, 40)
        return zip(spellings, written).map { spelling, written in
            let padding = String(repeating: " ", count: max(width - DisplayWidth.of(written), 0))
            let facts = [
                spelling.reason.rawValue, spelling.script,
                Amounts.counted(spelling.passages, "passage"),
                Amounts.counted(spelling.documents, "document"), dates(of: spelling),
            ].compactMap { $0 }
            return "\(look.painted(written, .title))\(padding)  "
                + "\(look.painted(facts.joined(separator: " · "), .faint))\n"
        }.joined()
    }

    /// A JSON object a line.
    package static func jsonLines(_ spellings: [NameSpelling]) -> String {
        spellings.map { spelling in
            JSONWriter.text {
                $0.object {
                    $0.field("written", spelling.written)
                    $0.field("script", spelling.script)
                    $0.field("why", spelling.reason.rawValue)
                    $0.field("entity", spelling.entity)
                    $0.field("passages", spelling.passages)
                    $0.field("documents", spelling.documents)
                    $0.field("first", spelling.first)
                    $0.field("last", spelling.last)
                }
            } + "\n"
        }.joined()
    }

    /// A header and a row for each spelling.
    package static func csv(_ spellings: [NameSpelling]) -> String {
        CSVTable.row([
            "written", "script", "why", "entity", "passages", "documents", "first", "last",
        ])
            + spellings.map {
                CSVTable.row([
                    $0.written, $0.script, $0.reason.rawValue, $0.entity ?? "",
                    String($0.passages), String($0.documents), $0.first ?? "", $0.last ?? "",
                ])
            }.joined()
    }

    /// A list of entities with one entity, a row for each spelling, to be edited and given back.
    ///
    /// - Parameters:
    ///   - spellings: The spellings.
    ///   - name: The name that was asked for.
    ///   - entity: The entity that it is known to name.
    /// - Returns: A table that `--entities` takes, with comments.
    package static func list(
        _ spellings: [NameSpelling],
        of name: String,
        entity: EntitySummary?
    ) -> String {
        let name = field(entity?.name ?? name)
        let key = entity.map { field($0.key) } ?? ""
        var list = """
            # Put ! before a spelling in the last column that is wrong; add a line for one that is missing.
            key\ttype\tname\tcountry\taliases

            """
        for spelling in spellings {
            let facts = [
                spelling.reason.rawValue, Amounts.counted(spelling.passages, "passage"),
                dates(of: spelling),
            ].compactMap { $0 }
            list += "# \(facts.joined(separator: ", "))\n"
            let columns = [
                key, entity?.type ?? "person", name, entity?.country ?? "",
                field(spelling.written),
            ]
            list += columns.joined(separator: "\t") + "\n"
        }
        return list
    }

    private static func dates(of spelling: NameSpelling) -> String? {
        guard let first = spelling.first, let last = spelling.last else { return nil }
        return first == last ? first : "\(first) to \(last)"
    }

    /// A text as a field of a table, in which tabs and bars part fields and names.
    private static func field(_ text: String) -> String {
        PrintableText.line(text).replacing("|", with: " ").replacing("\t", with: " ")
    }
}
