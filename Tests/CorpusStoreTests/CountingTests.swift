import Testing

@testable import CorpusStore

/// How passages are counted, the first time and when it was done before.
struct CountingTests {
    /// Documents of so many passages each, at most.
    @Test(arguments: [1, 2, 5])
    func countsAreThoseOfCountingOneByOne(longest: Int) throws {
        let folder = try StoreFolder()
        try folder.fill([])
        var dice = Dice(state: UInt64(longest))
        let facts = Self.facts(longest: longest, &dice)
        let known = Set(facts.map(\.passage))
        try Self.store(facts, in: folder)
        let file = try CorpusFile(reading: folder.path)
        for density in [1, 3, 40, 2000, 3] {
            let chosen = facts.filter { _ in dice.below(density) == 0 }
            // A passage that does not exist is not counted.
            var passages = Set(chosen.map(\.passage))
            if density == 3 { passages.formUnion(Set(0...70_000).subtracting(known)) }
            let expected = Model(chosen)
            // From the third time on from what is laid out for counting.
            for time in 1...4 {
                let found = try file.read { snapshot in
                    let countries = ValueCounts()
                    let years = ValueCounts()
                    let count = try snapshot.count(
                        passages.sorted(),
                        values: [(.countries, countries), (.year, years)],
                        entities: []
                    )
                    #expect(Model(years).passages.values.reduce(0, +) == chosen.count)
                    #expect(count.passages == chosen.count)
                    #expect(count.documents == Set(chosen.map(\.document)).count)
                    return Model(countries)
                }
                #expect(found == expected, "\(density), time \(time)")
            }
        }
    }

    /// Passages and documents by country.
    private struct Model: Equatable, Sendable {
        var passages: [UInt32: Int] = [:]
        var documents: [UInt32: Int] = [:]

        init(_ counts: ValueCounts) {
            for tally in counts.found {
                passages[tally.value] = Int(tally.passages)
                documents[tally.value] = Int(tally.documents)
            }
        }

        init(_ facts: [PassageFacts]) {
            var seen: [UInt32: Set<UInt32>] = [:]
            for passage in facts {
                for country in passage.countries.map(UInt32.init) {
                    passages[country, default: 0] += 1
                    seen[country, default: []].insert(passage.document)
                }
            }
            documents = seen.mapValues(\.count)
        }
    }

    /// Passages of more than two chunks, some gone.
    private static func facts(longest: Int, _ dice: inout Dice) -> [PassageFacts] {
        var facts: [PassageFacts] = []
        var (document, left) = (UInt32(1), 0)
        for passage in UInt32(1)..<40_000 {
            if left == 0 {
                document += 1
                left = 1 + dice.below(longest)
            }
            left -= 1
            // Documents are deleted whole.
            if document % 97 == 0, passage < 30_000 { continue }
            var one = PassageFacts()
            one.passage = passage
            one.document = document
            one.day = 2025_03_11
            let codes = (0..<dice.below(4)).map { _ in UInt16(0x4141 + dice.below(30)) }
            one.countries = Set(codes).sorted()
            facts.append(one)
        }
        return facts
    }

    private static func store(_ facts: [PassageFacts], in folder: StoreFolder) throws {
        let blocks = Dictionary(grouping: facts) { $0.passage >> PassageFacts.blockShift }
        for (block, facts) in blocks {
            let hex = PassageFacts.encode(facts).map { byte in
                (byte < 16 ? "0" : "") + String(byte, radix: 16)
            }
            try folder.run(
                "INSERT INTO passage_facts(block, facts) VALUES(\(block), x'\(hex.joined())')"
            )
        }
    }

    private struct Dice {
        var state: UInt64

        mutating func below(_ top: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(truncatingIfNeeded: state >> 33) % top
        }
    }
}
