/// Finds where records end in a stream of bytes, one stretch after the other.
enum RecordBoundary: Sendable {
    /// A record is a line.
    case line
    /// A record of a table ends with a line break outside quotes, of which `end` is the last byte.
    case row(separator: UInt8, end: UInt8, Cell = .start)

    /// Where in a cell the scan stands.
    enum Cell: Sendable {
        case start
        case plain
        case quoted
        /// Behind a quote inside a quoted cell: it is the end, or the first of a doubled quote.
        case afterQuote
    }

    /// Reads on from `start` and gives the place behind the last record that ends in `bytes`.
    mutating func lastEnd(in bytes: [UInt8], from start: Int) -> Int? {
        switch self {
        case .line:
            return bytes[start...].lastIndex(of: 0x0A).map { $0 + 1 }
        case .row(let separator, let rowEnd, var cell):
            var end: Int?
            for index in start..<bytes.count
            where cell.read(bytes[index], separator: separator, end: rowEnd) {
                end = index + 1
            }
            self = .row(separator: separator, end: rowEnd, cell)
            return end
        }
    }

    /// Reads on from `start` and gives the place behind the first record that ends in `bytes`.
    mutating func firstEnd(in bytes: [UInt8], from start: Int) -> Int? {
        switch self {
        case .line:
            return bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 }
        case .row(let separator, let rowEnd, var cell):
            defer { self = .row(separator: separator, end: rowEnd, cell) }
            for index in start..<bytes.count
            where cell.read(bytes[index], separator: separator, end: rowEnd) {
                return index + 1
            }
            return nil
        }
    }

    /// Whether the scan stands between quotes.
    var isQuoted: Bool {
        if case .row(_, _, .quoted) = self { true } else { false }
    }

    /// The same kind of boundary, at the start of a record.
    var restarted: RecordBoundary {
        switch self {
        case .line: .line
        case .row(let separator, let end, _): .row(separator: separator, end: end)
        }
    }
}

extension RecordBoundary.Cell {
    /// Takes one byte; true when it ends the record.
    mutating func read(_ byte: UInt8, separator: UInt8, end: UInt8) -> Bool {
        if byte == UInt8(ascii: "\""), self != .plain {
            self = self == .quoted ? .afterQuote : .quoted
            return false
        }
        if self == .quoted { return false }
        let ends = byte == end
        self = ends || byte == separator ? .start : .plain
        return ends
    }
}
