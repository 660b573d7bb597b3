import Testing

@testable import Indexing

struct TableTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func readsQuotedCellsLineBreaksAndOtherColumns() throws {
        let outcomes = try folder.outcomes(
            "a.csv",
            "\u{FEFF}ID,Headline,Body,Link,Country\r\n"
                + "1,Groups,\"Said \"\"no\"\",\r\nthen left.\",https://example.org,IQ\r\n"
                + "2,,5\" guns,,\r\n"
        )
        let documents = outcomes.compactMap(\.document)
        #expect(documents.map(\.identifier) == ["1", "2"])
        #expect(documents[0].string == "Groups\n\nSaid \"no\",\nthen left.")
        #expect(documents[0].url == "https://example.org")
        #expect(documents[0].source == .init("example.org", from: "url"))
        #expect(documents[0].metadata.map(\.json) == ["\"IQ\""])
        #expect(documents[1].string == "5\" guns")
    }

    @Test func badRowsAreReportedWithTheirLines() throws {
        let outcomes = try folder.outcomes(
            "a.csv",
            "id,text,note\n1,\"one\ntwo\",x\n2\n3,three\n4,four,x,y\n5,,x\n\n6,six,x\n"
        )
        #expect(outcomes.compactMap { $0.skipped?.line } == [4, 6, 7])
        #expect(
            outcomes.compactMap { $0.skipped?.reason } == [
                "too few cells; missing: text, note",
                "4 cells, but the header has 3; is a cell with a separator in it not quoted?",
                "the cell for the text is empty",
            ]
        )
        #expect(outcomes.compactMap { $0.document?.identifier } == ["1", "3", "6"])
        #expect(
            outcomes.compactMap(\.document)[1].notes == ["line 5: missing cells for note"]
        )
    }

    @Test(arguments: [("a.tsv", "\t"), ("a.csv", ";"), ("b.csv", "\t")])
    func findsTheSeparator(name: String, separator: String) throws {
        let text = [["id", "text"], ["1", "one, two"]].map { $0.joined(separator: separator) }
        let document = try folder.document(name, text.joined(separator: "\n"))
        #expect(document.string == "one, two")
    }

    @Test func aHeaderWithoutATextColumnIsReported() throws {
        #expect(
            try folder.reason("a.csv", "id,name\n1,x\n".utf8)
                == "the header names no column for the text (text, body or content); its columns"
                + " are: id, name"
        )
    }

    @Test func piecesOfAnySizeGiveTheSameRows() throws {
        let rows = (0..<40).map { "\($0),\"text \($0)\nsecond, line \"\"\($0)\"\"\"" }
        try folder.write("a.csv", "id,text\n" + rows.joined(separator: "\n"))
        let whole = folder.read("a.csv")
        #expect(whole.count == 40)
        for size in [1, 3, 50, 500] {
            var options = DocumentReader.Options()
            options.pieceBytes = size
            #expect(folder.read("a.csv", options: options) == whole, "pieces of \(size) bytes")
        }
    }

    @Test(arguments: [1000, 100_000])
    func anUnclosedQuoteCostsItsLineOnly(limit: Int) throws {
        var options = DocumentReader.Options()
        options.maximumFileBytes = limit
        options.pieceBytes = 100
        let rows = (0..<1000).map { "\($0),some text" }
        try folder.write("a.csv", "id,text\nx,\"open\n" + rows.joined(separator: "\n"))
        let outcomes = folder.read("a.csv", options: options)
        #expect(outcomes.first?.skipped?.line == 2)
        #expect(outcomes.first?.skipped?.reason.contains("quote") == true)
        #expect(
            outcomes.dropFirst().compactMap { $0.document?.identifier }
                == rows.indices.map(String.init)
        )
    }

    @Test func aTableInUTF16IsRead() throws {
        let text = "\u{FEFF}id\ttext\r\n1\tКиїв\r\n"
        let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(try folder.document("a.tsv", bytes).string == "Київ")
    }
}
