/// Reads the rows of a table as documents.
struct TableReader {
    var origin: String
    var layout: TableLayout

    func outcomes(_ bytes: [UInt8], firstLine: Int) -> [ReadOutcome] {
        let named = FieldRole.roles(of: layout.columns)
        let names = RecordNames(origin: origin)
        let header = Array(layout.columns.joined(separator: "\u{1F}").utf8) + [0x0A]
        var line = firstLine
        var counted = 0
        return TableRows.rows(of: bytes, layout: layout).compactMap { row in
            line += bytes[counted..<row.lowerBound].count { $0 == layout.rowEnd }
            counted = row.lowerBound
            let raw = bytes[row]
            if raw.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
            return outcome(Array(raw), named, header, line: line, names)
        }
    }

    private func outcome(
        _ raw: [UInt8],
        _ named: [FieldRole?],
        _ header: [UInt8],
        line: Int,
        _ names: RecordNames
    ) -> ReadOutcome {
        let decoded = TextDecoder.convert(raw)
        let cells = TableRows.cells(
            of: decoded.bytes,
            separator: layout.separator,
            rowEnd: layout.rowEnd
        )
        guard cells.count <= layout.columns.count else {
            return skipped(
                line,
                "\(cells.count) cells, but the header has \(layout.columns.count); is a cell"
                    + " with a separator in it not quoted?"
            )
        }
        let roles = rowRoles(cells, named)
        var draft = DocumentDraft()
        draft.notes = decoded.notes
        for (index, cell) in cells.enumerated() {
            let column = layout.columns[index]
            if let role = roles[index], draft.set(role, to: cell, from: "column \(column)") {
                continue
            }
            if cell.isEmpty || named[index] != nil && cell.isBlank { continue }
            let text = String(decoding: cell, as: UTF8.self)
            draft.metadata.append((column, JSONText.encoded(text)))
        }
        if cells.count < layout.columns.count {
            let missing = layout.columns[cells.count...].joined(separator: ", ")
            let textIsMissing = named[cells.count...].contains { $0 == .text || $0 == .summary }
            if textIsMissing {
                return skipped(line, "too few cells; missing: \(missing)")
            }
            draft.notes.append("line \(line): missing cells for \(missing)")
        }
        guard draft.hasText else { return skipped(line, "the cell for the text is empty") }
        let uri = names.uri(of: draft.identifier, line: line, raw: raw)
        return .document(
            DocumentAssembler(uri: uri, path: nil)
                .document(from: draft, raw: raw, layout: header)
        )
    }

    /// The roles of a row's cells: those of the columns by their names, unless one of these is
    /// empty and leaves its role to another column.
    private func rowRoles(_ cells: [[UInt8]], _ named: [FieldRole?]) -> [FieldRole?] {
        let isEmpty = { (index: Int) -> Bool in index >= cells.count || cells[index].isBlank }
        let hasGap = named.indices.contains { named[$0] != nil && isEmpty($0) }
        guard hasGap else { return named }
        return FieldRole.roles(of: layout.columns) { index, _ in !isEmpty(index) }
    }

    private func skipped(_ line: Int, _ reason: String) -> ReadOutcome {
        .skipped(SkippedInput(origin, line: line, reason: reason))
    }
}
