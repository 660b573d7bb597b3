/// Operations on ascending lists without repetition.
package enum SortedSet {
    /// What is in any.
    package static func union(_ lists: [[UInt32]]) -> [UInt32] { union(of: lists) }

    /// The same for any elements; called from this module alone, where it is compiled for each kind.
    static func union<Element: Comparable>(of lists: [[Element]]) -> [Element] {
        var lists = lists.filter { !$0.isEmpty }
        while lists.count > 1 {
            lists.sort { $0.count > $1.count }
            let (last, next) = (lists.removeLast(), lists.removeLast())
            lists.append(merge(last, next))
        }
        return lists.first ?? []
    }

    private static func merge<Element: Comparable>(
        _ left: [Element],
        _ right: [Element]
    ) -> [Element] {
        var merged: [Element] = []
        merged.reserveCapacity(left.count + right.count)
        var place = 0
        for element in right {
            while place < left.count, left[place] < element {
                merged.append(left[place])
                place += 1
            }
            if place < left.count, left[place] == element { place += 1 }
            merged.append(element)
        }
        merged.append(contentsOf: left[place...])
        return merged
    }
}
