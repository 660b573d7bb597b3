import ArgumentParser
import Fihrist
import Foundation
import Rendering

/// The command `fihrist import`.
struct ImportCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes in what `fihrist export` wrote, or FollowTheMoney entities.",
        discussion: """
            Documents from `fihrist export` keep their passages and mentions. Documents of \
            FollowTheMoney, as Aleph and OpenAleph export them, are split and tagged; the persons, \
            organizations and places that come with them are known by all their names.

              fihrist import everything.jsonl --index copy.sqlite
              fihrist export --format ftm | fihrist import - --index copy.sqlite
            """
    )

    @Argument(help: "Files; `-` is the standard input.", completion: .file())
    var paths: [String]

    @OptionGroup var file: IndexOptions

    @Option(help: "How many documents are worked on at the same time. (default: one a processor)")
    var jobs: Int?

    @Flag(help: "Show no progress and no counts, only what was skipped.")
    var quiet = false

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to 1024")
        }
    }

    func perform(_ output: inout StandardOutput) async throws -> Outcome {
        let files = FileManager.default
        for path in paths where path != "-" && !files.fileExists(atPath: path) {
            throw MissingInput(paths: [path])
        }
        try file.makeFolder()
        let options = IndexingOptions(
            paths: paths,
            index: file.index,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
        )
        let report = try await ProgressDisplay(isQuiet: quiet).report(of: Index.importing(options))
        let look = TextLook(directory: files.currentDirectoryPath)
        try output.write(IndexingText.report(report, look: look, isQuiet: quiet))
        return .found
    }
}
