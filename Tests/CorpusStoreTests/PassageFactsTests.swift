import Testing

@testable import CorpusStore

/// The packed facts of passages.
struct PassageFactsTests {
    @Test(arguments: UInt64(1)..<9)
    func factsAreReadAsTheyWereWritten(seed: UInt64) {
        let written = Self.facts(seed: seed)
        let bytes = PassageFacts.encode(written)
        #expect(FactBlock(unpacking: bytes.span)?.all(block: 0) == written)
    }

    @Test func whatIsCutOffIsNoticedOrEndsAtAPassage() {
        let written = Self.facts(seed: 3)
        let bytes = PassageFacts.encode(written)
        var ends: Set<Int> = []
        // Of an empty block nothing is left, but what makes it one of today.
        ends.insert(1)
        for count in written.indices {
            ends.insert(PassageFacts.encode(Array(written[..<count])).count)
        }
        for count in 0..<bytes.count {
            let part = Array(bytes[..<count])
            let read = FactBlock(unpacking: part.span)?.all(block: 0)
            #expect((read != nil) == ends.contains(count), "\(count)")
            #expect(read == nil || read == Array(written.prefix(read?.count ?? 0)))
        }
    }

    @Test func anyBytesAreRead() {
        var state: UInt64 = 7
        for _ in 0..<300 {
            let bytes = (0..<40).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 40)
            }
            let read = FactBlock(unpacking: bytes.span)
            #expect(read.map { $0.all(block: 0).count <= bytes.count } ?? true)
        }
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
