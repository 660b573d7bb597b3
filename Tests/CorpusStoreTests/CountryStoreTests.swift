import Testing

@testable import CorpusStore

/// The countries of documents in the file.
struct CountryStoreTests {
    private static let countries = [
        DocumentCountry(code: "IQ", salience: 92, reasons: [.title, .name, .place]),
        DocumentCountry(code: "IR", salience: 40, reasons: [.dateline]),
        DocumentCountry(code: "LB", salience: 7, reasons: [.person, .lead]),
    ]

    @Test func countriesAreReadAsTheyWereWritten() {
        let text = DocumentCountries.encode(Self.countries)
        #expect(text == "IQ92tnp IR40l LB7sh")
        #expect(DocumentCountries.decode(text) == Self.countries)
        #expect(DocumentCountries.decode("") == [])
        #expect(
            DocumentCountries.decode("IQ x IQtn I 9 IQ999 IR5?") == [
                DocumentCountry(code: "IR", salience: 5, reasons: [])
            ]
        )
        #expect(CountryReasons([.person, .title]).words == ["title", "person"])
    }

    @Test func anotherProgramReadsThem() throws {
        let folder = try StoreFolder()
        var made = document("/a", "Then in Iraq, héros", "Nobody")
        made.countries = Self.countries
        try folder.fill([made, document("/b")])
        #expect(try folder.run("SELECT country FROM documents ORDER BY uri") == ["IQ", ""])
        #expect(
            try folder.run(
                "SELECT country || main || salience || reasons FROM document_countries"
            ) == ["IQ192title name place", "IR040dateline", "LB07lead person"]
        )
        #expect(try CorpusFile.verify(path: folder.path).isSound)
    }

    @Test func theFirstPassagePointsToWhatStandsOverTheDocument() throws {
        let folder = try StoreFolder()
        var made = document("/a", "Then in Iraq, héros", "Nobody")
        made.countries = Self.countries
        try folder.fill([made])
        let file = try CorpusFile(reading: folder.path)
        try file.read { snapshot in
            try snapshot.forEachBlock(of: [1, 2]) { block, _ in
                let facts = block.all(block: 0)
                #expect(
                    facts.map(\.countries).map { $0.map(PassageFacts.country) }
                        == [["IQ", "IR"], []]
                )
                #expect(
                    facts.map(\.namedCountries).map { $0.map(PassageFacts.country) }
                        == [["IQ"], []]
                )
                #expect(facts[1].documentCountries.codes.map(PassageFacts.country) == ["IQ", "IR"])
                #expect(facts[1].documentCountries.isAboutMain)
            }
        }
        // It can be taken out again: FTS5 is told the same terms.
        let writer = try folder.writer()
        try writer.remove([1])
        try writer.finish(changed: 1)
        try writer.close()
        #expect(try CorpusFile.verify(path: folder.path).isSound)
        #expect(try folder.run("SELECT count(*) FROM passage_facts") == ["0"])
    }

    @Test func anIndexOfTheFirstVersionIsBroughtUpToDate() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "Then in Iraq, héros", "Nobody"), document("/b", "Iraq")])
        // The file as version 1 had it: no countries of documents, and facts without them.
        try folder.run("DROP VIEW document_countries")
        try folder.run("DROP VIEW documents")
        try folder.run("CREATE VIEW documents AS SELECT * FROM document")
        try folder.run("ALTER TABLE document DROP COLUMN countries")
        try folder.run("DELETE FROM grdb_migrations WHERE identifier = '2'")
        let former: [UInt8] = Self.formerFacts
        let hex = former.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        try folder.run("UPDATE passage_facts SET facts = x'\(hex)'")
        let writer = try folder.writer()
        let facts = try writer.file.read { snapshot in
            var all: [PassageFacts] = []
            try snapshot.forEachBlock(of: [1, 2, 3]) { block, _ in all = block.all(block: 0) }
            return all
        }
        #expect(
            facts.map(\.countries).map { $0.map(PassageFacts.country) } == [["IQ"], [], ["IQ"]]
        )
        #expect(facts.map(\.namedCountries) == facts.map(\.countries))
        #expect(facts.allSatisfy { $0.documentCountries.codes.isEmpty })
        _ = try writer.write([document("/c", "Then in Iraq")])
        try writer.finish(changed: 1)
        try writer.close()
        #expect(try CorpusFile.verify(path: folder.path).isSound)
    }

    /// The facts of the three passages as version 1 packed them.
    private static let formerFacts: [UInt8] = {
        var bytes: [UInt8] = []
        func put(_ numbers: UInt32...) {
            for number in numbers {
                var rest = number
                while rest >= 0x80 {
                    bytes.append(UInt8(rest & 0x7F) | 0x80)
                    rest >>= 7
                }
                bytes.append(UInt8(rest))
            }
        }
        let (iraq, entity) = (UInt32(0x4951), UInt32(1 << 2 | 3))
        put(1, 1, 5, 2025_03_11, 1, 2, 4, 1, entity, 1, iraq)
        put(1, 0, 1, 0, 0)
        put(1, 1, 1, 2025_03_11, 1, 2, 1, 1, entity, 1, iraq)
        return bytes
    }()
}
