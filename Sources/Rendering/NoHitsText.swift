package import Fihrist

/// What a reader is told when nothing was found: what was searched, and what would find something.
package struct NoHitsText: Sendable {
    private let look: TextLook

    /// A search that differs from the one that found nothing, and what it finds.
    package struct Alternative: Equatable, Sendable {
        /// What is different: `without country IQ`, `with --match any`.
        package var change: String
        /// How much is found.
        package var found: SearchResult.Count

        /// Makes an alternative.
        package init(change: String, found: SearchResult.Count) {
            self.change = change
            self.found = found
        }
    }

    /// Makes a renderer.
    package init(look: TextLook) { self.look = look }

    /// The whole answer.
    ///
    /// - Parameters:
    ///   - restrictions: What else was asked for: `country IQ`, `from 2025-01`.
    ///   - alternatives: What finds how much instead.
    package func page(
        _ result: SearchResult,
        restrictions: [String],
        alternatives: [Alternative]
    ) -> String {
        var page = look.painted("nothing found", .title) + "\n"
        var lines = [
            ("searched", result.interpretation.isEmpty ? "nothing" : result.interpretation)
        ]
        lines += result.expansions.map {
            ("names", "“\($0.typed)” with the other names of \($0.type) \($0.name)")
        }
        if !restrictions.isEmpty { lines.append(("only", restrictions.joined(separator: ", "))) }
        for (label, text) in lines {
            let label = look.painted(Columns.left(label, width: 10), .label)
            page += "  \(label)\(look.painted(PrintableText.line(text), .plain))\n"
        }
        let width = alternatives.map { DisplayWidth.of($0.change) }.max() ?? 0
        for alternative in alternatives {
            let change = PrintableText.line(alternative.change)
            let padding = String(repeating: " ", count: max(width - DisplayWidth.of(change), 0))
            page +=
                "  \(look.painted(change, .plain))\(padding)   \(Self.words(alternative.found))\n"
        }
        return page
    }

    private static func words(_ found: SearchResult.Count) -> String {
        guard found.passages > 0 else { return "nothing either" }
        return Amounts.counted(found.passages, "passage") + " in "
            + Amounts.counted(found.documents, "document")
    }
}
