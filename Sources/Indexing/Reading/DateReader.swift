/// Reads the dates of documents, in the ways they are written.
enum DateReader {
    /// The day, month or year that a field's value names: `2025-03-11`, `2025-03` or `2025`.
    ///
    /// Of a date in which day and month cannot be told apart, such as `03/11/2025`, only the year
    /// is taken. The day is the one that stands there, whatever the time zone.
    ///
    /// - Parameter text: ISO 8601, RFC 2822, a date in words, year-month-day or day-month-year in
    ///   figures, seconds or milliseconds since 1970.
    /// - Returns: Nil when there is no date in the text, or no such day.
    static func date(in text: String) -> String? {
        if let day = isoDay(text) { return day.text }
        let scanner = DateScanner(String(text.prefix(200)))
        if let stamp = timestamp(scanner, in: text) { return stamp.text }
        for index in scanner.tokens.indices {
            if let match = scanner.match(at: index) { return match.day.text }
            if scanner.looksLikeDate(at: index) { return nil }
        }
        return scanner.loneYear?.text
    }

    /// The date in a file name: `2025-03-11`, `20250311`, `2025_03_11`, `2025_03`.
    static func date(inFileName path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        let scanner = DateScanner(String(name))
        for index in scanner.tokens.indices {
            guard case .number(let value, let digits) = scanner.tokens[index].token else {
                continue
            }
            if digits == 8, let day = CalendarDay(packed: value), isLikely(day) { return day.text }
            if digits == 4, let match = scanner.match(at: index), isLikely(match.day) {
                return match.day.text
            }
        }
        return nil
    }

    /// A shortcut for the form that most records have.
    private static func isoDay(_ text: String) -> CalendarDay? {
        let bytes = Array(text.utf8.prefix(11))
        let hasMore = bytes.count == 11 && bytes[10] != UInt8(ascii: "T") && bytes[10] != 0x20
        guard bytes.count >= 10, !hasMore, bytes[4] == bytes[7], bytes[4] == UInt8(ascii: "-"),
            let year = Int(String(decoding: bytes[0..<4], as: UTF8.self)),
            let month = Int(String(decoding: bytes[5..<7], as: UTF8.self)),
            let day = Int(String(decoding: bytes[8..<10], as: UTF8.self))
        else { return nil }
        return CalendarDay(year: year, month: month, day: day)
    }

    private static func isLikely(_ day: CalendarDay) -> Bool {
        (1900...2099).contains(day.year) && day.month != nil
    }

    private static func timestamp(_ scanner: DateScanner, in text: String) -> CalendarDay? {
        guard let first = scanner.tokens.first, case .number(let value, let digits) = first.token
        else { return nil }
        if digits == 8, hasTime(text, at: first.range.upperBound) {
            return CalendarDay(packed: value)
        }
        let hasFraction = scanner.tokens.count == 3 && scanner.tokens[1].token == .mark(".")
        guard scanner.tokens.count == 1 || hasFraction && digits >= 9 else { return nil }
        return switch digits {
        case 8: CalendarDay(packed: value)
        case 9, 10: CalendarDay(secondsSince1970: Double(value))
        case 12, 13: CalendarDay(secondsSince1970: Double(value) / 1000)
        case 14: CalendarDay(packed: value / 1_000_000)
        default: nil
        }
    }

    /// Whether a `T` and an hour stand at a byte, as in `20250311T101500Z`.
    private static func hasTime(_ text: String, at offset: Int) -> Bool {
        let bytes = Array(text.utf8.dropFirst(offset).prefix(3))
        return bytes.count == 3 && bytes[0] == UInt8(ascii: "T")
            && bytes[1...].allSatisfy { (0x30...0x39).contains($0) }
    }
}

extension CalendarDay {
    /// The day of a number such as 20250311.
    init?(packed value: Int) {
        self.init(year: value / 10000, month: value / 100 % 100, day: value % 100)
    }
}
