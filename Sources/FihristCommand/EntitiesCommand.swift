import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist entities`, which lists unless it is told otherwise.
struct EntitiesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "entities",
        abstract: "Lists who and what is mentioned, shows one of them, and corrects what they are.",
        discussion: """
            Without a name, the most frequent entities are listed. The last line of each is its id, \
            which filters and fields take as well as a name. `fihrist help entities list` tells more.

              fihrist entities
              fihrist entities "Kata'ib Hezbollah"
              fihrist entities merge "Islamic Resistance" name:organization:islamic-resistance-in-iraq
            """,
        subcommands: [
            ListEntitiesCommand.self, MergeEntitiesCommand.self, SplitEntitiesCommand.self,
            HideEntityCommand.self, RenameEntityCommand.self, EntityEditsCommand.self,
            UndoEditCommand.self,
        ],
        defaultSubcommand: ListEntitiesCommand.self
    )
}

/// The command `fihrist entities list`.
struct ListEntitiesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Lists who and what is mentioned, or shows one of them.",
        discussion: """
            A name that one entity has shows that one: its spellings, when it is spoken of, what it occurs \
            with more often than by chance (by log-likelihood), and the passages that say most of it. \
            Other names list all entities whose names begin so. `--format jsonl` and `csv` always list.

              fihrist entities
              fihrist entities list Hezbollah
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
        let index = try Index(at: file.index)
        for problem in index.listProblems { Diagnostics.note(problem) }
        if let name, format == .text || format == .json,
            let id = try onlyEntity(named: name, in: index),
            let profile = try index.profile(ofEntity: id, limit: min(limit, 50))
        {
            try output.write(
                format == .json
                    ? EntityProfileView.json(profile) + "\n"
                    : EntityProfileView.text(profile, look: look.look)
            )
            return .found
        }
        let entities = try index.entities(named: name, limit: limit)
        if entities.isEmpty, let name {
            Diagnostics.note("the index knows no entity called “\(name)”")
        }
        switch format {
        case .text: try output.write(EntityListing.text(entities, look: look.look))
        case .json, .jsonl: try output.write(EntityListing.jsonLines(entities))
        case .csv: try output.write(EntityListing.csv(entities))
        }
        return entities.isEmpty ? .nothing : .found
    }

    /// The id of the one entity that a name or id means; `nil` when it means several, or none.
    private func onlyEntity(named name: String, in index: Index) throws -> String? {
        if let entity = try index.entity(withID: name) { return entity.key }
        let found = try index.entities(called: name)
        return found.count == 1 ? found.first?.key : nil
    }
}

/// The formats of entities.
enum EntityFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, jsonl, csv
}
