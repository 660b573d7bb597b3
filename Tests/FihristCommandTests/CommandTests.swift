import Foundation
import Testing

struct CommandTests {
    @Test func withoutTheModelOnlyListedNamesAreFound() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            "The spokesman, Peter Harrington, said on Monday that he had met Ismail Qaani.",
            to: "said/note.txt"
        )
        for (flags, isFound) in [(["--no-model"], false), ([], true)] {
            let index = ["--index", "said\(flags.count).sqlite"]
            #expect(try sandbox.run(["index", "said"] + flags + index).status == 0)
            let people = try sandbox.run(["entities"] + index)
            #expect(people.output.contains("Ismail Qaani"), "\(people)")
            #expect(people.output.contains("Peter Harrington") == isFound, "\(people)")
        }
    }

    @Test func indexReportsWhatItDid() throws {
        let sandbox = try Sandbox()
        let run = try sandbox.run(["index", "corpus"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.lines.count == 2, "\(run.output)")
        #expect(
            run.output.hasPrefix("added 3 · updated 0 · unchanged 0 · removed 0 · skipped 1   ")
        )
        #expect(run.lines.last?.hasPrefix("skipped  corpus/news.jsonl, line 2: ") == true)
        let again = try sandbox.run(["index", "corpus", "--quiet"])
        #expect(again.lines.count == 1)
    }

    @Test func indexTakesOutWhatIsGone() throws {
        let sandbox = try Sandbox()
        try #require(try sandbox.run(["index", "corpus"]).status == 0)
        try FileManager.default.removeItem(at: sandbox.folder.appending(path: "corpus/baghdad.txt"))
        let run = try sandbox.run(["index", "corpus", "--prune", "--jobs", "1"])
        #expect(run.output.hasPrefix("added 0 · updated 0 · unchanged 2 · removed 1 ·"), "\(run)")
        #expect(try sandbox.run(["search", "missile"]).status == 1)
    }

    @Test func indexReadsTheStandardInput() throws {
        let sandbox = try Sandbox()
        let run = try sandbox.run(
            ["index", "-", "--index", "new folder/a.sqlite"],
            input: "{\"id\":\"x\",\"text\":\"Something about zebras.\"}\n"
        )
        #expect(run.status == 0, "\(run)")
        let found = try sandbox.run(["search", "zebras", "--index", "new folder/a.sqlite"])
        #expect(found.status == 0, "\(found)")
    }

    @Test func searchShowsHitsForPeople() throws {
        let run = try Sandbox.indexed().run(["search", "Kata'ib", "Hezbollah"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("⟦Kata’ib Hezbollah⟧ fired a drone"))
        #expect(run.output.contains("2025-03-11 · Two Rivers Notebook · "))
        #expect(run.output.contains("corpus/groups.md"))
        #expect(run.output.contains("1 passage in 1 document"))
        #expect(run.output.contains("country"))
        #expect(!run.output.contains("\u{1B}"))
    }

    @Test func searchHoldsToFilters() throws {
        let sandbox = try Sandbox.indexed()
        let from = try sandbox.run(["search", "drone", "--from", "2025-06", "--format", "trec"])
        #expect(from.output.hasPrefix("1 Q0 n-1#0 1 "), "\(from)")
        #expect(from.lines.count == 1)
        let path = try sandbox.run(["search", "--path", "groups", "--format", "trec"])
        #expect(path.lines.count == 1, "\(path)")
        let excluded = try sandbox.run(["search", "drone", "-Qaani", "--format", "trec"])
        #expect(excluded.lines.count == 1, "\(excluded)")
        #expect(excluded.output.contains("groups.md"))
    }

    @Test func nothingFoundSaysWhatWouldHelp() throws {
        let run = try Sandbox.indexed().run(["search", "drone", "Tokyo", "--to", "2024"])
        #expect(run.status == 1)
        #expect(run.output.hasPrefix("nothing found\nsearched  drone"))
        #expect(run.output.contains("only      to 2024\n"))
        #expect(run.output.contains("without to 2024"))
        #expect(run.output.contains("with --match any"))
    }

    @Test func batchGoesOnAfterABadLine() throws {
        let sandbox = try Sandbox.indexed()
        let queries = "1\tdrone\nno tab here\n\n2\tzzzz\n3\tmissile\n"
        let trec = try sandbox.run(
            ["search", "--batch", "-", "--format", "trec", "--by", "document"],
            input: queries
        )
        #expect(trec.status == 2)
        #expect(trec.errors.contains("the standard input, line 2"))
        #expect(trec.lines.map { $0.prefix(5) } == ["1 Q0 ", "1 Q0 ", "3 Q0 "])
        try sandbox.write("1\tdrone\r\n2\tzzzz\r\n", to: "queries.tsv")
        let jsonl = try sandbox.run(["search", "--batch", "queries.tsv", "--format", "jsonl"])
        #expect(jsonl.status == 0)
        #expect(jsonl.lines.count == 4)
        #expect(jsonl.lines.last?.hasPrefix("{\"type\":\"summary\",\"id\":\"2\",") == true)
        let json = try sandbox.run(["search", "--batch", "queries.tsv", "--format", "json"])
        #expect(
            (try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [Any])?.count == 2
        )
    }

    @Test func facetsCountEverything() throws {
        let run = try Sandbox.indexed().run(["facets", "--facet", "year,language"])
        #expect(run.status == 0)
        #expect(run.errors.isEmpty, "\(run.errors)")
        #expect(
            run.output.contains("  2025  2 passages  2 documents  ██████████\n"),
            "\(run.output)"
        )
        #expect(run.output.contains("language  1 value\n"))
    }

    @Test func entitiesListSpellings() throws {
        let sandbox = try Sandbox.indexed()
        let run = try sandbox.run(["entities", "Baghdad", "--format", "jsonl"])
        #expect(run.status == 0)
        #expect(run.output.contains("\"spellings\":[{\"written\":\"Baghdad\",\"mentions\":"))
        #expect(try sandbox.run(["entities", "Nobody Atall"]).status == 1)
    }

    @Test func showPrintsTheDocument() throws {
        let sandbox = try Sandbox.indexed()
        let run = try sandbox.run(["show", "groups.md"])
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("Armed groups\n\npath        corpus/groups.md\n"))
        #expect(run.output.contains("\n[0]\n"))
        #expect(
            try sandbox.run(["show", "n-1", "--format", "json"]).output.contains("\"id\":\"n-1\"")
        )
        #expect(try sandbox.run(["show", "no-such.md"]).status == 1)
    }

    @Test func tagMarksMentions() throws {
        let sandbox = try Sandbox()
        let text = "A visit to Baghdad.\n"
        let marked = try sandbox.run(["tag"], input: text)
        #expect(marked.output == "A visit to [Baghdad](place Baghdad IQ).\n")
        let jsonl = try sandbox.run(["tag", "-", "--format", "jsonl"], input: text)
        #expect(jsonl.output.hasPrefix("{\"start\":11,\"end\":18,\"text\":\"Baghdad\",\"id\":"))
        #expect(try sandbox.run(["tag"], input: "nothing here\n").status == 1)
    }

    @Test func statsAndVerifyPass() throws {
        let sandbox = try Sandbox.indexed()
        #expect(try sandbox.run(["stats"]).output.hasPrefix("documents   3\n"))
        let json = try sandbox.run(["stats", "--format", "json"]).output
        #expect(json.hasPrefix("{\"documents\":3,"))
        let verify = try sandbox.run(["verify"])
        #expect(verify.status == 0, "\(verify)")
        #expect(verify.lines.allSatisfy { $0.hasPrefix("ok   ") })
    }

    @Test func optimizeChangesNoAnswer() throws {
        let sandbox = try Sandbox.indexed()
        let search = ["search", "drone OR Erbil", "--match", "any", "--format", "trec"]
        let before = try sandbox.run(search)
        let run = try sandbox.run(["optimize"])
        #expect(run.status == 0, "\(run)")
        #expect(run.lines.count == 1 && run.output.contains(" · too small to need lists · "))
        #expect(try sandbox.run(search).output == before.output && !before.output.isEmpty)
        #expect(try sandbox.run(["optimize"]).output.hasPrefix("in one piece before"))
        #expect(try sandbox.run(["verify"]).status == 0)
        let missing = try sandbox.run(["optimize", "--index", "nowhere.sqlite"])
        #expect(missing.status == 2 && missing.output.isEmpty, "\(missing)")
    }

    @Test(arguments: [
        "", "index", "search", "facets", "entities", "show", "tag", "stats", "optimize", "verify",
    ])
    func helpIsNoError(_ command: String) throws {
        let run = try Sandbox().run(["help", command].filter { !$0.isEmpty })
        #expect(run.status == 0)
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("  fihrist \(command)"))
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func completionsAreWritten(_ shell: String) throws {
        let run = try Sandbox().run(["--generate-completion-script", shell])
        #expect(run.status == 0)
        #expect(run.output.contains("trec"))
    }
}
