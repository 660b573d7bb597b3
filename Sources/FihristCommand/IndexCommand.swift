import ArgumentParser
import Fihrist
import Foundation
import Rendering

/// The command `fihrist index`.
struct IndexCommand: Job {
    static let configuration = CommandConfiguration(
        commandName: "index",
        abstract: "Reads files and folders into an index.",
        discussion: """
            Text, Markdown, HTML, PDF, DOCX, JSON lines, CSV and TSV are read; folders with all that \
            is below them. What is in the index already and has not changed is passed over, so that \
            the same command brings an index up to date. A file or a record that cannot be read is \
            named in the report, and the others are indexed.

              fihrist index
              fihrist index ~/reports ~/feeds/today.jsonl --index reports.sqlite
              fihrist index ~/reports --prune
              curl -s https://example.org/feed.jsonl | fihrist index -
            """
    )

    @Argument(
        help: "Files and folders; `-` is the standard input, as JSON lines or text.",
        completion: .file()
    )
    var paths = ["seeds"]

    @OptionGroup var file: IndexOptions

    @Option(
        help: ArgumentHelp(
            "A list of entities to know besides those that are built in. May be repeated.",
            discussion: "OpenSanctions' targets.simple.csv, FollowTheMoney JSON lines, or TSV.",
            valueName: "file"
        ),
        completion: .file()
    )
    var entities: [String] = []

    @Flag(
        inversion: .prefixedNo,
        help: "Know the entities that are built in, besides those of --entities."
    )
    var gazetteer = true

    @Flag(
        inversion: .prefixedNo,
        help: "Find names that no list has. Without, a run is three times as fast."
    )
    var model = true

    @Option(help: "How many documents are worked on at the same time. (default: one a processor)")
    var jobs: Int?

    @Flag(help: "Take documents out of the index whose files are gone.")
    var prune = false

    @Flag(help: "Show no progress and no counts, only what was skipped.")
    var quiet = false

    @Flag(help: "Say on standard error what was mended on reading, such as a guessed encoding.")
    var verbose = false

    @Option(help: ArgumentHelp("The largest file that is read whole, in MB.", valueName: "mb"))
    var maxFileSize = 64

    func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs takes a number from 1 to 1024")
        }
        guard (1...1_000_000).contains(maxFileSize) else {
            throw ValidationError("--max-file-size takes a number of megabytes from 1 to 1000000")
        }
    }

    func perform(_ output: inout StandardOutput) async throws -> Outcome {
        let files = FileManager.default
        guard paths.contains(where: { $0 == "-" || files.fileExists(atPath: $0) }) else {
            throw MissingInput(paths: paths)
        }
        try file.makeFolder()
        var options = IndexingOptions(
            paths: paths,
            index: file.index,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount
        )
        options.entityLists = entities
        options.usesGazetteer = gazetteer
        options.usesModel = model
        options.prunes = prune
        options.maximumFileBytes = maxFileSize << 20
        LogOutput.start(isVerbose: verbose)
        let report = try await ProgressDisplay(isQuiet: quiet).report(of: Index.indexing(options))
        let look = TextLook(directory: files.currentDirectoryPath)
        try output.write(IndexingText.report(report, look: look, isQuiet: quiet))
        return .found
    }
}

extension IndexOptions {
    /// Makes the folder that the index file is to be in.
    func makeFolder() throws {
        let folder = URL(filePath: index).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw FolderError(path: folder.path(percentEncoded: false), reason: error.reason)
        }
    }
}

/// None of the paths named is there.
struct MissingInput: Error, CustomStringConvertible {
    let paths: [String]

    var description: String {
        "there is nothing at \(paths.joined(separator: ", ")); name a file or folder to index"
    }
}

/// The folder of an index cannot be made.
struct FolderError: Error, CustomStringConvertible {
    let path: String
    let reason: String

    var description: String { "the folder \(path) cannot be made: \(reason)" }
}

extension Error {
    /// Why it came about, in the operating system's words where it has any.
    var reason: String {
        let underlying = (self as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
        return (underlying ?? self).localizedDescription
    }
}
