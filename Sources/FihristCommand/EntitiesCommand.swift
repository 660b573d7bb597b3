import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist entities`.
struct EntitiesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Lists who and what is mentioned, and how it is spelled.",
        discussion: """
            Without a name, the most frequent entities are listed. The last line of each is its id, \
            which filters and fields take as well as a name.

              fihrist entities
              fihrist entities "Kata'ib Hezbollah"
              fihrist entities --limit 1000 --format csv > entities.csv
            """
    )

    @Argument(help: "A name, the start of one, a spelling or an id.", completion: .none)
    var name: [String] = []

    @OptionGroup var file: IndexOptions

    @Option(help: "How many entities to give.")
    var limit = 50

    @Option(help: "How the answer is written.")
    var format = EntityFormat.text

    @OptionGroup var look: LookOptions

    func validate() throws {
        guard (0...1_000_000_000).contains(limit) else {
            throw ValidationError("--limit takes a number from 0 to 1000000000")
        }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let name = name.isEmpty ? nil : name.joined(separator: " ")
        let entities = try Index(at: file.index).entities(named: name, limit: limit)
        if entities.isEmpty, let name {
            Diagnostics.note("the index knows no entity called “\(name)”")
        }
        switch format {
        case .text: try output.write(EntityListing.text(entities, look: look.look))
        case .jsonl: try output.write(EntityListing.jsonLines(entities))
        case .csv: try output.write(EntityListing.csv(entities))
        }
        return entities.isEmpty ? .nothing : .found
    }
}

/// The formats of lists of entities.
enum EntityFormat: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl, csv
}
