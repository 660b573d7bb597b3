extension DateRange {
    /// Reads what follows `date:`.
    ///
    /// That is a date, two dates with `..` between them, or a date after `<`, `<=`, `>` or `>=`.
    /// Bidirectional controls are skipped.
    ///
    /// `isReversed` says that the later date came first; the range then runs the other way. The
    /// result is `nil` for a text that is not a date.
    static func read(
        _ text: some Sequence<Unicode.Scalar>
    ) -> (range: DateRange, isReversed: Bool)? {
        let scalars = text.filter { !$0.isBidiControl }
        if let compared = compared(scalars) { return (compared, false) }
        guard let dots = Self.dots(in: scalars) else {
            guard let period = CalendarPeriod(scalars) else { return nil }
            return (DateRange(from: period.first.iso, to: period.last.iso), false)
        }
        let start = scalars[..<dots.lowerBound]
        let end = scalars[dots.upperBound...]
        guard !(start.isEmpty && end.isEmpty) else { return nil }
        let from = CalendarPeriod(start)
        let to = CalendarPeriod(end)
        guard start.isEmpty || from != nil, end.isEmpty || to != nil else { return nil }
        if let from, let to, from.first > to.last {
            return (DateRange(from: to.first.iso, to: from.last.iso), true)
        }
        return (DateRange(from: from?.first.iso, to: to?.last.iso), false)
    }

    /// `<2025`, `>=2025-10` and so on.
    private static func compared(_ scalars: [Unicode.Scalar]) -> DateRange? {
        let signs = scalars.prefix { ["<", ">", "=", "≤", "≥"].contains($0) }
        guard let period = CalendarPeriod(scalars[signs.endIndex...]) else { return nil }
        switch String(String.UnicodeScalarView(signs)) {
        case "<": return period.first.previous.map { DateRange(from: nil, to: $0.iso) }
        case "<=", "≤": return DateRange(from: nil, to: period.last.iso)
        case ">": return period.last.next.map { DateRange(from: $0.iso, to: nil) }
        case ">=", "≥": return DateRange(from: period.first.iso, to: nil)
        case "=": return DateRange(from: period.first.iso, to: period.last.iso)
        default: return nil
        }
    }

    /// The first `..`, `...` or `…`.
    private static func dots(in scalars: [Unicode.Scalar]) -> Range<Int>? {
        guard let start = scalars.firstIndex(where: { $0 == "." || $0 == "…" }) else { return nil }
        if scalars[start] == "…" { return start..<start + 1 }
        let end = scalars[start...].firstIndex { $0 != "." } ?? scalars.endIndex
        return 2...3 ~= end - start ? start..<end : nil
    }
}
