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
    ///   - result: An answer that has found nothing.
    ///   - restrictions: What else was asked for: `country IQ`, `from 2025-01`.
    ///   - alternatives: What finds how much instead.
    /// - Returns: Lines, each with its line feed.
    package func page(
        _ result: SearchResult,
        restrictions: [String],
        alternatives: [Alternative]
    ) -> String {
        var page = look.painted("nothing found", .title) + "\n"
        page += Interpretation(result).lines(
            label: "searched",
            restrictions: restrictions,
            look: look
        )
        let width = alternatives.map { DisplayWidth.of($0.change) }.max() ?? 0
        for alternative in alternatives {
            let change = PrintableText.line(alternative.change)
            let padding = String(repeating: " ", count: max(width - DisplayWidth.of(change), 0))
            page +=
                "\(Directionality.isolated(change))\(padding)   \(Self.words(alternative.found))\n"
        }
        return page
    }

    private static func words(_ found: SearchResult.Count) -> String {
        guard found.passages > 0 else { return "nothing either" }
        return Amounts.counted(found.passages, "passage") + " in "
            + Amounts.counted(found.documents, "document")
    }
}
