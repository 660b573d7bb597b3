import Testing

@testable import Indexing

/// Fields without a value beside others that mean the same.
struct EmptyFieldTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [
        #""text": null, "body""#, #""text": "", "body""#, #""text": " \n", "body""#,
        #""text": [], "content""#, #""content": null, "description""#,
        #""body": "", "summary": "", "abstract""#, #""text": false, "summary""#,
    ])
    func theTextIsInTheFieldThatHasOne(start: String) throws {
        let record = "{\"id\": 1, " + start + ": \"Explosion heard.\"}"
        let document = try folder.document("a.jsonl", record)
        #expect(document.string == "Explosion heard.")
        #expect(!document.metadata.map(\.json).contains("\"\""))
    }

    @Test(arguments: ["null", "\"\"", "\" \""])
    func emptyFieldsLeaveTheirRolesToOthersAndAreNoMetadata(empty: String) throws {
        let record = """
            {"id": \(empty), "doc_id": 7, "text": "Explosion heard.", "title": \(empty),
            "headline": "Real headline", "date": \(empty), "published_at": "2025-03-11",
            "source": \(empty), "outlet": "Agency"}
            """
        let document = try folder.document("a.json", record)
        #expect(document.identifier == "7")
        #expect(document.title == .init("Real headline", from: "field headline"))
        #expect(document.published == .init("2025-03-11", from: "field published_at"))
        #expect(document.source == .init("Agency", from: "field outlet"))
        #expect(document.metadata.isEmpty)
    }

    @Test func ofFilledFieldsTheOneWithTheBetterNameStillCounts() throws {
        let document = try folder.document(
            "a.jsonl",
            #"{"description": "Short.", "body": "Long.", "text": "The text.", "note": ""}"#
        )
        #expect(document.string == "The text.")
        #expect(document.metadata.map(\.key) == ["description", "body", "note"])
    }

    @Test func eachRowOfATableTakesTheCellsThatAreFilled() throws {
        let outcomes = try folder.outcomes(
            "a.csv",
            "id,text,summary,title,headline,date,published\n"
                + "1,Long.,Short.,Title,Headline,2025-03-11,2025-03-12\n"
                + "2, ,Short.,,Headline,,2025-03-12\n" + "3,,,Title,,,\n"
        )
        let documents = outcomes.compactMap(\.document)
        #expect(documents.map(\.string) == ["Title\n\nLong.", "Headline\n\nShort."])
        #expect(documents.map(\.title?.value) == ["Title", "Headline"])
        #expect(documents.map(\.published?.value) == ["2025-03-11", "2025-03-12"])
        #expect(documents.map { $0.metadata.count } == [3, 0])
        #expect(outcomes.compactMap(\.skipped?.line) == [4])
    }
}
