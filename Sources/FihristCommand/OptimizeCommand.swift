import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist optimize`.
struct OptimizeCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "optimize",
        abstract: "Puts an index in order.",
        discussion: """
            Makes one piece of the full-text index and the lists of what is frequent anew. Indexing does so \
            by itself where it pays; after many small runs, searches may become faster. What is found stays \
            the same.

              fihrist optimize --index reports.sqlite
            """
    )

    @OptionGroup var file: IndexOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let report = try Index(at: file.index).optimize()
        try output.write(OptimizationText.line(report))
        return .found
    }
}
