extension DateScanner {
    /// The date that starts with a token, if one does.
    func match(at index: Int) -> Match? {
        switch token(index) {
        case .number(let first, let digits):
            inFigures(first, digits, at: index) ?? dayFirst(at: index)
        case .month: monthFirst(at: index)
        default: nil
        }
    }

    /// Whether a date starts here, possible or not, so that no part of it is taken for another.
    func looksLikeDate(at index: Int) -> Bool {
        guard case .number(_, let first) = token(index) else { return false }
        if isSeparator(index + 1), token(index + 1) == token(index + 3),
            case .number = token(index + 2), case .number(_, let last) = token(index + 4)
        {
            return max(first, last) == 4
        }
        var next = index + 1
        skipFillers(&next, at: 2)
        guard first <= 2, case .month = token(next) else { return false }
        next += 1
        skipFillers(&next, at: 2)
        return number(next, digits: 4...4) != nil
    }

    /// The only number of the text, as a year.
    var loneYear: CalendarDay? {
        var year: CalendarDay?
        for (token, _) in tokens {
            guard case .number(let value, let digits) = token else { continue }
            guard digits == 4, year == nil else { return nil }
            year = CalendarDay(year: value)
        }
        return year
    }

    private func token(_ index: Int) -> Token? {
        tokens.indices.contains(index) ? tokens[index].token : nil
    }

    private func isSeparator(_ index: Int) -> Bool {
        switch token(index) {
        case .mark("-"), .mark("/"), .mark("."), .mark("_"), .mark("\u{2010}"), .mark("\u{2011}"),
            .mark("\u{2013}"):
            true
        default: false
        }
    }

    private func number(_ index: Int, digits allowed: ClosedRange<Int>) -> Int? {
        guard case .number(let value, let digits) = token(index), allowed.contains(digits) else {
            return nil
        }
        return value
    }

    private func found(_ day: CalendarDay?, _ first: Int, _ last: Int) -> Match? {
        day.map {
            Match(day: $0, range: tokens[first].range.lowerBound..<tokens[last].range.upperBound)
        }
    }

    /// `2025-03-11`, `2025/3/11`, `2025-03`, `1403/12/21`, `11.03.2025`.
    private func inFigures(_ first: Int, _ digits: Int, at index: Int) -> Match? {
        guard isSeparator(index + 1), let second = number(index + 2, digits: 1...2) else {
            return nil
        }
        let hasThird = token(index + 3) == token(index + 1)
        if digits == 4 {
            if hasThird, let third = number(index + 4, digits: 1...2) {
                // Later years below 1500 are those of the Islamic calendar: no day is made of them.
                let day =
                    (1200...1420).contains(first)
                    ? CalendarDay(persianYear: first, month: second, day: third)
                    : CalendarDay(year: first, month: second, day: third)
                return found(day, index, index + 4)
            }
            return found(CalendarDay(year: first, month: second), index, index + 2)
        }
        guard digits <= 2, hasThird, let year = number(index + 4, digits: 4...4) else { return nil }
        let dayFirst = CalendarDay(year: year, month: second, day: first)
        let monthFirst = CalendarDay(year: year, month: first, day: second)
        let isDotted = token(index + 1) == .mark(".")
        if isDotted || monthFirst == nil || dayFirst == monthFirst {
            return found(dayFirst, index, index + 4)
        }
        let day = dayFirst == nil ? monthFirst : CalendarDay(year: year)
        return found(day, index, index + 4)
    }

    /// `11 March 2025`, `11. März 2025`, `11-Mar-2025`, `1er mars 2025`, `11 de marzo de 2025`.
    private func dayFirst(at index: Int) -> Match? {
        guard let day = number(index, digits: 1...2) else { return nil }
        var next = index + 1
        skipFillers(&next, at: 2)
        guard case .month(let month) = token(next) else { return nil }
        next += 1
        // Arabic papers often give a month both of its names.
        if token(next) == .mark("/"), token(next + 1) == .month(month) { next += 2 }
        skipFillers(&next, at: 2)
        guard let year = number(next, digits: 4...4) else { return nil }
        return found(Self.day(year, month, day), index, next)
    }

    /// `March 11, 2025`, `March 2025`, `Mar 11 10:00:00 2025`, `Oct 10 20:19:24 +0000 2018`.
    private func monthFirst(at index: Int) -> Match? {
        guard case .month(let month) = token(index) else { return nil }
        var next = index + 1
        skipFillers(&next, at: 2)
        if let year = number(next, digits: 4...4) {
            let day =
                month.calendar == .gregorian ? CalendarDay(year: year, month: month.number) : nil
            return found(day, index, next)
        }
        guard let day = number(next, digits: 1...2) else { return nil }
        next += 1
        skipFillers(&next, at: 2)
        skipTime(&next)
        guard let year = number(next, digits: 4...4) else { return nil }
        return found(Self.day(year, month, day), index, next)
    }

    private static func day(_ year: Int, _ month: MonthNames.Month, _ day: Int) -> CalendarDay? {
        switch month.calendar {
        case .gregorian: CalendarDay(year: year, month: month.number, day: day)
        case .persian: CalendarDay(persianYear: year, month: month.number, day: day)
        }
    }

    /// Passes over up to `count` words and marks that may stand inside a date.
    private func skipFillers(_ index: inout Int, at count: Int) {
        for _ in 0..<count {
            switch token(index) {
            case .filler, .mark(","), .mark("."), .mark("-"), .mark("/"), .mark("،"), .mark("º"):
                index += 1
            default: return
            }
        }
    }

    /// Passes over `10:00:00`, and a time zone: a word, an offset or both.
    private func skipTime(_ index: inout Int) {
        guard token(index + 1) == .mark(":") else { return }
        while number(index, digits: 1...2) != nil {
            index += token(index + 1) == .mark(":") ? 2 : 1
        }
        if token(index) == .word { index += 1 }
        skipOffset(&index)
    }

    /// Passes over `+0000` or `-03:00`.
    private func skipOffset(_ index: inout Int) {
        switch token(index) {
        case .mark("+"), .mark("-"), .mark("\u{2212}"): break
        default: return
        }
        if number(index + 1, digits: 4...4) != nil {
            index += 2
        } else if number(index + 1, digits: 2...2) != nil, token(index + 2) == .mark(":"),
            number(index + 3, digits: 2...2) != nil
        {
            index += 4
        }
    }
}
