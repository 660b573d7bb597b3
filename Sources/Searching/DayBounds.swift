import CorpusStore

/// Days as numbers, from days as text.
enum DayBounds {
    /// The days from one to another, both included.
    ///
    /// - Parameters:
    ///   - from: ISO 8601, as far as it is known; `nil` for no bound.
    ///   - to: The same; `2025-10` means its last day.
    /// - Returns: Days written as numbers, 20251031 for one; exchanged when `from` is after `to`.
    static func days(from: String?, to: String?) -> ClosedRange<UInt32> {
        if let from, let to, PassageFacts.day(of: from) > last(of: to) {
            // The later day came first: they are exchanged, as `date:` does it.
            return days(from: to, to: from)
        }
        let first = from.map { PassageFacts.day(of: $0) } ?? 1
        let last = to.map(last(of:)) ?? 9999_12_31
        return first...max(first, last)
    }

    /// The last day that a date as far as it is known can mean.
    private static func last(of date: String) -> UInt32 {
        let day = PassageFacts.day(of: date)
        if day % 10_000 == 0 { return day + 1231 }
        return day % 100 == 0 ? day + 31 : day
    }
}
