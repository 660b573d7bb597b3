/// A part of an input that one worker turns into documents without looking at any other part.
package struct InputPiece: Equatable, Sendable {
    /// The path of the file it was cut from, or `stdin`.
    package var origin: String
    package var content: Content

    package enum Content: Equatable, Sendable {
        /// A whole file, which one of a program's own readers reads.
        case own
        /// A whole file, which the worker reads.
        case file(DocumentFormat)
        /// The whole of an input that is no file.
        case bytes([UInt8], DocumentFormat)
        /// Whole lines of a JSON Lines input, the first of them at a line counted from 1.
        case lines([UInt8], firstLine: Int)
        /// Whole records of a table without its header.
        case rows([UInt8], firstLine: Int, TableLayout)
        /// What could not be read at all.
        case refused(SkippedInput)
    }

    /// Bytes that the piece holds in memory.
    package var byteCount: Int {
        switch content {
        case .own, .file, .refused: 0
        case .bytes(let bytes, _), .lines(let bytes, _), .rows(let bytes, _, _): bytes.count
        }
    }
}

/// The columns of a table and what parts its cells and rows.
package struct TableLayout: Equatable, Sendable {
    package var columns: [String]
    package var separator: UInt8
    /// A line feed, or a carriage return in a table whose rows end in that alone.
    package var rowEnd: UInt8
}
