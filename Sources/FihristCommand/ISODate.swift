import ArgumentParser

/// A day, a month or a year as ISO 8601 writes it.
struct ISODate {
    let text: String

    /// Reads `2025`, `2025-03` or `2025-03-11`.
    ///
    /// - Throws: `ValidationError` for anything else.
    init(_ argument: String) throws {
        guard Self.isDate(argument) else {
            throw ValidationError("a date is a year, a month or a day: 2025, 2025-03 or 2025-03-11")
        }
        text = argument
    }

    private static func isDate(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        let digits = parts.allSatisfy { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard digits, parts.map(\.count) == Array([4, 2, 2].prefix(parts.count)),
            let year = Int(parts[0])
        else { return false }
        let month = parts.count > 1 ? Int(parts[1]) ?? 0 : 1
        let day = parts.count > 2 ? Int(parts[2]) ?? 0 : 1
        return year > 0 && (1...12).contains(month) && day >= 1 && day <= days(of: month, in: year)
    }

    /// The first day it may mean, for comparison.
    var firstDay: String { text + "-01-01".dropFirst(text.count - 4) }

    /// The last day it may mean, for comparison.
    var lastDay: String { text + "-12-31".dropFirst(text.count - 4) }

    private static func days(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}
