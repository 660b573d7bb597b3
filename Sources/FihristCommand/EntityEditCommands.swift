import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist entities merge`.
struct MergeEntitiesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Makes several entities one: what the first is.",
        discussion: """
            The edit is written to a file beside the index, INDEX.edits.tsv, and holds for all that is \
            indexed later. Nothing is indexed anew.

              fihrist entities merge "Islamic Resistance" name:organization:islamic-resistance-in-iraq
            """
    )

    @Argument(help: "Names or ids, two or more.", completion: .none)
    var entities: [String]

    @OptionGroup var file: IndexOptions

    func validate() throws {
        guard entities.count > 1 else { throw ValidationError("merge takes two entities or more") }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let index = try Index(at: file.index)
        guard let found = try EntityChoice.only(entities, in: index) else { return .failed }
        guard Set(found.map(\.key)).count == found.count else {
            Diagnostics.error("some of these are one already")
            return .failed
        }
        return try EntityChoice.make(.merge(found.map(\.key)), in: index, &output)
    }
}

/// The command `fihrist entities split`.
struct SplitEntitiesCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "split",
        abstract: "Makes two of an entity that is made of several.",
        discussion: """
            Takes the id of the entity and of the part that is another: `fihrist entities ID` shows the ids \
            that it is made of. What one list entry has as its spellings is one; strike a spelling with ! in \
            a list of your own, and index again.
            """
    )

    @Argument(help: "The entity's id.", completion: .none)
    var entity: String

    @Argument(help: "The id of what is another.", completion: .none)
    var part: String

    @OptionGroup var file: IndexOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let index = try Index(at: file.index)
        let whole = try index.entity(withID: entity)
        guard let whole, whole.parts.contains(part), whole.parts.contains(entity), part != entity
        else {
            Diagnostics.error(
                whole.map {
                    "“\(part)” is no part of \($0.name), which is made of "
                        + $0.parts.joined(separator: ", ")
                } ?? "the index has no entity with the id “\(entity)”"
            )
            return .failed
        }
        return try EntityChoice.make(.split(entity, part), in: index, &output)
    }
}

/// The command `fihrist entities hide`.
struct HideEntityCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "hide",
        abstract: "Leaves an entity out: from facets, filters, lists and exports."
    )

    @Argument(help: "A name or an id.", completion: .none)
    var entity: String

    @OptionGroup var file: IndexOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let index = try Index(at: file.index)
        guard let found = try EntityChoice.only([entity], in: index) else { return .failed }
        return try EntityChoice.make(.hide(found[0].key), in: index, &output)
    }
}

/// The command `fihrist entities rename`.
struct RenameEntityCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "rename",
        abstract: "Gives an entity another name to be shown by."
    )

    @Argument(help: "A name or an id.", completion: .none)
    var entity: String

    @Argument(help: "What it is called.", completion: .none)
    var name: String

    @OptionGroup var file: IndexOptions

    func validate() throws {
        guard name.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("give a name")
        }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let index = try Index(at: file.index)
        guard let found = try EntityChoice.only([entity], in: index) else { return .failed }
        return try EntityChoice.make(.rename(found[0].key, to: name), in: index, &output)
    }
}

/// The command `fihrist entities edits`.
struct EntityEditsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "edits",
        abstract: "Lists the edits, with their lines in the file beside the index."
    )

    @OptionGroup var file: IndexOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let index = try Index(at: file.index)
        for problem in index.listProblems { Diagnostics.error(problem) }
        let edits = try index.edits()
        try output.write(EntityEditListing.text(edits))
        guard edits.problems.isEmpty else { return .failed }
        return edits.edits.isEmpty ? .nothing : .found
    }
}

/// The command `fihrist entities undo`.
struct UndoEditCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Takes the last edit back, or the one on a line of the file."
    )

    @Argument(help: "The edit's line, as `fihrist entities edits` tells it.")
    var line: Int?

    @OptionGroup var file: IndexOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        guard let edit = try Index(at: file.index).undoEdit(line: line) else {
            Diagnostics.error(line.map { "no edit is on line \($0)" } ?? "there are no edits")
            return .nothing
        }
        try output.write("undone: \(EntityEditListing.words(edit))\n")
        return .found
    }
}

/// Finds the entities that an edit is to be about, and makes it.
enum EntityChoice {
    /// The one entity that each name or id means; what is not clear is said.
    ///
    /// - Returns: `nil` when it is not clear which ones are meant.
    static func only(_ names: [String], in index: Index) throws -> [EntitySummary]? {
        for problem in index.listProblems { Diagnostics.note(problem) }
        var chosen: [EntitySummary] = []
        for name in names {
            if let entity = try index.entity(withID: name) {
                chosen.append(entity)
                continue
            }
            let found = try index.entities(called: name)
            guard let only = found.first, found.count == 1 else {
                let list = found.prefix(10).map {
                    "\n    \($0.key)  \($0.name), \($0.type), \($0.mentions) mentions"
                }
                Diagnostics.error(
                    found.isEmpty
                        ? "the index knows no entity called “\(name)”"
                        : "“\(name)” may be any of these; give the id:" + list.joined()
                )
                return nil
            }
            chosen.append(only)
        }
        return chosen
    }

    /// Makes an edit and says so.
    static func make(
        _ edit: EntityEdit,
        in index: Index,
        _ output: inout StandardOutput
    ) throws -> Outcome {
        try index.edit(edit)
        try output.write("\(EntityEditListing.words(edit))\n")
        return .found
    }
}
