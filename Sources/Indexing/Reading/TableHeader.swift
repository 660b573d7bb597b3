/// The first record of a table, which names its columns.
struct TableHeader {
    var layout: TableLayout
    /// The bytes it takes, its line break included.
    var byteCount: Int
    /// The lines it takes.
    var lineCount: Int

    /// Reads the header from the start of a table; unless it is known to be a tab, the separator is
    /// found out.
    ///
    /// - Throws: Why the table has no documents in it.
    init(_ head: [UInt8], of origin: String, isTabbed: Bool) throws(SkippedInput) {
        let separator = isTabbed ? UInt8(ascii: "\t") : Self.separator(of: head)
        let rowEnd = Self.rowEnd(of: head, separator: separator)
        var boundary = RecordBoundary.row(separator: separator, end: rowEnd)
        byteCount = boundary.firstEnd(in: head, from: 0) ?? head.count
        let row = Array(head[..<byteCount])
        lineCount = row.count { $0 == rowEnd }
        let text = TextDecoder.convert(row).bytes
        let cells = TableRows.cells(of: text, separator: separator, rowEnd: rowEnd)
        layout = TableLayout(
            columns: cells.map { OneLine.text($0) },
            separator: separator,
            rowEnd: rowEnd
        )
        let roles = FieldRole.roles(of: layout.columns)
        guard roles.contains(.text) || roles.contains(.summary) else {
            let names = layout.columns.prefix(8).joined(separator: ", ")
            throw SkippedInput(
                origin,
                line: 1,
                reason: "the header names no column for the text (text, body or content); its"
                    + " columns are: \(names)"
            )
        }
    }

    /// The candidate that stands most often in the first line.
    private static func separator(of head: [UInt8]) -> UInt8 {
        let line = head.prefix { $0 != 0x0A && $0 != 0x0D }
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        let counts = candidates.map { candidate in line.count { $0 == candidate } }
        let best = counts.max() ?? 0
        return counts.firstIndex(of: best).map { candidates[$0] } ?? candidates[0]
    }

    /// The last byte of each row: a carriage return where it stands outside quotes and no line
    /// feed does but at the very end, as in files of old Macintosh programs.
    private static func rowEnd(of head: [UInt8], separator: UInt8) -> UInt8 {
        var cell = RecordBoundary.Cell.start
        var hasReturn = false
        for (index, byte) in head.enumerated() {
            if byte == 0x0A, cell != .quoted {
                return hasReturn && Array(head[index...]).isBlank ? 0x0D : 0x0A
            }
            if cell.read(byte, separator: separator, end: 0x0D) { hasReturn = true }
        }
        return hasReturn ? 0x0D : 0x0A
    }
}
