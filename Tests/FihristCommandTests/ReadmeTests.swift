import Foundation
import Testing

/// Every command of README does what it says, from the root of the project.
struct ReadmeTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The blocks of code in a language.
    static func blocks(_ language: String) throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        return text.components(separatedBy: "```\(language)\n").dropFirst().compactMap {
            $0.components(separatedBy: "```").first
        }
    }

    /// The lines of `console` blocks that begin with a prompt.
    private static func commands() throws -> [String] {
        let text = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        var isInside = false
        return text.split(separator: "\n", omittingEmptySubsequences: false).compactMap { line in
            if line.hasPrefix("```") { isInside = line == "```console" }
            guard isInside, line.hasPrefix("$ fihrist ") else { return nil }
            return String(line.dropFirst("$ fihrist ".count))
        }
    }

    @Test func everyCommandRuns() throws {
        let commands = try Self.commands()
        #expect(commands.count >= 12)
        let sandbox = try Sandbox()
        let seeds = sandbox.folder.appending(path: "seeds")
        try FileManager.default.copyItem(at: Self.root.appending(path: "seeds"), to: seeds)
        #expect(try sandbox.run(["index"]).status == 0)
        for command in commands {
            let run = try sandbox.shell("\"$FIHRIST\" \(command)")
            #expect(run.status == 0, "fihrist \(command): \(run.errors)")
            #expect(!run.output.isEmpty, "fihrist \(command) prints nothing")
        }
    }

    @Test(arguments: ["'", "’", "ʾ", "ʼ", "`", ""])
    func theDemoFindsTheNameWhateverApostropheIsTyped(apostrophe: String) throws {
        let sandbox = try Sandbox()
        try FileManager.default.copyItem(
            at: Self.root.appending(path: "seeds/iraq"),
            to: sandbox.folder.appending(path: "seeds")
        )
        #expect(try sandbox.run(["index"]).status == 0)
        let run = try sandbox.run(["search", "\"Kata\(apostrophe)ib Hezbollah\"", "--limit", "3"])
        #expect(run.status == 0)
        #expect(run.output.contains("Iraq"))
        #expect(run.output.contains("⟦"))
    }
}
