import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist stats`.
struct StatsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "stats",
        abstract: "Says how much an index holds.",
        discussion: """
              fihrist stats
              fihrist stats --format json
            """
    )

    @OptionGroup var file: IndexOptions

    @Option(help: "How the answer is written.")
    var format = PlainFormat.text

    @OptionGroup var look: LookOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let statistics = try Index(at: file.index).statistics()
        switch format {
        case .text: try output.write(StatisticsView.text(statistics, look: look.look))
        case .json: try output.write(StatisticsView.json(statistics) + "\n")
        }
        return .found
    }
}
