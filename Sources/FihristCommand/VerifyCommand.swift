import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist verify`.
struct VerifyCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Checks an index against itself.",
        discussion: """
            The file, the full-text index against the text it was made of, references, totals and \
            facts. Exit status 2 when anything is wrong.

              fihrist verify --index reports.sqlite
            """
    )

    @OptionGroup var file: IndexOptions
    @OptionGroup var look: LookOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let checks = try Index.verify(at: file.index)
        try output.write(CheckText.lines(checks, look: look.look))
        guard checks.allSatisfy(\.problems.isEmpty) else {
            Diagnostics.error("\(file.index) is not sound; index again into a new file")
            return .failed
        }
        return .found
    }
}
