package import Fihrist

/// Answers for spreadsheets: a row for each hit.
package enum SearchCSV {
    /// The names of the columns.
    ///
    /// - Parameter isBatch: Whether the first column is the query's id.
    /// - Returns: The first row.
    package static func header(isBatch: Bool = false) -> String {
        CSVTable.row(
            (isBatch ? ["query"] : []) + [
                "rank", "score", "id", "title", "published", "source", "language", "countries",
                "uri", "passage", "start", "end", "text",
            ]
        )
    }

    /// A row for each hit; start and end are UTF-8 byte offsets into the document's text.
    ///
    /// - Parameters:
    ///   - hits: The hits, best first.
    ///   - id: The query's id in a batch.
    /// - Returns: The rows, with their line ends.
    package static func rows(_ hits: [Hit], id: String? = nil) -> String {
        hits.map { hit in
            CSVTable.row(
                (id.map { [$0] } ?? []) + [
                    String(hit.rank), Amounts.decimal(hit.score, places: 6), hit.document.id,
                    hit.document.title ?? "", hit.document.published ?? "",
                    hit.document.source ?? "", hit.document.language ?? "",
                    hit.countries.joined(separator: ";"), hit.document.uri,
                    String(hit.passage.ordinal), String(hit.passage.range.lowerBound),
                    String(hit.passage.range.upperBound), hit.passage.text,
                ]
            )
        }.joined()
    }
}
