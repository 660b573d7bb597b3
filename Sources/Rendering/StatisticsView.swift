package import Fihrist

/// How much an index holds, for people and for programs.
package enum StatisticsView {
    /// A line for each number.
    package static func text(_ statistics: Statistics, look: TextLook) -> String {
        var rows = [
            ("documents", Amounts.grouped(statistics.documents)),
            ("passages", Amounts.grouped(statistics.passages)),
            ("words", Amounts.grouped(statistics.words)),
            ("mentions", Amounts.grouped(statistics.mentions)),
            ("read", Amounts.bytes(statistics.sourceBytes)),
            ("file", Amounts.bytes(statistics.fileBytes)),
        ]
        if let first = statistics.firstPublished, let last = statistics.lastPublished {
            rows.append(("published", first == last ? first : "\(first) to \(last)"))
        }
        rows += [
            ("entities", statistics.entities), ("languages", statistics.languages),
            ("sources", statistics.sources),
        ].compactMap { name, tallies in tallies.isEmpty ? nil : (name, words(tallies)) }
        return rows.map { name, value in
            let lines = LineBreaker.lines(of: [StyledText(value)], width: look.width - 12)
            let label = look.painted(Columns.left(name, width: 12), .label)
            let margin = "\n" + String(repeating: " ", count: 12)
            return label + lines.map { $0.map(look.painted).joined() }.joined(separator: margin)
                + "\n"
        }.joined()
    }

    /// One JSON object, without a line feed.
    package static func json(_ statistics: Statistics) -> String {
        JSONWriter.text {
            $0.object {
                $0.field("documents", statistics.documents)
                $0.field("passages", statistics.passages)
                $0.field("words", statistics.words)
                $0.field("mentions", statistics.mentions)
                $0.field("source_bytes", statistics.sourceBytes)
                $0.field("file_bytes", statistics.fileBytes)
                $0.field("first_published", statistics.firstPublished)
                $0.field("last_published", statistics.lastPublished)
                write("entities", statistics.entities, to: &$0)
                write("languages", statistics.languages, to: &$0)
                write("sources", statistics.sources, to: &$0)
            }
        }
    }

    private static func words(_ tallies: [Statistics.Tally]) -> String {
        tallies.map { tally in
            let name =
                tally.name.isEmpty
                ? "unknown" : Directionality.isolated(PrintableText.line(tally.name))
            return "\(name) \(Amounts.grouped(tally.count))"
        }.joined(separator: " · ")
    }

    private static func write(
        _ name: String,
        _ tallies: [Statistics.Tally],
        to json: inout JSONWriter
    ) {
        json.key(name)
        json.array(tallies) { json, tally in
            json.object {
                $0.field("name", tally.name)
                $0.field("count", tally.count)
            }
        }
    }
}
