import Foundation
import Testing

@testable import Indexing

struct JSONLinesTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func takesTheFieldsOfARecord() throws {
        let line = #"""
            {"id": 12, "title": "Groups", "body": "One.\n\nTwo.", "published_at": "2025-03-11T10:00Z", \#
            "source": {"name": "Agency"}, "lang": "en-US", "url": "https://www.example.org/a", \#
            "tags": ["x", "é"], "n": 1.50, "none": null}
            """#
        let document = try folder.document("a.jsonl", line + "\n")
        #expect(document.uri == folder.path + "/a.jsonl#12")
        #expect(document.identifier == "12")
        #expect(document.string == "Groups\n\nOne.\n\nTwo.")
        #expect(document.outline == ["T Groups", "P One.", "P Two."])
        #expect(document.title == .init("Groups", from: "field title"))
        #expect(document.published == .init("2025-03-11", from: "field published_at"))
        #expect(document.source == .init("Agency", from: "field source"))
        #expect(document.language == .init("en", from: "field lang"))
        #expect(document.url == "https://www.example.org/a")
        #expect(document.metadata.map(\.key) == ["tags", "n"])
        #expect(document.metadata.map(\.json) == [#"["x", "é"]"#, "1.50"])
        #expect(document.byteCount == line.utf8.count)
        #expect(document.sha256 == Checksum.sha256(line.utf8))
    }

    @Test func eachBadLineIsReportedAndTheOthersAreRead() throws {
        let lines = [
            #"{"id": "a", "text": "first"}"#, "not json", #"{"id": "b"}"#, "",
            #"{"id": "c", "text": "fourth"} x"#, #"{"text": "fifth", "id": "e"}"#,
            #"{"id": "f", "text": "half wri"#,
        ]
        let outcomes = try folder.outcomes("a.jsonl", lines.joined(separator: "\n"))
        #expect(outcomes.map { $0.document?.identifier } == ["a", nil, nil, nil, "e", nil])
        let skipped = outcomes.compactMap(\.skipped)
        #expect(skipped.map(\.line) == [2, 3, 5, 7])
        #expect(skipped[0].reason.hasPrefix("not valid JSON: an object {…} was expected here"))
        #expect(skipped[1].reason.hasPrefix("no text; a record needs a field text"))
        #expect(skipped[2].reason.contains("something follows the end of the value"))
        #expect(skipped[3].reason.contains("was it written only in part?"))
    }

    @Test func piecesOfAnySizeGiveTheSameDocuments() throws {
        let lines = (0..<50).map {
            #"{"id": \#($0), "text": "\#(String(repeating: "x", count: $0 * 7))y"}"#
        }
        try folder.write("a.jsonl", lines.joined(separator: "\r\n"))
        let whole = folder.read("a.jsonl")
        #expect(whole.count == 50)
        for size in [1, 2, 17, 64, 1000] {
            var options = DocumentReader.Options()
            options.pieceBytes = size
            #expect(folder.read("a.jsonl", options: options) == whole, "pieces of \(size) bytes")
        }
    }

    @Test func aRecordOverTheLimitIsPassedOver() throws {
        var options = DocumentReader.Options()
        options.pieceBytes = 10_000
        options.maximumFileBytes = 20_000
        let long = #"{"id": "long", "text": "\#(String(repeating: "x", count: 100_000))"}"#
        let lines = [#"{"id": 1, "text": "one"}"#, long, #"{"id": 3, "text": "three"}"#, "x"]
        try folder.write("a.jsonl", lines.joined(separator: "\n"))
        let outcomes = folder.read("a.jsonl", options: options)
        #expect(outcomes.map { $0.document?.identifier } == ["1", nil, "3", nil])
        #expect(outcomes.compactMap { $0.skipped?.line } == [2, 4])
        #expect(outcomes[1].skipped?.reason.hasPrefix("the record is larger than 19 KB") == true)
    }

    @Test func recordsWithTheSameIdOrNoneHaveTheirOwnURIs() throws {
        let lines = [
            #"{"id": "a", "text": "1"}"#, #"{"id": "a", "text": "2"}"#, #"{"text": "3"}"#,
            #"{"id": "a", "text": "4"}"#,
        ]
        var uris = DistinctURIs()
        var repeated: [Bool] = []
        let names = try folder.outcomes("a.jsonl", lines.joined(separator: "\n"))
            .compactMap(\.document?.uri).map { uri in
                var distinct = uri
                repeated.append(uris.distinguish(&distinct))
                return distinct.replacing(folder.path + "/", with: "")
            }
        #expect(names == ["a.jsonl#a", "a.jsonl#a~2", "a.jsonl#L3", "a.jsonl#a~3"])
        #expect(repeated == [false, true, false, true])
    }

    @Test func whatIsPipedInIsNamedByItsIdOrItsDigest() throws {
        let reader = DocumentReader()
        let lines = Array("{\"id\": \"a\", \"text\": \"1\"}\n{\"text\": \"2\"}\n".utf8)
        let pieces = [
            InputPiece(origin: "stdin", content: .lines(lines, firstLine: 1)),
            InputPiece(origin: "stdin", content: .bytes(Array("Some text.".utf8), .plainText)),
        ]
        let documents = pieces.flatMap { reader.documents(from: $0) }.compactMap(\.document)
        #expect(documents[0].uri == "stdin#a")
        #expect(documents[1].uri == "stdin#" + documents[1].sha256.prefix(16))
        #expect(documents[2].uri == "stdin#" + documents[2].sha256.prefix(16))
        #expect(documents[2].title == nil)
    }

    @Test func aLineInAnOldEncodingIsReadAndNoted() throws {
        let bytes = Array(#"{"text": "caf"#.utf8) + [0xE9] + Array(#" noir"}"#.utf8)
        let document = try folder.document("a.jsonl", bytes)
        #expect(document.string == "café noir")
        #expect(document.notes == ["not UTF-8; read as windows-1252, the likeliest encoding"])
    }

    @Test func controlCharactersAreStrippedAndDatesThatAreNoneKept() throws {
        let document = try folder.document(
            "a.jsonl",
            #"{"text": "a\u0000b\u001ec\r\nd\u009be\ud83d\ude00\ud83d", "date": "soon"}"#
        )
        #expect(document.string == "abc\nde😀\u{FFFD}")
        #expect(document.published == nil)
        #expect(document.metadata.map(\.json) == [#""soon""#])
    }

    @Test(arguments: [
        #"{"text": "one", "id": 1}"#, "[{\"text\": \"one\", \"id\": 1},\n {\"text\": \"two\"}, 3]",
        "{\n\"text\": \"one\", \"id\": 1}\n",
    ])
    func aJSONFileHoldsARecordOrAnArrayOfThem(text: String) throws {
        let outcomes = try folder.outcomes("a.json", text)
        #expect(outcomes.first?.document?.identifier == "1")
        #expect(outcomes.count == (text.hasPrefix("[") ? 3 : 1))
        if outcomes.count == 3 {
            #expect(outcomes[1].document?.uri.hasSuffix("#L2") == true)
            #expect(outcomes[2].skipped?.line == 2)
        }
    }
}
