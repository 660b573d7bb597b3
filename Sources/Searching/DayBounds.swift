import CorpusStore

/// Days as numbers, from days as text.
enum DayBounds {
    /// The days from one to another, both included.
    ///
    /// - Parameters:
    ///   - from: ISO 8601, as far as it is known; `nil` for no bound.
    ///   - to: The same; `2025-10` means its last day.
    static func days(from: String?, to: String?) -> ClosedRange<UInt32> {
        let first = from.map { PassageFacts.day(of: $0) } ?? 1
        var last = to.map { PassageFacts.day(of: $0) } ?? 9999_12_31
        if last % 10_000 == 0 { last += 1231 } else if last % 100 == 0 { last += 31 }
        return first...max(first, last)
    }
}
