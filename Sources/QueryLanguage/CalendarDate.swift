/// A day of the Gregorian calendar, years 1 to 9999.
struct CalendarDay: Comparable {
    var year: Int
    var month: Int
    var day: Int

    static func < (one: CalendarDay, other: CalendarDay) -> Bool {
        (one.year, one.month, one.day) < (other.year, other.month, other.day)
    }

    /// The number of days of a month from 1 to 12.
    static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// The day before; `nil` before year 1.
    var previous: CalendarDay? {
        if day > 1 { return CalendarDay(year: year, month: month, day: day - 1) }
        if month > 1 {
            let last = Self.days(inMonth: month - 1, of: year)
            return CalendarDay(year: year, month: month - 1, day: last)
        }
        return year > 1 ? CalendarDay(year: year - 1, month: 12, day: 31) : nil
    }

    /// The day after; `nil` after year 9999.
    var next: CalendarDay? {
        if day < Self.days(inMonth: month, of: year) {
            return CalendarDay(year: year, month: month, day: day + 1)
        }
        if month < 12 { return CalendarDay(year: year, month: month + 1, day: 1) }
        return year < 9999 ? CalendarDay(year: year + 1, month: 1, day: 1) : nil
    }

    /// ISO 8601: `2025-10-03`.
    var iso: String {
        func padded(_ number: Int, to width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
    }
}

/// A written date that may leave out the day or the month: the days it stands for.
struct CalendarPeriod {
    var first: CalendarDay
    var last: CalendarDay

    /// Reads `2025`, `2025-10` or `2025-10-03`, with digits of any script and `/` for `-`.
    ///
    /// Fails on anything else, and on days that the calendar does not have.
    init?(_ text: some Sequence<Unicode.Scalar>) {
        var numbers = [0]
        var widths = [0]
        for scalar in text {
            if let digit = scalar.decimalValue, widths[widths.count - 1] < 4 {
                numbers[numbers.count - 1] = numbers[numbers.count - 1] * 10 + digit
                widths[widths.count - 1] += 1
            } else if scalar.isDash || scalar == "/", numbers.count < 3 {
                numbers.append(0)
                widths.append(0)
            } else {
                return nil
            }
        }
        let year = numbers[0]
        guard widths[0] == 4, year > 0, widths.dropFirst().allSatisfy({ 1...2 ~= $0 }) else {
            return nil
        }
        guard numbers.count > 1 else {
            first = CalendarDay(year: year, month: 1, day: 1)
            last = CalendarDay(year: year, month: 12, day: 31)
            return
        }
        let month = numbers[1]
        guard 1...12 ~= month else { return nil }
        let days = CalendarDay.days(inMonth: month, of: year)
        first = CalendarDay(year: year, month: month, day: 1)
        last = CalendarDay(year: year, month: month, day: days)
        guard numbers.count > 2 else { return }
        guard 1...days ~= numbers[2] else { return nil }
        first.day = numbers[2]
        last.day = numbers[2]
    }
}
