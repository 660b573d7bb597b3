/// Reads the rows of a table as documents.
struct TableReader {
    var origin: String
    var layout: TableLayout

    func outcomes(_ bytes: [UInt8], firstLine: Int) -> [ReadOutcome] {
        let roles = FieldRole.roles(of: layout.columns)
        let names = RecordNames(origin: origin)
        var line = firstLine
        var counted = 0
        return TableRows.rows(of: bytes, separator: layout.separator).compactMap { row in
            line += bytes[counted..<row.lowerBound].count { $0 == 0x0A }
            counted = row.lowerBound
            let raw = bytes[row]
            if raw.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
            return outcome(Array(raw), roles, line: line, names)
        }
    }

    private func outcome(
        _ raw: [UInt8],
        _ roles: [FieldRole?],
        line: Int,
        _ names: RecordNames
    ) -> ReadOutcome {
        let decoded = TextDecoder.decode(raw)
        let cells = TableRows.cells(of: decoded.bytes, separator: layout.separator)
        guard cells.count <= layout.columns.count else {
            return skipped(
                line,
                "\(cells.count) cells, but the header has \(layout.columns.count); is a cell"
                    + " with a separator in it not quoted?"
            )
        }
        var draft = DocumentDraft()
        draft.notes = decoded.notes
        for (index, cell) in cells.enumerated() {
            let column = layout.columns[index]
            if let role = roles[index], draft.set(role, to: cell, from: "column \(column)") {
                continue
            }
            if cell.isEmpty { continue }
            let text = String(decoding: cell, as: UTF8.self)
            draft.metadata.append((column, JSONText.encoded(text)))
        }
        if cells.count < layout.columns.count {
            let missing = layout.columns[cells.count...].joined(separator: ", ")
            let textIsMissing = roles[cells.count...].contains { $0 == .text || $0 == .summary }
            if textIsMissing {
                return skipped(line, "too few cells; missing: \(missing)")
            }
            draft.notes.append("line \(line): missing cells for \(missing)")
        }
        guard draft.hasText else { return skipped(line, "the cell for the text is empty") }
        let uri = names.uri(of: draft.identifier, line: line, raw: raw)
        return .document(
            DocumentAssembler(uri: uri, path: nil).document(from: draft, raw: raw)
        )
    }

    private func skipped(_ line: Int, _ reason: String) -> ReadOutcome {
        .skipped(SkippedInput(origin, line: line, reason: reason))
    }
}
