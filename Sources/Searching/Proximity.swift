import PassageIndex

/// Finds where words stand near each other.
enum Proximity {
    /// The word that a window starts with, and where in that word's list.
    struct Window: Equatable {
        var word: Int
        var place: Int
    }

    /// The places where every word stands with at most `distance` other words between them.
    ///
    /// - Parameters:
    ///   - words: Each word's positions, ascending.
    ///   - distance: How many other words may stand between the first and the last.
    /// - Returns: One window for each start, ascending.
    /// - Complexity: O(*p* · *w*) for *p* positions of *w* words.
    static func windows(_ words: [[Position]], distance: Int) -> [Window] {
        var windows: [Window] = []
        var heads = [Int](repeating: 0, count: words.count)
        let widest = words.count - 1 + distance
        while true {
            var (first, last) = (0, 0)
            for word in words.indices {
                guard heads[word] < words[word].count else { return windows }
                if words[word][heads[word]] < words[first][heads[first]] { first = word }
                if words[last][heads[last]] < words[word][heads[word]] { last = word }
            }
            let start = words[first][heads[first]]
            let end = words[last][heads[last]]
            if start.field == end.field, end.place - start.place <= widest,
                Set(words.indices.map { words[$0][heads[$0]] }).count == words.count
            {
                windows.append(Window(word: first, place: heads[first]))
            }
            heads[first] += 1
        }
    }
}
