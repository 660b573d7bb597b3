import Foundation

/// A day, a month or a year of the Gregorian calendar.
struct CalendarDay: Equatable, Sendable {
    var year: Int
    var month: Int?
    var day: Int?

    /// - Returns: Nil when there is no such day, or none that a document could carry.
    init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard (1500...2199).contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day, !(1...Self.length(month: month, year: year)).contains(day) { return nil }
        }
        (self.year, self.month, self.day) = (year, month, month == nil ? nil : day)
    }

    /// A day of the solar calendar of Iran, such as 21 Esfand 1403, which is 2025-03-11.
    init?(persianYear year: Int, month: Int, day: Int) {
        guard (1200...1599).contains(year), (1...12).contains(month), (1...31).contains(day) else {
            return nil
        }
        var persian = Calendar(identifier: .persian)
        persian.timeZone = .gmt
        let wanted = DateComponents(year: year, month: month, day: day, hour: 12)
        guard let date = persian.date(from: wanted),
            persian.component(.month, from: date) == month
        else { return nil }
        self.init(secondsSince1970: date.timeIntervalSince1970)
    }

    /// The day in UTC.
    init?(secondsSince1970 seconds: Double) {
        guard abs(seconds) < 1e11 else { return nil }
        var gregorian = Calendar(identifier: .gregorian)
        gregorian.timeZone = .gmt
        let parts = gregorian.dateComponents(
            [.year, .month, .day],
            from: Date(timeIntervalSince1970: seconds)
        )
        guard let year = parts.year else { return nil }
        self.init(year: year, month: parts.month, day: parts.day)
    }

    /// `2025`, `2025-03` or `2025-03-11`.
    var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        guard let month else { return "\(year)" }
        guard let day else { return "\(year)-\(two(month))" }
        return "\(year)-\(two(month))-\(two(day))"
    }

    private static func length(month: Int, year: Int) -> Int {
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
    }
}
