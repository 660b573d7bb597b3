import Foundation
import Testing

struct OutputTests {
    @Test func coloursAreForTerminalsUnlessAskedFor() throws {
        let sandbox = try Sandbox.indexed()
        let plain = ["search", "drone"]
        #expect(try !sandbox.run(plain).output.contains("\u{1B}["))
        #expect(try sandbox.run(plain + ["--color", "always"]).output.contains("\u{1B}[1;31m"))
        let always = try sandbox.run(
            plain + ["--color", "always"],
            environment: ["NO_COLOR": "1"]
        )
        #expect(always.output.contains("\u{1B}[1;31m"))
    }

    private static let hasTerminals = ["/dev/pts/ptmx", "/usr/bin/script"].allSatisfy {
        FileManager.default.fileExists(atPath: $0)
    }

    @Test(
        .enabled(if: hasTerminals, "needs pseudo-terminals and the program script"),
        arguments: [("", true), ("NO_COLOR=1", false), ("TERM=dumb", false), ("NO_COLOR=", true)]
    )
    func terminalGetsColours(_ variable: String, isColored: Bool) throws {
        let sandbox = try Sandbox.indexed()
        let run = try sandbox.shell(
            "env -u NO_COLOR TERM=xterm \(variable) script -qec \"$FIHRIST search drone\" /dev/null </dev/null"
        )
        #expect(run.output.contains("\u{1B}[1;31m") == isColored, "\(run)")
    }

    @Test func linesFitTheWidth() throws {
        let run = try Sandbox.indexed().run(["search", "drone"], environment: ["COLUMNS": "60"])
        #expect(run.lines.allSatisfy { $0.count <= 62 }, "\(run.output)")
    }

    @Test func closedPipeIsNoError() throws {
        let sandbox = try Sandbox.indexed()
        let queries = (0..<20_000).map { "\($0)\tdrone\n" }.joined()
        try sandbox.write(queries, to: "many.tsv")
        let run = try sandbox.shell(
            "{ $FIHRIST search --batch many.tsv --limit 1; echo \"status $?\" >&2; } | head -n 1"
        )
        #expect(run.errors == "status 0\n")
        #expect(run.output.hasPrefix("0  drone"))
    }

    @Test func fullDiskIsAnError() throws {
        let run = try Sandbox.indexed().shell("$FIHRIST search drone > /dev/full")
        #expect(run.status == 2)
        #expect(run.errors.hasPrefix("fihrist: the output cannot be written: "))
    }

    @Test func jsonFitsItsSchema() throws {
        let sandbox = try Sandbox.indexed()
        let schema = try JSONSchema()
        let arguments = [
            "search", "drone OR \"Kata'ib Hezbollah\" \"", "--facet", "all", "--explain",
        ]
        let lines = try sandbox.run(arguments + ["--format", "jsonl"]).lines
        #expect(lines.count == 3)
        for line in lines { #expect(try schema.problems(of: line) == []) }
        let object = try sandbox.run(arguments + ["--format", "json"]).output
        #expect(try schema.problems(of: object) == [])
        #expect(try schema.problems(of: "{\"type\":\"hit\",\"rank\":0}") != [])
    }

    @Test func highlightsAreWhatTheQuerySays() throws {
        let run = try Sandbox.indexed().run(["search", "Kataib Hezbollah", "--format", "jsonl"])
        let line = try #require(run.lines.first)
        let hit = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        )
        let passage = try #require(hit["passage"] as? [String: Any])
        let text = Array(try #require(passage["text"] as? String).utf8)
        let highlights = try #require(hit["highlights"] as? [[String: Any]])
        let written = highlights.compactMap { highlight -> String? in
            guard let start = highlight["start"] as? Int, let end = highlight["end"] as? Int
            else { return nil }
            return String(decoding: text[start..<end], as: UTF8.self)
        }
        #expect(written == ["Kata’ib Hezbollah", "كتائب حزب الله"])
    }
}
