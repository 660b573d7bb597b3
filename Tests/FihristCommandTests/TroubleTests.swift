import Foundation
import Testing

struct TroubleTests {
    @Test(arguments: [
        [], ["serch", "x"],
    ])
    func wrongCommandIsExplained(_ arguments: [String]) throws {
        let run = try Sandbox().run(arguments)
        #expect(run.status == (arguments.isEmpty ? 0 : 2))
        #expect((run.output + run.errors).contains("fihrist <subcommand>"))
    }

    @Test(arguments: [
        ["search"], ["search", "x", "--limit", "-1"], ["search", "x", "--limit", "many"],
        ["search", "x", "--offset", "99999999999999999999"], ["search", "x", "--format", "xml"],
        ["search", "x", "--facet", "country,colour"], ["search", "x", "--from", "2025-13"],
        ["search", "x", "--from", "yesterday"], ["search", "x", "--to", "2025-02-30"],
        ["search", "x", "--from", "2025-07", "--to", "2025-06"],
        ["search", "x", "--year", "MMXXV"],
        ["search", "x", "--batch", "y"], ["search", "x", "--no-such-option"],
        ["index", "--jobs", "0"], ["index", "--max-file-size", "0"], ["show"],
    ])
    func wrongOptionIsExplained(_ arguments: [String]) throws {
        let run = try Sandbox().run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.errors.hasPrefix("fihrist: "), "\(run.errors)")
        #expect(run.errors.contains("Usage: fihrist \(arguments[0])"))
    }

    @Test(arguments: [
        ["search", "x"], ["facets"], ["entities"], ["show", "x"], ["stats"], ["verify"],
    ])
    func missingIndexIsExplained(_ arguments: [String]) throws {
        let sandbox = try Sandbox()
        let run = try sandbox.run(arguments)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(
            run.errors
                == "fihrist: there is no index at Index/fihrist.sqlite; make one with `fihrist index PATH`\n"
        )
        #expect(!FileManager.default.fileExists(atPath: sandbox.index.path()))
    }

    @Test(arguments: [
        ["search", "x"], ["facets"], ["entities"], ["show", "x"], ["stats"], ["verify"],
        ["index", "corpus"],
    ])
    func otherFileIsNoIndex(_ arguments: [String]) throws {
        let sandbox = try Sandbox()
        let text = String(repeating: "This is not an index. ", count: 400)
        try sandbox.write(text, to: "notes.txt")
        let run = try sandbox.run(arguments + ["--index", "notes.txt"])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("fihrist: notes.txt is not a Fihrist index"), "\(run)")
        let kept = try String(
            contentsOf: sandbox.folder.appending(path: "notes.txt"),
            encoding: .utf8
        )
        #expect(kept == text)
    }

    @Test func missingInputIsExplained() throws {
        let sandbox = try Sandbox()
        let run = try sandbox.run(["index", "no-such-folder"])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("fihrist: there is nothing at no-such-folder"))
        #expect(!FileManager.default.fileExists(atPath: sandbox.index.path()))
        let partly = try sandbox.run(["index", "no-such-folder", "corpus"])
        #expect(partly.status == 0)
        #expect(partly.output.contains("skipped  "), "\(partly)")
        #expect(partly.output.contains("no-such-folder"), "\(partly)")
    }

    @Test func unusableFilesAreExplained() throws {
        let sandbox = try Sandbox.indexed()
        for arguments in [
            ["search", "--batch", "none.tsv"], ["tag", "none.txt"],
            ["tag", "corpus/groups.md", "--entities", "none.csv"],
            ["index", "corpus", "--entities", "none.csv"],
        ] {
            let run = try sandbox.run(arguments)
            #expect(run.status == 2, "\(arguments)")
            #expect(run.errors.hasPrefix("fihrist: "), "\(run.errors)")
            #expect(run.errors.contains("none."), "\(run.errors)")
        }
    }

    @Test func indexInAnImpossibleFolderIsExplained() throws {
        let sandbox = try Sandbox()
        let run = try sandbox.run(["index", "corpus", "--index", "corpus/groups.md/a.sqlite"])
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("fihrist: the folder "), "\(run.errors)")
    }

    @Test func readOnlyIndexIsSearched() throws {
        let sandbox = try Sandbox.copied()
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: sandbox.index.path())
        let folder = sandbox.index.deletingLastPathComponent().path()
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder)
        defer {
            do {
                try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder)
            } catch { Issue.record(error) }
        }
        #expect(try sandbox.run(["search", "drone"]).status == 0)
    }

    @Test(arguments: [
        "", "   ", "\"", "(((", "AND OR NOT", "-", "--", "\"unbalanced", "a NEAR/3 b", "title:",
        "NEAR(a b, 2)", "col:x*^y", "{a b}: c", "country:", "@", "person:\"", "😀",
        "\u{7}\u{1B}[31m",
        "' OR 1=1 --", "%s%n", "*", "x~99999999999999999999", "date:..", "date:2025-99",
        String(repeating: "(", count: 5000), String(repeating: "word ", count: 5000),
        String(repeating: "w", count: 100_000),
    ])
    func noQueryIsAnError(_ query: String) throws {
        let run = try Sandbox.indexed().run(["search", "--facet", "country", "--", query])
        #expect(run.status == 0 || run.status == 1, "\(run.errors)")
        #expect(!run.errors.contains("fihrist:"))
        #expect(!run.output.contains("\u{1B}"))
    }

    /// Damage is found out or does no harm; it never passes for an answer without hits.
    @Test func damagedIndexIsAnError() throws {
        let sandbox = try Sandbox.copied()
        let sound = try Data(contentsOf: sandbox.index)
        let pages = sound.count / 4096
        var failures = 0
        for page in stride(from: 1, to: pages, by: max(pages / 12, 1)) {
            var damaged = sound
            damaged.replaceSubrange(
                page * 4096..<(page + 1) * 4096,
                with: Data(repeating: 0xA5, count: 4096)
            )
            try damaged.write(to: sandbox.index)
            let run = try sandbox.run(["search", "drone", "--format", "jsonl"])
            #expect(run.status == 0 || run.status == 2, "page \(page): \(run)")
            if run.status == 2 {
                failures += 1
                #expect(run.errors.hasPrefix("fihrist: "), "page \(page): \(run.errors)")
            }
            #expect(try sandbox.run(["verify"]).status == 2, "page \(page)")
        }
        #expect(failures > 0)
    }

    @Test func cutIndexIsAnError() throws {
        let sandbox = try Sandbox.copied()
        let sound = try Data(contentsOf: sandbox.index)
        try sound.prefix(sound.count / 2).write(to: sandbox.index)
        let run = try sandbox.run(["search", "drone"])
        #expect(run.status == 2, "\(run)")
        #expect(run.errors.hasPrefix("fihrist: Index/fihrist.sqlite "))
    }
}
