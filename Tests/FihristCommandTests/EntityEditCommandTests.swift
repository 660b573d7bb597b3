import Foundation
import Testing

/// Edits of entities, through the program.
struct EntityEditCommandTests {
    private func sandbox() throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            {"id":"1","text":"Zorblax Industries left Baghdad. Then Zorblax Industries came to Basra."}
            {"id":"2","text":"Zorblax Holdings left London. Nobody met Zorblax Industries.","date":"2025-02-01"}
            {"id":"3","text":"Ismail Qaani visited Zorblax Holdings in Baghdad.","date":"2025-03-01"}

            """,
            to: "news/news.jsonl"
        )
        let run = try sandbox.run(["index", "news"])
        try #require(run.status == 0, "\(run)")
        return sandbox
    }

    private let industries = "name:organization:zorblax-industries"
    private let holdings = "name:organization:zorblax-holdings"

    /// What all ways to ask say of an organization: passages of a filter, a field, the facet, the list,
    /// and mentions in an export.
    private func counts(of id: String, in sandbox: Sandbox) throws -> [Int] {
        let filtered = try sandbox.run(["search", "--org", id, "--format", "trec"]).lines.count
        let field = try sandbox.run(["search", "org:\"\(id)\"", "--format", "trec"]).lines.count
        let facets = try object(
            try sandbox.run(["facets", "--facet", "organization", "--format", "json"]).output
        )
        let values =
            ((facets["facets"] as? [String: Any])?["organization"] as? [[String: Any]]) ?? []
        let facet = values.first { $0["value"] as? String == id }?["passages"] as? Int ?? 0
        let listed = try sandbox.run(["entities", "--format", "jsonl"]).lines.map { try object($0) }
        let list = listed.first { $0["id"] as? String == id }?["passages"] as? Int ?? 0
        let mentions = try sandbox.run(["export", "mentions"]).lines.map { try object($0) }
        let exported = Set(
            mentions.filter { $0["entity"] as? String == id }.map { "\($0["document"] ?? "")" }
        ).count
        return [filtered, field, facet, list, exported]
    }

    private func object(_ text: String) throws -> [String: Any] {
        try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] ?? [:]
    }

    @Test func mergedEntitiesAreOneEverywhereAndAfterIndexingAnew() throws {
        let sandbox = try sandbox()
        #expect(try counts(of: industries, in: sandbox) == [2, 2, 2, 2, 2])
        #expect(try counts(of: holdings, in: sandbox) == [2, 2, 2, 2, 2])
        let merge = try sandbox.run(["entities", "merge", "Zorblax Industries", holdings])
        #expect(merge.output == "merge \(holdings) into \(industries)\n", "\(merge)")
        #expect(try counts(of: industries, in: sandbox) == [3, 3, 3, 3, 3])
        // The other id means the same now, and stands nowhere.
        #expect(try counts(of: holdings, in: sandbox) == [3, 3, 0, 0, 0])
        #expect(try sandbox.run(["verify"]).status == 0)
        try sandbox.write(
            "{\"id\":\"4\",\"text\":\"Zorblax Holdings left London. Nobody met Zorblax Industries.\"}\n",
            to: "news/more.jsonl"
        )
        #expect(try sandbox.run(["index", "news"]).status == 0)
        #expect(try counts(of: industries, in: sandbox) == [4, 4, 4, 4, 4])
        // Into another file the edits go with the file of edits.
        try FileManager.default.removeItem(at: sandbox.index)
        #expect(try sandbox.run(["index", "news"]).status == 0)
        #expect(try counts(of: industries, in: sandbox) == [4, 4, 4, 4, 4])
        let edits = try sandbox.run(["entities", "edits"])
        #expect(edits.lines == ["4  merge \(holdings) into \(industries)"], "\(edits)")
        #expect(try sandbox.run(["entities", "undo"]).status == 0)
        #expect(try counts(of: holdings, in: sandbox) == [3, 3, 3, 3, 3])
        #expect(try sandbox.run(["entities", "undo"]).status == 1)
    }

    @Test func hiddenEntitiesAreNowhere() throws {
        let sandbox = try sandbox()
        #expect(try sandbox.run(["entities", "hide", holdings]).status == 0)
        #expect(try counts(of: holdings, in: sandbox) == [0, 0, 0, 0, 0])
        // The words are found as ever.
        #expect(try sandbox.run(["search", "Holdings", "--format", "trec"]).lines.count == 2)
        let run = try sandbox.run(["search", "Zorblax Holdings", "--format", "json"])
        #expect(!run.output.contains(holdings), "\(run)")
        #expect(try sandbox.run(["entities", holdings]).status == 1)
        #expect(try sandbox.run(["verify"]).status == 0)
    }

    @Test func renamedEntitiesAreShownByTheNewName() throws {
        let sandbox = try sandbox()
        #expect(try sandbox.run(["entities", "rename", holdings, "The Holding"]).status == 0)
        let facets = try sandbox.run(["facets", "--facet", "organization"])
        #expect(facets.output.contains("The Holding"))
        #expect(!facets.output.contains("Zorblax Holdings"))
        #expect(try sandbox.run(["entities", "The Holding"]).output.contains(holdings))
        let hit = try sandbox.run(["search", "Holdings", "--format", "jsonl"])
        #expect(hit.output.contains("\"name\":\"The Holding\""))
    }

    @Test func splitPartsWhatWasMerged() throws {
        let sandbox = try sandbox()
        #expect(try sandbox.run(["entities", "split", industries, holdings]).status == 2)
        #expect(try sandbox.run(["entities", "merge", industries, holdings]).status == 0)
        #expect(try sandbox.run(["entities", "split", industries, holdings]).status == 0)
        #expect(try counts(of: industries, in: sandbox) == [2, 2, 2, 2, 2])
        #expect(try counts(of: holdings, in: sandbox) == [2, 2, 2, 2, 2])
    }

    @Test func aFileChangedByHandIsFollowed() throws {
        let sandbox = try sandbox()
        let path = "Index/fihrist.sqlite.edits.tsv"
        try sandbox.write(
            "merge\t\(industries)\t\(holdings)\nmerge nothing\nhide\tno:such\n",
            to: path
        )
        let run = try sandbox.run(["search", "--org", industries, "--format", "trec"])
        #expect(run.lines.count == 3, "\(run)")
        #expect(run.errors.contains("Index/fihrist.sqlite.edits.tsv, line 2: "), "\(run)")
        #expect(try sandbox.run(["entities", "edits"]).status == 2)
        try sandbox.write("", to: path)
        #expect(try counts(of: industries, in: sandbox) == [2, 2, 2, 2, 2])
    }

    @Test func whatIsNotClearIsAsked() throws {
        let sandbox = try sandbox()
        let unknown = try sandbox.run(["entities", "merge", industries, "Nobody"])
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains("no entity called “Nobody”"), "\(unknown)")
        #expect(try sandbox.run(["entities", "merge", industries]).status == 2)
        #expect(try sandbox.run(["entities", "merge", industries, industries]).status == 2)
        let file = sandbox.folder.appending(path: "Index/fihrist.sqlite.edits.tsv")
        #expect(!FileManager.default.fileExists(atPath: file.path()))
    }
}

/// One entity, through the program.
struct EntityProfileCommandTests {
    @Test func oneEntityIsShownWhole() throws {
        let sandbox = try Sandbox.indexed()
        let run = try sandbox.run(["entities", "Kata'ib Hezbollah"])
        #expect(run.status == 0, "\(run)")
        #expect(run.output.hasPrefix("Kata'ib Hezbollah  organization IQ  2 mentions · 1 passage"))
        #expect(run.output.contains("Kata’ib Hezbollah 1"))
        #expect(run.output.contains("2025-03  1 passage   ████████████████████\n"), "\(run)")
        #expect(run.output.contains("with country       Iraq 1 of "), "\(run)")
        #expect(run.output.contains("⟦Kata’ib Hezbollah⟧ fired a drone"), "\(run)")
        #expect(try sandbox.run(["entities", "org:kataib-hezbollah"]).output == run.output)
    }

    @Test func programsGetItAsOneObject() throws {
        let run = try Sandbox.indexed().run(["entities", "Ismail Qaani", "--format", "json"])
        let object =
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any] ?? [:]
        #expect(object["id"] as? String == "person:ismail-qaani", "\(run)")
        #expect(object["parts"] as? [String] == ["person:ismail-qaani"])
        let periods = object["periods"] as? [[String: Any]] ?? []
        #expect(periods.map { $0["period"] as? String } == ["2025-06"])
        #expect((object["hits"] as? [[String: Any]])?.count == 1)
    }
}
