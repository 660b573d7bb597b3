/// Operations on ascending lists of passages without repetition.
enum SortedSet {
    /// What is in any.
    static func union(_ lists: [[UInt32]]) -> [UInt32] {
        var lists = lists.filter { !$0.isEmpty }
        while lists.count > 1 {
            lists.sort { $0.count > $1.count }
            let (last, next) = (lists.removeLast(), lists.removeLast())
            lists.append(merge(last, next))
        }
        return lists.first ?? []
    }

    /// The first place from `start` on that does not hold less than `value`, by doubling steps.
    static func lowerBound(of value: UInt32, in list: [UInt32], from start: Int) -> Int {
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

    private static func merge(_ left: [UInt32], _ right: [UInt32]) -> [UInt32] {
        var merged: [UInt32] = []
        merged.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count, j < right.count {
            if left[i] < right[j] {
                merged.append(left[i])
                i += 1
            } else {
                if left[i] == right[j] { i += 1 }
                merged.append(right[j])
                j += 1
            }
        }
        merged.append(contentsOf: left[i...])
        merged.append(contentsOf: right[j...])
        return merged
    }
}
