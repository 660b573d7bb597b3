import PassageIndex
import Testing

@testable import Searching

/// The operations on ascending lists do what those on sets do.
struct SortedSetTests {
    @Test(arguments: UInt64(0)..<6)
    func operationsAreThoseOfSets(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let sizes = [0, 1, 5, 40, 900]
            let lists = (0..<4).map { _ in
                Set((0..<dice.pick(sizes)).map { _ in UInt32.random(in: 0..<1200, using: &dice) })
            }
            let (left, right) = (lists[0].sorted(), lists[1].sorted())
            let all = lists.reduce(into: Set<UInt32>()) { $0.formUnion($1) }
            #expect(SortedSet.union(lists.map { $0.sorted() }) == all.sorted())
            // How far away each is: at random, or nowhere at all.
            let sets = [left, right].map { list in
                MatchSet(
                    passages: list,
                    levels: dice.happens(onceIn: 2)
                        ? [] : list.map { _ in UInt8.random(in: 0...2, using: &dice) }
                )
            }
            let (first, second) = (Self.levels(sets[0]), Self.levels(sets[1]))
            #expect(
                Self.levels(sets[0].intersection(sets[1]))
                    == first.filter { second[$0.key] != nil }.merging(
                        second.filter { first[$0.key] != nil },
                        uniquingKeysWith: max
                    )
            )
            #expect(
                Self.levels(MatchSet.union(sets)) == first.merging(second, uniquingKeysWith: min)
            )
            #expect(
                Self.levels(sets[0].subtracting(sets[1])) == first.filter { second[$0.key] == nil }
            )
        }
        #expect(SortedSet.union([[UInt32]]()).isEmpty)
    }

    private static func levels(_ set: MatchSet) -> [UInt32: UInt8] {
        Dictionary(uniqueKeysWithValues: set.passages.enumerated().map { ($1, set.level($0)) })
    }
}

/// Windows of words near each other are those that a search of all choices finds.
struct ProximityTests {
    @Test(arguments: UInt64(0)..<8)
    func windowsAreThoseOfAllChoices(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        for _ in 0..<80 {
            let words = (0..<Int.random(in: 2...4, using: &dice)).map { _ in
                Set(
                    (0..<Int.random(in: 0...8, using: &dice)).map { _ in
                        Position(
                            passage: UInt32.random(in: 1...2, using: &dice),
                            column: dice.pick(IndexColumn.allCases.dropLast()),
                            place: Int.random(in: 0..<12, using: &dice)
                        )
                    }
                ).sorted()
            }
            // Words typed twice have the same places.
            let lists = dice.happens(onceIn: 3) ? words + [words[0]] : words
            let distance = Int.random(in: 0...5, using: &dice)
            let windows = Proximity.windows(lists, distance: distance)
            let starts = windows.map { lists[$0.word][$0.place] }
            #expect(starts == Self.starts(lists, distance), "\(lists) \(distance)")
        }
    }

    @Test func withoutPlacesThereIsNoWindow() {
        let one = Position(passage: 1, column: .text, place: 0)
        #expect(Proximity.windows([[one], []], distance: 5).isEmpty)
    }

    private static func starts(_ words: [[Position]], _ distance: Int) -> [Position] {
        Set(words.joined()).sorted().filter { start in
            let inside = words.map { word in
                word.filter {
                    $0.field == start.field && $0 >= start
                        && $0.place < start.place + words.count + distance
                }
            }
            return choices(inside[...]).contains { $0.contains(start) }
        }
    }

    /// Every way to choose a place of its own for each word.
    private static func choices(_ words: ArraySlice<[Position]>) -> [Set<Position>] {
        guard let first = words.first else { return [[]] }
        return choices(words.dropFirst()).flatMap { rest in
            first.filter { !rest.contains($0) }.map { rest.union([$0]) }
        }
    }
}
