package import Fihrist

/// Answers in the format of runs at the Text Retrieval Conference, which evaluation tools read.
package enum TRECRun {
    /// Six columns for each hit: query, `Q0`, document, rank, score and the name of the run.
    ///
    /// - Parameters:
    ///   - hits: The hits, best first.
    ///   - id: The query's id.
    ///   - unit: What was ranked: a passage is named by its document and its number in it.
    /// - Returns: A line for each hit.
    package static func lines(_ hits: [Hit], id: String, unit: SearchUnit) -> String {
        hits.map { hit in
            let document = unspaced(hit.document.id)
            let name = unit == .passage ? "\(document)#\(hit.passage.ordinal)" : document
            let score = Amounts.decimal(hit.score, places: 6)
            return "\(unspaced(id)) Q0 \(name) \(hit.rank) \(score) fihrist\n"
        }.joined()
    }

    private static func unspaced(_ text: String) -> String {
        String(PrintableText.line(text).map { $0.isWhitespace ? "_" : $0 })
    }
}
