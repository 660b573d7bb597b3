import Foundation
import Testing

/// What a reader looks for is found, or said to be unknown, whatever the texts call it.
struct FindingTests {
    private func sandbox(_ records: String...) throws -> Sandbox {
        let sandbox = try Sandbox()
        try sandbox.write(records.joined(separator: "\n"), to: "news/news.jsonl")
        try #require(try sandbox.run(["index", "news"]).status == 0)
        return sandbox
    }

    /// The ids of the documents found.
    private func found(_ arguments: String..., in sandbox: Sandbox) throws -> Set<String> {
        let run = try sandbox.run(["search", "--format", "jsonl"] + arguments)
        let hits = try run.lines.map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        return Set(
            hits.compactMap { ($0["document"] as? [String: Any])?["id"] as? String }
        )
    }

    @Test func aCountryHasItsNameWhereTextsNameOnlyPlacesInIt() throws {
        let sandbox = try sandbox(#"{"id":"1","text":"Protesters marched in Berlin."}"#)
        #expect(try found("--country", "Germany", in: sandbox) == ["1"])
        #expect(try found("country:Deutschland", in: sandbox) == ["1"])
        let facets = try sandbox.run(["facets", "--facet", "country"])
        #expect(facets.output.contains("Germany"), "\(facets)")
    }

    @Test func aCodeThatNoPassageHasIsANameOrUnknown() throws {
        let sandbox = try sandbox(#"{"id":"1","text":"Ministers met in Manchester and London."}"#)
        #expect(try found("--country", "UK", in: sandbox) == ["1"])
        #expect(try found("country:uk", in: sandbox) == ["1"])
        for arguments in [["--country", "XX"], ["country:XX"]] {
            let run = try sandbox.run(["search"] + arguments)
            #expect(run.status == 1)
            #expect(run.errors.contains("knows no country called “XX”"), "\(run)")
        }
    }

    @Test func aCapitalThatNoTextNamesIsNotItsCountry() throws {
        let sandbox = try sandbox(#"{"id":"1","text":"Chinese and Russian envoys met in Oslo."}"#)
        for capital in ["Beijing", "Kremlin", "\"Beijing\""] {
            #expect(try found(capital, in: sandbox).isEmpty, "\(capital)")
        }
        #expect(try found("China", in: sandbox) == ["1"])
    }

    @Test(arguments: ["Zelensky", "Zelenskyy", "Зеленский"])
    func aSurnameOfOnePersonFindsItsSpellings(typed: String) throws {
        let sandbox = try sandbox(
            #"{"id":"1","text":"Volodymyr Zelenskyy met the envoy. Zelenskyy left."}"#,
            #"{"id":"2","language":"ru","text":"Президент Зеленский прибыл в Киев."}"#
        )
        #expect(try found(typed, in: sandbox) == ["1", "2"])
    }

    @Test func aSpellingStruckFromAListIsNotFound() throws {
        let sandbox = try sandbox(
            #"{"id":"1","text":"Kata'ib Hezbollah fired a rocket."}"#,
            #"{"id":"2","text":"The Hezbollah Brigades denied it."}"#,
            #"{"id":"3","text":"Hezbollah Brigades and Kata'ib Hezbollah are one."}"#
        )
        let name = "Kata'ib Hezbollah"
        let list = try sandbox.run(["variants", name, "--format", "tsv"]).output
        #expect(list.contains("\tHezbollah Brigades\n"), "\(list)")
        try sandbox.write(
            list.replacing("\tHezbollah Brigades\n", with: "\t!Hezbollah Brigades\n"),
            to: "s.tsv"
        )
        for query in ["\"\(name)\"", name, "كتائب حزب الله"] {
            #expect(try found(query, in: sandbox) == ["1", "2", "3"])
            #expect(try found(query, "--entities", "s.tsv", in: sandbox) == ["1", "3"], "\(query)")
        }
        let left = try sandbox.run(["variants", name, "--entities", "s.tsv"])
        #expect(!left.output.contains("Brigades"), "\(left)")
    }

    @Test func anEntityIsFoundByTheNameItWasGiven() throws {
        let sandbox = try sandbox(#"{"id":"1","text":"Zorblax Industries left Baghdad."}"#)
        let rename = ["entities", "rename", "Zorblax Industries", "The Works of Zorb"]
        #expect(try sandbox.run(rename).status == 0)
        #expect(try found("--org", "The Works of Zorb", in: sandbox) == ["1"])
        #expect(try found("\"The works of Zorb\"", in: sandbox) == ["1"])
        #expect(try sandbox.run(["entities", "hide", "The Works of Zorb"]).status == 0)
        #expect(try found("org:*", in: sandbox).isEmpty)
    }

    @Test(arguments: ["PKK", "Iğdır", "Igdir", "Ankara", "\"Ankara'da\""])
    func turkishNamesAreFoundWithTheirEndings(typed: String) throws {
        let sandbox = try sandbox(
            #"{"id":"1","language":"tr","text":"PKK'nın kararı Ankara'da tartışıldı. Iğdır'da kaza oldu."}"#
        )
        #expect(try found(typed, in: sandbox) == ["1"])
    }

    @Test(arguments: [
        ("=\"Lebanon's\"", ["1", "2"]), ("=\"Lebanon’s\"", []), ("=\"C++\"", ["3"]),
        ("=\"C-\"", ["4"]), ("=\"(C-)\"", ["4"]), ("=\"in C\"", ["3"]),
    ])
    func literallyWithWhatStandsAroundWords(typed: String, ids: [String]) throws {
        let sandbox = try sandbox(
            #"{"id":"1","text":"Lebanon fell silent. Lebanon's army moved."}"#,
            #"{"id":"2","text":"Lebanon's army moved."}"#,
            #"{"id":"3","text":"Programs in C++ and in C were shown."}"#,
            #"{"id":"4","text":"He is Vitamin C deficient (C-)."}"#
        )
        #expect(try found(typed, in: sandbox) == Set(ids))
        let run = try sandbox.run(["search", typed, "--format", "json"])
        let shown = typed.dropFirst(2).dropLast().replacing("\"", with: "")
        if !ids.isEmpty { #expect(run.output.contains("\"written\":\"\(shown)\""), "\(run)") }
    }

    @Test func aMendedHeaderOfATableCounts() throws {
        let sandbox = try Sandbox()
        for header in ["id,headlin,text,dat", "id,title,text,date"] {
            try sandbox.write("\(header)\n1,Erbil,A drone fell.,2025-03-11\n", to: "t/t.csv")
            #expect(try sandbox.run(["index", "t"]).status == 0)
        }
        let run = try sandbox.run(["search", "title:Erbil", "--from", "2025-03-11"])
        #expect(run.status == 0, "\(run)")
        #expect(try sandbox.run(["index", "t"]).output.contains("unchanged 1"))
    }

    @Test func pruningKeepsWhatIsThere() throws {
        let sandbox = try Sandbox()
        try sandbox.write("A hidden drone.", to: "news/.b.txt")
        try sandbox.write("A drone.", to: "news/a.txt")
        try sandbox.write(#"{"id":"1","text":"A drone."}"#, to: "news/n.jsonl")
        #expect(try sandbox.run(["index", "news", "news/.b.txt"]).status == 0)
        #expect(try sandbox.run(["index", "news", "--prune"]).output.contains("removed 0"))
        #expect(try found("drone", in: sandbox).count == 3)
        try sandbox.write(#"{"id":"2","text":"A boat."}"#, to: "news/n.jsonl")
        #expect(try sandbox.run(["index", "news", "--prune"]).output.contains("removed 1"))
        _ = try sandbox.shell("rm news/.b.txt")
        #expect(try sandbox.run(["index", "news", "--prune"]).output.contains("removed 1"))
        #expect(try found("drone", in: sandbox).count == 1)
    }
}
