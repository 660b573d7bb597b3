import Fihrist

/// How a query was read, and what was added to it.
struct Interpretation {
    private let result: SearchResult

    init(_ result: SearchResult) { self.result = result }

    /// A line for the query, one for each name that stands for an entity, and one for restrictions.
    func lines(label: String, restrictions: [String] = [], look: TextLook) -> String {
        let query = result.interpretation.isEmpty ? "no words" : result.interpretation
        var lines = [(label, Self.inLine(query))]
        lines += result.expansions.map { expansion in
            let names = "the other names of \(expansion.type) \(Self.inLine(expansion.name))"
            return ("names", "“\(Self.inLine(expansion.typed))” with \(names)")
        }
        if !restrictions.isEmpty {
            lines.append(("only", restrictions.map(Self.inLine).joined(separator: ", ")))
        }
        return lines.map { label, text in
            look.painted(Columns.left(label, width: 10), .label) + text + "\n"
        }.joined()
    }

    private static func inLine(_ text: String) -> String {
        Directionality.isolated(PrintableText.line(text))
    }
}
