/// A part of a passage that terms are indexed under, in the order of FTS5's columns.
package enum IndexColumn: Int, CaseIterable, Sendable {
    case title, heading, text
}

/// Terms that stand one behind the other: what one look-up in the full-text index asks for.
///
/// Terms are made by ``IndexTerm`` from folded forms, never from what a reader typed, so that the
/// query syntax of FTS5 cannot be reached by a query.
package struct MatchTerm: Hashable, Sendable {
    /// At least one term.
    package var terms: [[UInt8]]
    /// Whether the last term may be the start of a longer one.
    package var isPrefix: Bool
    /// The only column to look in; `nil` for all.
    package var column: IndexColumn?

    package init(_ terms: [[UInt8]], isPrefix: Bool = false, column: IndexColumn? = nil) {
        self.terms = terms
        self.isPrefix = isPrefix
        self.column = column
    }

    /// Starts a string of terms that are taken as they are.
    static let rawMark: UInt8 = 0x01
    /// Separates the terms of such a string.
    static let rawSeparator: UInt8 = 0x1F

    /// The FTS5 expression for this term.
    ///
    /// The terms are marked so that ``PassageTokenizer`` passes them on unchanged.
    package var expression: String {
        var bytes: [UInt8] = []
        if let column { bytes += "\(column) : ".utf8 }
        bytes += [UInt8(ascii: "\""), Self.rawMark]
        for (number, term) in terms.enumerated() {
            if number > 0 { bytes.append(Self.rawSeparator) }
            for byte in term {
                bytes.append(byte)
                if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            }
        }
        bytes.append(UInt8(ascii: "\""))
        if isPrefix { bytes += " *".utf8 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
