/// Reads the lines of a JSON Lines input as documents.
struct JSONLinesReader {
    var origin: String

    func outcomes(_ bytes: [UInt8], firstLine: Int) -> [ReadOutcome] {
        let isValid = TextDecoder.isValid(bytes)
        let names = RecordNames(origin: origin)
        var outcomes: [ReadOutcome] = []
        var line = firstLine
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if let outcome = outcome(bytes[start..<end], isValid: isValid, line: line, names) {
                outcomes.append(outcome)
            }
            start = end + 1
            line += 1
        }
        return outcomes
    }

    /// The document of a line; nil for a line of white space.
    private func outcome(
        _ raw: ArraySlice<UInt8>,
        isValid: Bool,
        line: Int,
        _ names: RecordNames
    ) -> ReadOutcome? {
        if raw.allSatisfy({ $0 <= 0x20 }) { return nil }
        var notes: [String] = []
        var record = Array(raw)
        if !isValid, !TextDecoder.isValid(record) {
            let decoded = TextDecoder.convert(record)
            (record, notes) = (decoded.bytes, decoded.notes)
        }
        return JSONRecord.outcome(record, raw: raw, notes: notes, line: line, names)
    }
}

extension JSONRecord {
    /// The document of a record, or why there is none.
    static func outcome(
        _ record: [UInt8],
        raw: ArraySlice<UInt8>,
        notes: [String] = [],
        line: Int,
        _ names: RecordNames
    ) -> ReadOutcome {
        do throws(JSONError) {
            var draft = try draft(record.span)
            draft.notes += notes
            guard draft.hasText else {
                let uri = draft.identifier.map { "\(names.origin)#\($0)" } ?? names.origin
                let reason = "no text; a record needs a field text, body or content with text in it"
                return .skipped(SkippedInput(uri, line: line, reason: reason))
            }
            let uri = names.uri(of: draft.identifier, line: line, raw: raw)
            return .document(
                DocumentAssembler(uri: uri, path: nil).document(from: draft, raw: raw)
            )
        } catch {
            let reason = "not valid JSON: \(error.message) (byte \(error.offset + 1) of the line)"
            return .skipped(SkippedInput(names.origin, line: line, reason: reason))
        }
    }
}
