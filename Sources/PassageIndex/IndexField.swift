/// A field of the index whose terms are known already: what the writer hands to FTS5.
///
///     field = 01 records U+001E base ";" annotations
///
/// The records stand in the place of the text; see ``TermRecords`` and ``PassageAnnotations``.
package struct IndexField: Sendable {
    /// Where the field starts in the passage, in UTF-8 bytes.
    package var base: Int
    /// How many words it has.
    package var wordCount: Int
    private var bytes: [UInt8]

    /// Finds the terms of a field.
    ///
    /// - Parameters:
    ///   - text: The field's text, UTF-8; empty for a field without content.
    ///   - base: Where the field starts in the passage, in bytes.
    ///   - language: ISO 639-1 code of the language whose stems are wanted; empty for none.
    ///   - mentions: Where mentions start in the passage, in bytes, ascending.
    ///   - analyzer: Finds the terms.
    package init(
        _ text: borrowing Span<UInt8>,
        base: Int,
        language: String,
        mentions: [Int],
        analyzer: FieldAnalyzer
    ) {
        self.base = base
        let inside = base..<base + text.count
        bytes = [MatchTerm.rawMark]
        bytes.reserveCapacity(text.count * 2)
        wordCount = analyzer.analyze(
            text,
            language: language,
            mentions: mentions.filter(inside.contains).map { $0 - base },
            into: &bytes
        )
    }

    /// The field as FTS5 gets it.
    ///
    /// - Parameter annotations: The passage's annotations as ``PassageAnnotations/encoded`` gives them.
    /// - Returns: The terms, a separator, where the field starts, and the annotations.
    package func content(annotations: String) -> [UInt8] {
        bytes + [PassageAnnotations.separator] + String(base).utf8 + [UInt8(ascii: ";")]
            + annotations.utf8
    }
}
