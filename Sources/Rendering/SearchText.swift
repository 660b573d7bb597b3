package import Fihrist

/// Answers as people read them.
package struct SearchText: Sendable {
    private let look: TextLook

    /// Makes a renderer.
    package init(look: TextLook) { self.look = look }

    /// The hits, the total and the facets.
    ///
    /// - Parameters:
    ///   - result: An answer that has found something.
    ///   - request: What was asked.
    ///   - seconds: How long the search took.
    /// - Returns: Lines, each with its line feed.
    package func page(
        _ result: SearchResult,
        of request: SearchRequest,
        seconds: Double
    ) -> String {
        let lastRank = result.hits.last?.rank ?? 0
        let hit = HitText(
            look: look,
            rankWidth: max(String(lastRank).count, 2),
            unit: request.unit,
            explains: request.explains
        )
        let reading = request.explains ? self.reading(of: result) : ""
        let hits = result.hits.map { hit.lines($0) }.joined()
        return reading + hits + total(result, of: request, seconds: seconds)
            + FacetText(look: look, unit: request.unit).lines(result.facets)
    }

    /// What an answer of a batch is headed with.
    package func heading(id: String, query: String) -> String {
        look.painted([StyledText("\(PrintableText.line(id))  ", .label)])
            + look.painted(PrintableText.line(query), .title) + "\n"
    }

    /// How the query was read, and what was added to it.
    private func reading(of result: SearchResult) -> String {
        Interpretation(result).lines(label: "read as", look: look)
    }

    /// How much was found, by which steps, and in what time.
    private func total(
        _ result: SearchResult,
        of request: SearchRequest,
        seconds: Double
    ) -> String {
        let passages = Amounts.counted(result.total.passages, "passage")
        let documents = Amounts.counted(result.total.documents, "document")
        var total =
            request.unit == .passage ? "\(passages) in \(documents)" : "\(documents), \(passages)"
        let isExactKnown = result.steps.contains { $0.reason == .exact }
        let steps = result.steps.filter { $0.passages > 0 }.map {
            "\($0.reason.heading(isExactKnown)) \(Amounts.grouped($0.passages))"
        }
        if !steps.isEmpty { total += ": " + steps.joined(separator: " · ") }
        if result.hits.isEmpty, request.limit > 0 {
            total += "; none left after the first \(Amounts.grouped(request.offset))"
        }
        let time = Amounts.seconds(seconds)
        let gap = look.width - DisplayWidth.of(total) - time.count
        guard gap >= 3 else {
            let text = [StyledText(total, .title), StyledText(" "), StyledText(time, .faint)]
            return LineBreaker.lines(of: text, width: look.width)
                .map { look.painted($0) + "\n" }.joined()
        }
        let space = StyledText(String(repeating: " ", count: gap))
        return look.painted([StyledText(total, .title), space, StyledText(time, .faint)]) + "\n"
    }
}

extension Reason {
    /// What a count of passages found for this reason is headed with.
    ///
    /// - Parameter isExactKnown: Whether what is written just as typed is counted apart.
    /// - Returns: The word before the count.
    fileprivate func heading(_ isExactKnown: Bool) -> String {
        switch self {
        case .exact: "exact"
        case .fold: isExactKnown ? "folding" : "as typed"
        case .stem: "stems"
        case .alias: "aliases"
        case .variant: "variants"
        case .script: "other scripts"
        case .fuzzy: "near words"
        case .entity: "mentions"
        }
    }
}
