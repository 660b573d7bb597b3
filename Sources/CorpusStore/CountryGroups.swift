import Synchronization

/// Numbers for sets of countries: passages that point to the same countries are a group, and counted
/// together.
///
/// Most passages point to none or to one of a few hundred sets. Numbers are never given up, and a set means
/// the same in every state of the file.
final class CountryGroups: Sendable {
    /// So many groups are told apart at most; no number is as large.
    static let limit = 1 << 16

    private let state = Mutex((numbers: [[UInt32]: UInt16](), sets: Sets()))

    /// The countries of every group.
    struct Sets {
        fileprivate var countries: [UInt32] = []
        /// Where each group's countries end in ``countries``.
        fileprivate var ends: [Int] = []

        /// How many groups there are.
        var count: Int { ends.count }

        /// The countries of a group, ascending.
        subscript(group: Int) -> ArraySlice<UInt32> {
            countries[(group == 0 ? 0 : ends[group - 1])..<ends[group]]
        }

        /// Hands out the countries of groups that were counted, with how often.
        ///
        /// - Parameters:
        ///   - counts: By group; for as many groups as there were when it was made.
        ///   - body: Gets a country and how often it was counted, once for each group with it.
        @inline(__always)
        func forEachCountry(_ counts: [UInt32], _ body: (UInt32, _ count: UInt32) -> Void) {
            var start = 0
            for (count, end) in zip(counts, ends) {
                if count > 0 {
                    for place in start..<end { body(countries[place], count) }
                }
                start = end
            }
        }
    }

    /// The number of the group with some countries, ascending; `nil` when there are too many groups.
    func number(of countries: [UInt32]) -> UInt16? {
        state.withLock { state in
            if let known = state.numbers[countries] { return known }
            guard state.sets.count < Self.limit else { return nil }
            let number = UInt16(state.sets.count)
            state.sets.countries += countries
            state.sets.ends.append(state.sets.countries.count)
            state.numbers.updateValue(number, forKey: countries)
            return number
        }
    }

    /// How many groups there are by now.
    var count: Int { state.withLock { $0.sets.count } }

    /// The groups there are by now.
    var sets: Sets { state.withLock { $0.sets } }
}
