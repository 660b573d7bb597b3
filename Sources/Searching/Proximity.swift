import PassageIndex

/// Finds where words stand near each other.
enum Proximity {
    /// The word that a window starts with, and where in that word's list.
    struct Window: Equatable {
        var word: Int
        var place: Int
    }

    /// Whether any field has as many places as there are words, since each needs one of its own.
    ///
    /// Asked first, because a text that was pasted as one stretch has thousands of words.
    static func canHold(_ words: [[Position]]) -> Bool {
        var (field, count) = (UInt64.max, 0)
        for position in Position.union(Array(Set(words))) {
            if position.field != field { (field, count) = (position.field, 0) }
            count += 1
            if count == words.count { return true }
        }
        return false
    }

    /// The places where every word stands with at most `distance` other words between them.
    ///
    /// - Parameters:
    ///   - words: Each word's positions, ascending.
    ///   - distance: How many other words may stand between the first and the last.
    /// - Returns: One window for each start, ascending.
    /// - Complexity: O(*p* · *w*) for *p* positions of *w* words; where words share positions, times
    ///   the square of those within reach.
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
                let word = starter(words, heads, start: start, widest: widest)
            {
                windows.append(Window(word: word, place: heads[word]))
            }
            for word in words.indices where words[word][heads[word]] == start { heads[word] += 1 }
        }
    }

    /// The word to stand at `start` so that every other one finds a place of its own within reach.
    private static func starter(
        _ words: [[Position]],
        _ heads: [Int],
        start: Position,
        widest: Int
    ) -> Int? {
        let starters = words.indices.filter { words[$0][heads[$0]] == start }
        if Set(words.indices.map { words[$0][heads[$0]] }).count == words.count {
            return starters.first
        }
        let places = words.indices.map { word in
            words[word][heads[word]...].prefix {
                $0.field == start.field && $0.place - start.place <= widest
            }
        }
        return starters.first { starter in
            var taken = [start: starter]
            return words.indices.allSatisfy { word in
                var tried: Set = [start]
                return word == starter || place(word, among: places, taken: &taken, tried: &tried)
            }
        }
    }

    /// Finds a place for a word, moving others where that makes room.
    ///
    /// Augmenting paths in a bipartite graph: H. W. Kuhn, The Hungarian Method for the Assignment
    /// Problem, 1955.
    private static func place(
        _ word: Int,
        among places: [ArraySlice<Position>],
        taken: inout [Position: Int],
        tried: inout Set<Position>
    ) -> Bool {
        for place in places[word] where tried.insert(place).inserted {
            guard let other = taken[place],
                !self.place(other, among: places, taken: &taken, tried: &tried)
            else {
                taken[place] = word
                return true
            }
        }
        return false
    }
}
