import Testing

@testable import Indexing

/// Line breaks of all kinds inside the records of a file.
struct LineBreakTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private static func utf16(_ text: String) -> [UInt8] {
        ("\u{FEFF}" + text).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}", "\r"], [true, false])
    func aBreakInsideACellEndsNoRow(lineBreak: String, isUTF16: Bool) throws {
        let text =
            "id,text,source\r\n1,Attack in Erbil" + lineBreak + "killed three,Reuters\r\n"
            + "2,\"One" + lineBreak + "two\",\r\n"
        try folder.write("a.csv", isUTF16 ? Self.utf16(text) : Array(text.utf8))
        let documents = folder.read("a.csv").compactMap(\.document)
        #expect(documents.map(\.identifier) == ["1", "2"])
        #expect(documents.map(\.string) == ["Attack in Erbil\nkilled three", "One\ntwo"])
        #expect(documents.first?.source == .init("Reuters", from: "column source"))
    }

    @Test func aBreakInsideTheHeaderHidesNoColumn() throws {
        let document = try folder.document("a.csv", "id,first\u{2028}name,text\n1,Ali,One.\n")
        #expect(document.string == "One.")
        #expect(document.metadata.map(\.key) == ["first name"])
    }

    @Test(arguments: ["", "\r", "\n", "\r\n"])
    func aLoneReturnEndsTheRowsOfATableWithoutLineFeeds(end: String) throws {
        let text =
            "id,title,text,date\r1,Erbil strike,\"A drone fell,\rthen\nburned.\",2025-03-11\r"
            + "2\r3,,Three.," + end
        for isUTF16 in [true, false] {
            try folder.write("a.csv", isUTF16 ? Self.utf16(text) : Array(text.utf8))
            let outcomes = folder.read("a.csv")
            let documents = outcomes.compactMap(\.document)
            #expect(documents.map(\.identifier) == ["1", "3"])
            #expect(documents.first?.string == "Erbil strike\n\nA drone fell,\nthen\nburned.")
            #expect(documents.first?.published == .init("2025-03-11", from: "column date"))
            #expect(outcomes.compactMap(\.skipped).count == 1)
        }
    }

    @Test func piecesOfAnySizeGiveTheSameRowsThatEndInAReturn() throws {
        let rows = (0..<1000).map { "\($0),\"text \($0)\rsecond, line\"" }
        try folder.write("a.csv", "id,text\r" + rows.joined(separator: "\r"))
        let whole = folder.read("a.csv")
        #expect(whole.compactMap { $0.document?.identifier } == rows.indices.map(String.init))
        for size in [1, 50, 5000] {
            var options = DocumentReader.Options()
            options.pieceBytes = size
            #expect(folder.read("a.csv", options: options) == whole, "pieces of \(size) bytes")
        }
    }

    @Test(arguments: ["\u{2028}", "\u{2029}", "\u{85}"], ["a.jsonl", "a.json"])
    func aBreakInsideAJSONStringIsPartOfIt(lineBreak: String, name: String) throws {
        let record =
            #"{"id": 1, "text": "One"# + lineBreak + #"two", "tags": ["x"# + lineBreak
            + #"y"]}"#
        for bytes in [Self.utf16(record + "\n"), Array(record.utf8)] {
            let document = try folder.document(name, bytes)
            #expect(document.string == "One\ntwo")
            #expect(document.metadata.map(\.json) == [#"["x\ny"]"#])
        }
    }

    @Test func aBreakInsideTheFirstRecordDoesNotHideThatThereIsOneInEachLine() throws {
        let lines = "{\"text\": \"One\u{2028}two\"}\r\n{\"text\": \"Three\"}\r\n"
        try folder.write("a", lines)
        #expect(folder.read("a").compactMap { $0.document?.string } == ["One\ntwo", "Three"])
        try folder.write("b.jsonl", Self.utf16(lines))
        #expect(folder.read("b.jsonl").compactMap { $0.document?.string } == ["One\ntwo", "Three"])
    }
}
