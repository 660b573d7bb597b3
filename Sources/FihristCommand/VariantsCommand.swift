import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist variants`.
struct VariantsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "variants",
        abstract: "Lists the spellings of a name that occur, and why each counts as the name.",
        discussion: """
            As tsv it is a list to be edited: put ! before a spelling that is wrong, add a line for one \
            that is missing, and give the file to --entities of `fihrist search`, or of `fihrist index` \
            for what is indexed from then on.

              fihrist variants "Muammar Gaddafi"
              fihrist variants "Muammar Gaddafi" --format tsv > gaddafi.tsv
              fihrist search "Muammar Gaddafi" --entities gaddafi.tsv
            """
    )

    @Argument(help: "A name in any spelling.", completion: .none)
    var name: [String]

    @OptionGroup var file: IndexOptions

    @Option(
        help: ArgumentHelp(
            "A list of names to search by, besides those of the index. May be repeated.",
            valueName: "file"
        ),
        completion: .file()
    )
    var entities: [String] = []

    @Option(help: "How the answer is written.")
    var format = VariantFormat.text

    @OptionGroup var look: LookOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let name = name.joined(separator: " ")
        let index = try Index(at: file.index, entityLists: entities)
        for problem in index.listProblems { Diagnostics.note(problem) }
        let spellings = try index.variants(of: name)
        if spellings.isEmpty { Diagnostics.note("no spelling of “\(name)” occurs") }
        switch format {
        case .text: try output.write(SpellingListing.text(spellings, look: look.look))
        case .jsonl: try output.write(SpellingListing.jsonLines(spellings))
        case .csv: try output.write(SpellingListing.csv(spellings))
        case .tsv:
            let keys = Set(spellings.compactMap(\.entity))
            let known =
                keys.count == 1
                ? try keys.first.map {
                    try index.entities(named: $0, limit: 1)
                } : nil
            try output.write(SpellingListing.list(spellings, of: name, entity: known?.first))
        }
        return spellings.isEmpty ? .nothing : .found
    }
}

/// The formats of lists of spellings.
enum VariantFormat: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl, csv, tsv
}
