/// Reads a JSON file: one record, or an array of records.
struct JSONFileReader {
    var origin: String

    func outcomes(_ raw: [UInt8]) -> [ReadOutcome] {
        let decoded = TextDecoder.isValid(raw) ? nil : TextDecoder.convert(raw)
        let bytes = decoded?.bytes ?? raw
        let names = RecordNames(origin: origin)
        var outcomes: [ReadOutcome] = []
        // Lines are counted on from the record before.
        var (line, counted) = (1, 0)
        do throws(JSONError) {
            for range in try records(of: bytes.span) {
                let record = bytes[range]
                line += bytes[counted..<range.lowerBound].count { $0 == 0x0A }
                counted = range.lowerBound
                outcomes.append(
                    JSONRecord.outcome(
                        Array(record),
                        raw: record,
                        notes: decoded?.notes ?? [],
                        line: line,
                        names
                    )
                )
            }
        } catch {
            let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
            let reason = "not valid JSON: \(error.message)"
            return [.skipped(SkippedInput(origin, line: line, reason: reason))]
        }
        return outcomes
    }

    private func records(of bytes: Span<UInt8>) throws(JSONError) -> [Range<Int>] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let hasMark = bytes.count >= 3 && mark.indices.allSatisfy { bytes[$0] == mark[$0] }
        var scanner = JSONScanner(at: hasMark ? 3 : 0)
        scanner.skipSpace(bytes)
        let value = try scanner.value(bytes)
        try scanner.finish(bytes)
        return bytes[value.lowerBound] == UInt8(ascii: "[")
            ? JSONArray.elements(of: bytes, in: value) : [value]
    }
}
