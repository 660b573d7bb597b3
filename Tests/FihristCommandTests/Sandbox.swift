import Foundation
import Testing

/// A folder of its own with a small corpus and an index of it.
final class Sandbox: Sendable {
    let folder: URL

    /// Makes a folder that goes when the sandbox does; `run(["index", "corpus"])` makes the index.
    convenience init() throws {
        try self.init(
            folder: FileManager.default.temporaryDirectory
                .appending(path: "fihrist-\(UUID().uuidString)", directoryHint: .isDirectory)
        )
    }

    private init(folder: URL) throws {
        self.folder = folder
        try write(
            """
            ---
            date: 2025-03-11
            source: Two Rivers Notebook
            ---
            # Armed groups

            Kata’ib Hezbollah fired a drone from Iraq. كتائب حزب الله is how it writes its name.
            """,
            to: "corpus/groups.md"
        )
        try write(
            "Missiles over Baghdad\n\nA missile fell near Baghdad on 2 June 2024.\n",
            to: "corpus/baghdad.txt"
        )
        try write(
            """
            {"id":"n-1","title":"Drones","text":"Ismail Qaani spoke of a drone.","date":"2025-06-01"}
            not JSON

            """,
            to: "corpus/news.jsonl"
        )
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record(error) }
    }

    /// A sandbox with its index made, for tests that leave both as they are.
    static func indexed() throws -> Sandbox { try shared.get() }

    /// A sandbox with a copy of that index.
    static func copied() throws -> Sandbox {
        let sandbox = try Sandbox()
        try FileManager.default.copyItem(
            at: try indexed().index.deletingLastPathComponent(),
            to: sandbox.index.deletingLastPathComponent()
        )
        return sandbox
    }

    /// Made once, since reading the lists of entities takes long; it stays beside the program.
    private static let shared = Result {
        let folder = program.deletingLastPathComponent()
            .appending(path: "FihristCommandTests-sandbox", directoryHint: .isDirectory)
        if FileManager.default.fileExists(atPath: folder.path()) {
            try FileManager.default.removeItem(at: folder)
        }
        let sandbox = try Sandbox(folder: folder)
        let run = try sandbox.run(["index", "corpus"])
        try #require(run.status == 0, "\(run.errors)")
        return sandbox
    }

    /// The index file.
    var index: URL { folder.appending(path: "Index/fihrist.sqlite") }

    func write(_ text: String, to path: String) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: file)
    }

    /// Runs the program in the folder.
    ///
    /// - Parameters:
    ///   - arguments: What follows `fihrist`.
    ///   - input: What its standard input holds.
    ///   - environment: Variables besides those of the test.
    /// - Returns: What it wrote, and its exit status.
    /// - Throws: What kept it from being started.
    func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> ProgramRun {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        return try finish(process, input: input, environment: environment)
    }

    /// Runs a line of shell with the program as `$FIHRIST`.
    func shell(_ line: String) throws -> ProgramRun {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", line]
        return try finish(process, input: "", environment: ["FIHRIST": Self.program.path()])
    }

    private func finish(
        _ process: Process,
        input: String,
        environment: [String: String]
    ) throws -> ProgramRun {
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let files = FileManager.default
        let given = files.temporaryDirectory.appending(path: "input-\(UUID().uuidString)")
        let said = files.temporaryDirectory.appending(path: "errors-\(UUID().uuidString)")
        try Data(input.utf8).write(to: given)
        try Data().write(to: said)
        defer {
            do {
                try files.removeItem(at: given)
                try files.removeItem(at: said)
            } catch { Issue.record(error) }
        }
        // Only the output is a pipe, so that reading it to its end cannot wait for anything else.
        let output = Pipe()
        process.standardInput = try FileHandle(forReadingFrom: given)
        process.standardError = try FileHandle(forWritingTo: said)
        process.standardOutput = output
        try process.run()
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return ProgramRun(
            output: String(decoding: written, as: UTF8.self),
            errors: String(decoding: try Data(contentsOf: said), as: UTF8.self),
            status: process.terminationReason == .exit ? process.terminationStatus : -1
        )
    }

    /// The program stands beside the tests.
    static let program = URL(filePath: CommandLine.arguments[0])
        .deletingLastPathComponent().appending(path: "fihrist")
}
