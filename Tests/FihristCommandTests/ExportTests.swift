import Foundation
import Testing

struct ExportTests {
    /// The objects of an export's lines.
    private func objects(_ run: ProgramRun) throws -> [[String: Any]] {
        try run.lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
    }

    @Test func whatIsImportedIsExportedAgain() throws {
        let sandbox = try Sandbox.copied()
        let run = try sandbox.shell(
            """
            $FIHRIST export > all.jsonl &&
            $FIHRIST import all.jsonl --index copy/copy.sqlite &&
            $FIHRIST export --index copy/copy.sqlite | cmp - all.jsonl &&
            $FIHRIST verify --index copy/copy.sqlite
            """
        )
        #expect(run.status == 0, "\(run)")
        #expect(run.output.hasPrefix("added 3 · updated 0 · unchanged 0"))
        let again = try sandbox.shell("$FIHRIST import - --index copy/copy.sqlite < all.jsonl")
        #expect(again.output.hasPrefix("added 0 · updated 0 · unchanged 3"), "\(again)")
        let query = ["search", "Kata'ib Hezbollah drone", "--format", "trec"]
        let original = try sandbox.run(query)
        #expect(!original.lines.isEmpty)
        #expect(try sandbox.run(query + ["--index", "copy/copy.sqlite"]).output == original.output)
    }

    @Test func mentionsStandWhereTheySay() throws {
        let objects = try objects(try Sandbox.indexed().run(["export"]))
        let kinds = Dictionary(grouping: objects) { $0["record"] as? String }
        #expect(Set(kinds.keys) == ["entity", "document", "passage", "mention"])
        let entities = Set(try #require(kinds["entity"]).compactMap { $0["id"] as? String })
        var passages: [String: [UInt8]] = [:]
        for passage in kinds["passage"] ?? [] {
            let text = Array((passage["text"] as? String ?? "").utf8)
            passages["\(passage["document"] ?? "") \(passage["passage"] ?? "")"] = text
        }
        for mention in try #require(kinds["mention"]) {
            let text = try #require(
                passages["\(mention["document"] ?? "") \(mention["passage"] ?? "")"]
            )
            let start = try #require(mention["start"] as? Int)
            let end = try #require(mention["end"] as? Int)
            #expect(
                String(decoding: text[start..<end], as: UTF8.self) == mention["text"] as? String
            )
            #expect(entities.contains(mention["entity"] as? String ?? ""))
        }
    }

    @Test func documentsAloneHaveTheirTextAndCanBeIndexed() throws {
        let sandbox = try Sandbox.copied()
        let objects = try objects(try sandbox.run(["export", "documents"]))
        #expect(objects.count == 3)
        #expect(objects.allSatisfy { ($0["text"] as? String)?.isEmpty == false })
        let run = try sandbox.shell(
            "$FIHRIST export documents > d.jsonl && $FIHRIST index d.jsonl --index d.sqlite --quiet"
        )
        #expect(run.status == 0, "\(run)")
        let found = try sandbox.run(["search", "Qaani", "--index", "d.sqlite"])
        #expect(found.output.contains("2025-06-01"), "\(found)")
    }

    @Test(arguments: ["entities", "documents", "passages", "mentions"])
    func tablesHaveARowForEach(part: String) throws {
        let sandbox = try Sandbox.indexed()
        let table = try sandbox.run(["export", part, "--format", "csv"])
        #expect(table.status == 0)
        // Line feeds inside cells stand alone; rows end in CR LF.
        let rows = table.output.utf8.split(separator: 0x0D).dropLast()
        let lines = try sandbox.run(["export", part]).lines
        #expect(rows.count == lines.count + 1)
    }

    @Test func aTableIsOfOneKind() throws {
        let run = try Sandbox.indexed().run(["export", "--format", "csv"])
        #expect(run.status == 2)
        #expect(run.errors.contains("name one of"))
    }

    @Test func aReaderThatGoesAwayIsNoError() throws {
        let run = try Sandbox.indexed().shell(
            "{ $FIHRIST export; echo \"status $?\" >&2; } | head -c 1 >/dev/null"
        )
        #expect(run.errors == "status 0\n")
    }

    @Test func whatDoesNotFitIsNamedAndTheRestIsImported() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            {"record":"entity","id":"org:x","type":"organization","name":"Zebra Corps"}
            nonsense
            {"record":"document","uri":"a"}
            {"record":"passage","document":"a","passage":0,"start":0,"end":5,"text":"zebra"}
            {"record":"mention","document":"a","passage":0,"start":0,"end":5,"entity":"org:x"}
            {"record":"document","uri":"b"}
            {"record":"passage","document":"b","passage":0,"start":0,"end":9,"text":"zebra"}
            {"record":"document","uri":"c"}
            {"record":"passage","document":"c","passage":0,"start":0,"end":5,"text":"zebra"}
            {"record":"mention","document":"c","passage":0,"start":3,"end":9,"entity":"org:x"}
            {"record":"document","uri":"d"}
            {"record":"passage","document":"d","passage":0,"start":0,"end":5,"text":"zebra"}
            {"record":"mention","document":"d","passage":0,"start":0,"end":5,"entity":"org:y"}
            {"record":"passage","document":"a","passage":1,"start":9,"end":14,"text":"zebra"}
            {"record":"document","uri":"e"}
            {"name":"neither"}

            """,
            to: "records.jsonl"
        )
        let run = try sandbox.run(["import", "records.jsonl", "--index", "r.sqlite"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("added 1 · updated 0 · unchanged 0 · removed 0 · skipped 7"))
        for line in [2, 6, 8, 11, 14, 15, 16] {
            #expect(run.output.contains("records.jsonl, line \(line): "), "\(run.output)")
        }
        let found = try sandbox.run(["search", "org:\"Zebra Corps\"", "--index", "r.sqlite"])
        #expect(found.status == 0, "\(found)")
        #expect(try sandbox.run(["verify", "--index", "r.sqlite"]).status == 0)
    }

    @Test func followTheMoneyComesBackAsDocumentsAndNames() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            """
            {"id":"p1","schema":"Pages","properties":{"fileName":["a.pdf"],"title":["Two pages"]}}
            {"id":"p1-1","schema":"Page","properties":{"document":["p1"],"index":["2"],"bodyText":["Last page."]}}
            {"id":"p1-2","schema":"Page","properties":{"document":["p1"],"index":["1"],"bodyText":["The Zebra Corps marched."]}}
            {"id":"m","schema":"Mention","properties":{"document":["p1"],"name":["Zebra"]}}
            {"id":"org.zebra-corps","schema":"Company","properties":{"name":["Zebra Corps"],"alias":["Striped Ones"],"country":["iq"]}}

            """,
            to: "data.ftm.json"
        )
        let run = try sandbox.shell("$FIHRIST import data.ftm.json --index f.sqlite")
        #expect(run.output.hasPrefix("added 1 ·"), "\(run)")
        #expect(run.output.contains("passed over 1 × Mention"))
        let found = try sandbox.run(
            ["search", "\"Striped Ones\"", "--country", "IQ", "--index", "f.sqlite"]
        )
        #expect(found.status == 0, "\(found)")
        #expect(
            try sandbox.run(["entities", "org:zebra-corps", "--index", "f.sqlite"]).status == 0
        )
    }

    @Test(.enabled(if: Peers.has("ftm"), "needs followthemoney; see Scripts/setup-peers.sh"))
    func followTheMoneyFindsNoFault() throws {
        let sandbox = try Sandbox()
        try FileManager.default.copyItem(
            at: Peers.root.appending(path: "seeds"),
            to: sandbox.folder.appending(path: "seeds")
        )
        try sandbox.write(Self.check, to: "check.py")
        let run = try sandbox.shell(
            """
            $FIHRIST index --quiet && $FIHRIST export --format ftm > all.ftm.json &&
            "\(Peers.program("python"))" check.py all.ftm.json
            """
        )
        #expect(run.status == 0, "\(run)")
        #expect(run.output.hasPrefix("0 faults in "), "\(run.output)")
        #expect(run.output.contains("Article") && run.output.contains("Mention"))
    }

    /// Holds every entity to the schema, and every reference to an entity that is there and fits.
    private static let check = """
        import json, sys
        from followthemoney import model
        from followthemoney.exc import InvalidData
        entities = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
        schemata = {entity["id"]: entity["schema"] for entity in entities}
        faults = ["twice"] * (len(entities) - len(schemata))
        for entity in entities:
            schema = model.get(entity["schema"])
            try:
                schema.validate(entity)
            except InvalidData as error:
                faults.append(error.errors)
            for name in schema.required:
                if not entity["properties"].get(name):
                    faults.append((entity["id"], "lacks", name))
            kept = model.get_proxy(entity, cleaned=False).clone()
            for name, values in entity["properties"].items():
                prop = schema.get(name)
                if prop is None:
                    faults.append((schema.name, "has no", name))
                    continue
                for value in values:
                    if prop.type.clean(value, proxy=kept) is None:
                        faults.append((schema.name, name, value))
                    if prop.type.name == "entity" and not (
                        value in schemata and model.get(schemata[value]).is_a(prop.range)
                    ):
                        faults.append((schema.name, name, "refers to", value))
        print(len(faults), "faults in", len(entities), sorted(set(schemata.values())))
        for fault in faults[:20]:
            print(fault)
        sys.exit(1 if faults else 0)

        """
}
