/// Reads a JSON file: one record, or an array of records.
struct JSONFileReader {
    var origin: String

    func outcomes(_ raw: [UInt8]) -> [ReadOutcome] {
        let decoded = TextDecoder.isValid(raw) ? nil : TextDecoder.decode(raw)
        let bytes = decoded?.bytes ?? raw
        let names = RecordNames(origin: origin)
        var outcomes: [ReadOutcome] = []
        do throws(JSONError) {
            for range in try records(of: bytes.span) {
                let record = bytes[range]
                outcomes.append(
                    JSONRecord.outcome(
                        Array(record),
                        raw: record,
                        notes: decoded?.notes ?? [],
                        line: Self.line(of: range.lowerBound, in: bytes),
                        names
                    )
                )
            }
        } catch {
            let line = Self.line(of: error.offset, in: bytes)
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

    private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
        bytes.prefix(offset).count { $0 == 0x0A } + 1
    }
}
