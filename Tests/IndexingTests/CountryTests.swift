import CorpusStore
import Testing

@testable import Indexing

/// The countries of documents: which, how much, and why.
struct CountryTests {
    private func countries(
        _ text: String,
        title: String? = nil,
        metadata: [String: String] = [:]
    ) throws -> [DocumentCountry] {
        let document = NewDocument(uri: "a", text: text, title: title, metadata: metadata)
        return try Self.analyzer.get().record(of: try document.read()).countries
    }

    private static let analyzer = Result {
        DocumentAnalyzer(
            reader: DocumentReader(options: DocumentReader.Options()),
            tagger: DocumentTagger(try TextTagger(usesModel: false)),
            index: nil
        )
    }

    @Test func eachReasonIsGiven() throws {
        let found = try countries(
            """
            Ismail Qaani flew to Baghdad. The Lebanese welcomed him in Libya on his way from \
            Mosul, as Kata'ib Hezbollah said.
            """,
            title: "Syria and its neighbours"
        )
        let reasons = Dictionary(uniqueKeysWithValues: found.map { ($0.code, $0.reasons) })
        #expect(found.first?.code == "SY")
        #expect(reasons["SY"] == [.title, .name])
        #expect(reasons["IR"] == [.lead, .person])
        #expect(reasons["LB"] == [.lead, .demonym])
        #expect(reasons["LY"] == [.lead, .name])
        #expect(reasons["IQ"] == [.lead, .capital, .place, .organization])
    }

    @Test func whatIsNamedMoreAndEarlierIsMoreSalient() throws {
        let start = "Iraq said that Iraq would build a road. "
        let found = try countries(
            start + String(repeating: "Nothing else happened on that day.\n\n", count: 40)
                + "In Kenya, Iraq has an embassy.",
            title: "A road through Iraq"
        )
        #expect(found.map(\.code) == ["IQ", "KE"])
        #expect(found[0].salience >= DocumentCountry.aboutSalience)
        #expect(found[1].salience < DocumentCountry.aboutSalience)
        #expect(found.allSatisfy { (0...100).contains($0.salience) })
        #expect(!found[1].reasons.contains(.lead))
    }

    @Test(
        arguments: [
            ("LONDON, Feb 26 -", "GB"), ("HOUSTON, March 3 -", "US"),
            ("Philadelphia", "US"), ("Nowhere at all", nil), ("MAR8 -- --", nil),
        ] as [(String, String?)]
    )
    func theDatelineOfARecordTells(dateline: String, country: String?) throws {
        let found = try countries("Prices rose.", metadata: ["dateline": dateline])
        #expect(found.map(\.code) == [country].compactMap { $0 })
        #expect(found.allSatisfy { $0.reasons == .dateline && $0.salience >= 25 })
    }

    @Test(
        arguments: [
            ("BAGHDAD, March 11 — A bridge was opened.", "IQ"), ("ERBIL– A drone fell.", "IQ"),
            ("KABUL (AFP) - A bridge was opened.", "AF"),
            ("U.S. officials -- two of them -- left.", nil),
            ("Iraq - a country - has bridges.", nil), ("", nil), ("A - B", nil),
            ("MOSCOW and others said so.", nil),
        ] as [(String, String?)]
    )
    func theDatelineOfATextTells(text: String, country: String?) throws {
        let found = try text.isEmpty ? [] : countries(text)
        let dateline = found.filter { $0.reasons.contains(.dateline) }.map(\.code)
        #expect(dateline == [country].compactMap { $0 })
    }

    @Test func fieldsTell() throws {
        let code = try countries("A speech.", metadata: ["country": "SV"])
        #expect(code.map(\.code) == ["SV"])
        let name = try countries("A speech.", metadata: ["Country": "Iraq"])
        #expect(name.map(\.code) == ["IQ"])
        let speech = try countries("A speech.", metadata: ["speaker": "Ismail Qaani"])
        #expect(speech.map(\.code) == ["IR"])
        #expect(speech.first?.reasons == .field)
        #expect(try countries("A speech.", metadata: ["country": "{\"a\":1}"]).isEmpty)
        #expect(try countries("A speech.", metadata: ["places": "Iraq"]).isEmpty)
    }
}
