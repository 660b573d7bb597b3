import Testing

@testable import CorpusStore

/// The packed facts of passages.
struct PassageFactsTests {
    @Test(arguments: UInt64(1)..<9)
    func factsAreReadAsTheyWereWritten(seed: UInt64) {
        let written = Self.facts(seed: seed)
        let bytes = PassageFacts.encode(written)
        #expect(FactBlock(bytes)?.all(block: 0) == written)
    }

    @Test func whatIsCutOffIsNoticed() {
        let bytes = PassageFacts.encode(Self.facts(seed: 3))
        for count in 0..<bytes.count {
            #expect(FactBlock(Array(bytes[..<count])) == nil, "\(count)")
        }
    }

    @Test(arguments: UInt64(1)..<9)
    func whatIsDamagedIsRead(seed: UInt64) {
        let bytes = PassageFacts.encode(Self.facts(seed: seed))
        var state = seed
        for _ in 0..<300 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            var damaged = bytes
            damaged[Int(state >> 33) % bytes.count] = UInt8(truncatingIfNeeded: state >> 24)
            guard let block = FactBlock(damaged) else { continue }
            #expect(block.all(block: 0).count <= FactBlock.size)
            for place in 0..<FactBlock.size {
                block.forEachCountryAbout(place) { _ in }
                _ = block.mainCountry(place)
            }
        }
    }

    @Test func anyBytesAreRead() {
        var state: UInt64 = 7
        for _ in 0..<300 {
            let bytes = (0..<40).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            let read = PassageFacts.decode(bytes, block: 0)
            #expect(read.map { $0.count <= bytes.count } ?? true)
            #expect(FactBlock(FactBlock.mark + bytes).map { _ in true } ?? true)
        }
    }

    @Test func blocksOfFormerFilesAreRead() throws {
        // Two passages of document 7, one of document 9 with a country of another kind of code.
        let second: [UInt8] = [
            0, 5, 7, 100, 0, 2, 1, 3, 217, 1, 11, 2, 9, 4, 1, 178, 3, 1, 0, 12, 0, 0, 250, 1, 2, 90,
            0, 0,
            0, 0, 8, 0, 1, 200, 10,
        ]
        let facts = try #require(PassageFacts.decode(second, block: 0))
        #expect(facts.map(\.passage) == [5, 6, 256])
        #expect(facts.map(\.document) == [7, 7, 9])
        #expect(facts.map(\.length) == [11, 12, 8])
        #expect(facts[0].entities == [9, 13])
        #expect(facts[0].documentCountries.codes.map(PassageFacts.country) == ["IJ"])
        #expect(facts[0].countries.map(PassageFacts.country) == ["IJ"])
        #expect(facts[0].namedCountries.isEmpty && facts[0].documentCountries.isAboutMain)
        #expect(facts[2].documentCountries.codes.isEmpty && facts[2].countries == [0])
        // Without documents' countries, and with the letters of a passage's.
        let first: [UInt8] = [5, 7, 100, 0, 2, 1, 11, 1, 9, 1, 209, 146, 1]
        let older = try #require(PassageFacts.decode(first, block: 0))
        #expect(older.map(\.passage) == [5] && older[0].entities == [9])
        #expect(older[0].countries.map(PassageFacts.country) == ["IQ"])
        #expect(PassageFacts.decode(Array(second.dropLast()), block: 0) == nil)
    }

    @Test(
        arguments: [
            (nil, 0), ("2025", 2025_00_00), ("2025-03", 2025_03_00), ("2025-03-11", 2025_03_11),
            ("", 0), ("99999999999-1", 100), ("4294967295-77777-1", 9999_99_01),
        ] as [(String?, UInt32)]
    )
    func daysAreNumbers(published: String?, day: UInt32) {
        #expect(PassageFacts.day(of: published) == day)
    }

    @Test func countriesAreNumbers() {
        #expect(PassageFacts.number(ofCountry: "IQ").map(PassageFacts.country) == "IQ")
        #expect(PassageFacts.number(ofCountry: "IRQ") == nil)
    }

    private static func facts(seed: UInt64) -> [PassageFacts] {
        var state = seed
        func next(_ top: UInt32) -> UInt32 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return UInt32(truncatingIfNeeded: state >> 33) % top
        }
        var facts = PassageFacts()
        return (0..<60).map { _ in
            facts.passage += 1 + next(3)
            if next(3) == 0 {
                facts.document += 1 + next(200)
                facts.documentLength = next(100_000)
                facts.day = next(2) * 2025_03_11
                facts.source = next(300)
                facts.language = next(20)
                facts.documentCountries.codes = (0..<next(4)).map { _ in UInt16(next(65_535)) }
                facts.documentCountries.isAboutMain =
                    !facts.documentCountries.codes.isEmpty && next(2) == 0
            } else if facts.document == 0 {
                facts.document = 1
            }
            facts.length = next(400)
            facts.entities = Set((0..<next(6)).map { _ in next(1 << 30) }).sorted()
            facts.countries = Set((0..<next(4)).map { _ in UInt16(next(65_535)) }).sorted()
            facts.namedCountries = facts.countries.filter { _ in next(2) == 0 }
            return facts
        }
    }
}
