import PassageIndex

/// Passages that match, ascending, each with how far one had to go from what was typed to find it.
struct MatchSet: Equatable {
    private(set) var passages: [UInt32]
    /// ``Reason/level`` of each passage; empty when all are 0.
    private(set) var levels: [UInt8]

    init(passages: [UInt32], levels: [UInt8] = []) {
        self.passages = passages
        self.levels = levels
    }

    /// The level of the passage at a place.
    func level(_ place: Int) -> UInt8 { levels.isEmpty ? 0 : levels[place] }

    /// What is in both, as far away as the farther.
    ///
    /// - Complexity: O(*s* log *l*) for a short and a much longer list, O(*s* + *l*) otherwise.
    func intersection(_ other: MatchSet) -> MatchSet {
        let (short, long) = passages.count <= other.passages.count ? (self, other) : (other, self)
        let hasLevels = !short.levels.isEmpty || !long.levels.isEmpty
        var both: [UInt32] = []
        var found: [UInt8] = []
        both.reserveCapacity(short.passages.count)
        if hasLevels { found.reserveCapacity(short.passages.count) }
        let isMuchLonger = long.passages.count / 16 > short.passages.count
        var at = 0
        for (place, value) in short.passages.enumerated() {
            if isMuchLonger {
                at = Self.lowerBound(of: value, in: long.passages, from: at)
            } else {
                while at < long.passages.count, long.passages[at] < value { at += 1 }
            }
            guard at < long.passages.count else { break }
            guard long.passages[at] == value else { continue }
            both.append(value)
            if hasLevels { found.append(max(short.level(place), long.level(at))) }
        }
        return MatchSet(passages: both, levels: found)
    }

    /// The first place from `start` on that does not hold less than `value`, by doubling steps.
    private static func lowerBound(of value: UInt32, in list: [UInt32], from start: Int) -> Int {
        var step = 1
        var low = start
        while low + step < list.count, list[low + step] < value {
            low += step
            step *= 2
        }
        var high = min(low + step, list.count)
        while low < high {
            let middle = (low + high) / 2
            if list[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// What is in any, as near as the nearest.
    static func union(_ sets: [MatchSet]) -> MatchSet {
        var sets = sets.filter { !$0.passages.isEmpty }
        while sets.count > 1 {
            sets.sort { $0.passages.count > $1.passages.count }
            let (last, next) = (sets.removeLast(), sets.removeLast())
            sets.append(last.merged(with: next))
        }
        return sets.first ?? MatchSet(passages: [])
    }

    private func merged(with other: MatchSet) -> MatchSet {
        guard !levels.isEmpty || !other.levels.isEmpty else {
            return MatchSet(passages: SortedSet.union([passages, other.passages]))
        }
        var merged: [UInt32] = []
        var found: [UInt8] = []
        merged.reserveCapacity(passages.count + other.passages.count)
        found.reserveCapacity(passages.count + other.passages.count)
        var (i, j) = (0, 0)
        while i < passages.count || j < other.passages.count {
            if j == other.passages.count
                || i < passages.count && passages[i] < other.passages[j]
            {
                merged.append(passages[i])
                found.append(level(i))
                i += 1
            } else if i == passages.count || other.passages[j] < passages[i] {
                merged.append(other.passages[j])
                found.append(other.level(j))
                j += 1
            } else {
                merged.append(passages[i])
                found.append(min(level(i), other.level(j)))
                (i, j) = (i + 1, j + 1)
            }
        }
        return MatchSet(passages: merged, levels: found)
    }

    /// What is not in the other.
    func subtracting(_ other: MatchSet) -> MatchSet {
        var isKept = [Bool](repeating: true, count: passages.count)
        var at = 0
        for (place, passage) in passages.enumerated() {
            while at < other.passages.count, other.passages[at] < passage { at += 1 }
            guard at < other.passages.count else { break }
            if other.passages[at] == passage { isKept[place] = false }
        }
        return filter(isKept)
    }

    /// The passages for which `isKept` holds.
    func filter(_ isKept: [Bool]) -> MatchSet {
        var kept = MatchSet(passages: [])
        for place in passages.indices where isKept[place] {
            kept.passages.append(passages[place])
            if !levels.isEmpty { kept.levels.append(levels[place]) }
        }
        return kept
    }
}
