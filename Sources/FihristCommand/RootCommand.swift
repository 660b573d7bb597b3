import ArgumentParser

/// The command `fihrist`.
struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fihrist",
        abstract: "Searches news and reports, and finds names however they are spelled.",
        discussion: """
            Documents are read once into one index file; every search is answered from that file, \
            without a server and without a network.

              fihrist index ~/reports
              fihrist search "Kata'ib Hezbollah" --country IQ
              fihrist search drone OR missile --from 2025-06 --format jsonl

            Exit status: 0 when something was found, 1 when nothing was, 2 when there was an error.
            """,
        version: "0.1.0",
        subcommands: [
            IndexCommand.self, SearchCommand.self, FacetsCommand.self, EntitiesCommand.self,
            VariantsCommand.self,
            ShowCommand.self, TagCommand.self, ExportCommand.self, ImportCommand.self,
            StatsCommand.self,
            OptimizeCommand.self,
            VerifyCommand.self,
        ]
    )
}

/// The option that names the index file.
struct IndexOptions: ParsableArguments {
    @Option(help: "The index file.", completion: .file(extensions: ["sqlite"]))
    var index = "Index/fihrist.sqlite"
}
