/// Cuts tables into rows and cells by the quoting rules of RFC 4180.
enum TableRows {
    /// The ranges of the rows, without their line breaks.
    static func rows(of bytes: [UInt8], layout: TableLayout) -> [Range<Int>] {
        var rows: [Range<Int>] = []
        var start = 0
        while start < bytes.count {
            var boundary = RecordBoundary.row(separator: layout.separator, end: layout.rowEnd)
            let end = boundary.firstEnd(in: bytes, from: start) ?? bytes.count
            var last = end
            while last > start, bytes[last - 1] == 0x0A || bytes[last - 1] == 0x0D { last -= 1 }
            rows.append(start..<last)
            start = end
        }
        return rows
    }

    /// The cells of one row in UTF-8, cleaned and without their quotes.
    ///
    /// They are cleaned only when they are cut, as cleaning makes line breaks of characters that
    /// end no row. A line break that ends the row is left out.
    static func cells(of row: [UInt8], separator: UInt8, rowEnd: UInt8) -> [[UInt8]] {
        var cells: [[UInt8]] = []
        var cell: [UInt8] = []
        var state = RecordBoundary.Cell.start
        for byte in row {
            let before = state
            let isRowEnd = state.read(byte, separator: separator, end: rowEnd)
            if isRowEnd { break }
            let opensQuote = before == .start && state == .quoted
            let mayClose = before == .quoted && state == .afterQuote
            if state == .start {
                cells.append(TextCleaner.clean(cell))
                cell = []
            } else if !opensQuote, !mayClose {
                cell.append(byte)
            }
        }
        if cell.last == 0x0D { cell.removeLast() }
        cells.append(TextCleaner.clean(cell))
        return cells
    }
}
