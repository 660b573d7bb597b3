import Testing

@testable import EntityTagging

/// The compiled form of lists, and the lists themselves.
struct CompiledGazetteerTests {
    private static let tables = [
        (name: "entities", bytes: Array(sampleList.utf8)),
        (name: "names", bytes: Array(sampleNames.utf8)),
    ]

    /// The gazetteer that altered bytes give, if any.
    private static func read(_ bytes: [UInt8]) -> Gazetteer? {
        CompiledGazetteer.read(lasting(bytes), tables: tables.map { lasting($0.bytes) })
    }

    /// Bytes that are never let go, like those of the program.
    private static func lasting(_ bytes: [UInt8]) -> StaticBytes {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = unsafe copy.initialize(from: bytes)
        return unsafe StaticBytes(UnsafeBufferPointer(copy))
    }

    /// Where this fails, run `make lists`.
    @Test func theShippedFormIsMadeOfTheShippedLists() {
        #expect(CompiledGazetteer.compiledLists() == Array(ShippedLists.compiled))
    }

    @Test func shippedEntitiesAreThoseOfTheLists() {
        let compiled = Gazetteer.shipped()
        let read = EntityListReader.shipped().entities
        #expect(compiled.entities.count == read.count)
        for number in stride(from: 0, to: read.count, by: 7) {
            let entity = read[number]
            #expect(compiled.entities[number] == entity)
            #expect(compiled.entities.key(of: number) == entity.key)
            #expect(compiled.entities.name(of: number) == entity.name)
            #expect(compiled.types[number] == entity.type)
            #expect(compiled.country(of: number) == entity.country)
        }
    }

    @Test func aTextIsTaggedAlike() throws {
        let compiled = try #require(Self.read(CompiledGazetteer.compile(Self.tables)))
        for text in [
            "Iraq and the US: Asa'ib Ahl al-Haq in Washington, D.C.",
            "Qassem Soleimani met Soleimani",
            "Hit in Iraq", "Tripoli, Lebanon, and Tripoli, Libya", "العراق 伊拉克 armée irakienne",
        ] {
            let tagger = EntityTagger(gazetteer: compiled)
            #expect(tagger.summary(of: text) == sampleTagger.summary(of: text))
            #expect(!tagger.summary(of: text).isEmpty)
        }
    }

    @Test func damagedBytesNeverCrash() {
        let bytes = CompiledGazetteer.compile(Self.tables)
        for end in bytes.indices { #expect(Self.read(Array(bytes[..<end])) == nil) }
        var random = SeededGenerator(state: 5)
        for _ in 0..<400 {
            var altered = bytes
            altered[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 0xFF)
            guard let gazetteer = Self.read(altered) else { continue }
            let tagger = EntityTagger(gazetteer: gazetteer)
            _ = tagger.mentions(in: "Tripoli, Libya, and Michael Soleimani of Iraq")
            #expect(gazetteer.entities.map(\.name).count == gazetteer.types.count)
        }
    }

    @Test func otherTablesAreRefused() {
        let bytes = CompiledGazetteer.compile(Self.tables)
        let others = [Self.lasting(Array((sampleList + "x").utf8)), Self.lasting([])]
        #expect(CompiledGazetteer.read(Self.lasting(bytes), tables: others) == nil)
    }
}
