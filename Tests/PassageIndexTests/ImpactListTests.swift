import Testing

@testable import PassageIndex

/// Packed lists compared with the postings they were made of.
struct ImpactListTests {
    private static let weight = TermWeight(average: 20)

    private typealias Postings = [(passage: UInt32, frequency: UInt32)]

    /// Passages with steps of any width, of which few or many lists have the same.
    private static func postings(_ dice: inout SeededGenerator) -> Postings {
        var passage: UInt32 = 0
        let step = dice.pick([2, 3, 40, 300, 70_000])
        let most = dice.pick([1, 9, 300, 80_000])
        return (0..<dice.pick([1, 5, 127, 128, 129, 1000])).map { _ in
            passage += UInt32(Int.random(in: 1...step, using: &dice))
            return (passage, UInt32(Int.random(in: 1...most, using: &dice)))
        }
    }

    private static func list(_ postings: Postings, _ dice: inout SeededGenerator) -> ImpactList {
        let lengths = (0..<500).map { _ in UInt32(Int.random(in: 1...2000, using: &dice)) }
        return ImpactList(postings, isInTextOnly: false, lengths: lengths, weight: weight)
    }

    @Test(arguments: UInt64(0)..<40)
    func aListGivesWhatItWasMadeOf(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let postings = Self.postings(&dice)
        let made = Self.list(postings, &dice)
        let list = try #require(ImpactList(made.bytes, limit: .max))
        var read: Postings = []
        list.forEach { read.append(($0, $1)) }
        #expect(read.elementsEqual(postings, by: ==))
        let known = Dictionary(uniqueKeysWithValues: postings.map { ($0.passage, $0.frequency) })
        let cursor = ListCursor(list, idf: 1, weight: Self.weight)
        var asked = known.keys.filter { _ in !dice.happens(onceIn: 3) }
        asked += (0..<20).map { _ in UInt32(Int.random(in: 0...100_000, using: &dice)) }
        for passage in asked.sorted() {
            #expect(cursor.frequency(in: passage) == known[passage] ?? 0)
        }
    }

    @Test(arguments: UInt64(0)..<40)
    func whatListsShareIsWhatAllHave(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        let all = (0..<dice.pick([1, 2, 3])).map { _ in Self.postings(&dice) }
        let shared = all.dropFirst().reduce(Set(all[0].map(\.passage))) {
            $0.intersection($1.map(\.passage))
        }
        let lists = all.map { Self.list($0, &dice) }
        #expect(ImpactList.shared(by: lists) == shared.sorted())
    }

    /// Whatever bytes are in a file, passages stay in the range of their blocks.
    @Test(arguments: UInt64(0)..<200)
    func aDamagedListIsRefusedOrStaysInItsBlocks(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        var bytes = Self.list(Self.postings(&dice), &dice).bytes
        for _ in 0..<dice.pick([1, 4]) {
            bytes[Int.random(in: bytes.indices, using: &dice)] = UInt8.random(
                in: 0...255,
                using: &dice
            )
        }
        guard let list = ImpactList(bytes, limit: .max) else { return }
        var read: [UInt32] = []
        list.forEach { passage, _ in read.append(passage) }
        #expect(read.count == list.count)
        for (number, passage) in read.enumerated() {
            let block = number / ImpactList.blockSize
            #expect(passage >= list.first(of: block) && passage <= list.last(of: block))
        }
        #expect(ImpactList.shared(by: [list, list]).count <= list.count)
    }
}
