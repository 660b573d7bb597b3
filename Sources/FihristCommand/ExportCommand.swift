import ArgumentParser
import Fihrist
public import Rendering

/// The command `fihrist export`.
struct ExportCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes out what an index holds, for other tools.",
        discussion: """
            JSON Lines and FollowTheMoney entities, which Aleph and OpenAleph take, hold all parts; a \
            CSV file holds one. `fihrist import` takes JSON Lines and FollowTheMoney back.

              fihrist export > everything.jsonl
              fihrist export mentions --format csv > mentions.csv
              fihrist export --format ftm > entities.ftm.json
            """
    )

    @Argument(help: "What to write: entities, documents, passages, mentions. (default: all)")
    var parts: [ExportPart] = []

    @OptionGroup var file: IndexOptions

    @Option(help: "How it is written.")
    var format = ExportFormat.jsonl

    func validate() throws {
        if format == .csv, parts.count != 1 {
            throw ValidationError(
                "a CSV file is one table; name one of \(ExportPart.names), as in"
                    + " `fihrist export documents --format csv`"
            )
        }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let parts = Set(parts.isEmpty ? ExportPart.allCases : parts)
        let index = try Index(at: file.index)
        switch format {
        case .jsonl:
            let renderer = ExportJSON(parts)
            try index.forEachItem(of: parts.kinds) { try output.write(renderer.lines(of: $0)) }
        case .ftm:
            let renderer = ExportFtM(parts)
            try index.forEachItem(of: parts.kinds) { try output.write(renderer.lines(of: $0)) }
        case .csv:
            let renderer = ExportCSV(parts.first ?? .documents)
            try output.write(renderer.header)
            try index.forEachItem(of: parts.kinds) { try output.write(renderer.rows(of: $0)) }
        }
        return .found
    }
}

/// The formats of an export.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
    case jsonl, csv, ftm
}

extension ExportPart: ExpressibleByArgument {
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
