import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist show`.
struct ShowCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows a document with all its passages.",
        discussion: """
            A name that several documents have is answered with the list of them, and exit status 2.

              fihrist show iraq/groups.md
              fihrist show news.jsonl#2025-0117 --format json
            """
    )

    @Argument(help: "A document's id, its path, or the end of its path.", completion: .file())
    var document: String

    @OptionGroup var file: IndexOptions

    @Option(help: "How the document is written.")
    var format = PlainFormat.text

    @OptionGroup var look: LookOptions

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let documents = try Index(at: file.index).documents(named: document, limit: 20)
        guard let only = documents.first else {
            Diagnostics.error("no document is called “\(document)”")
            return .nothing
        }
        guard documents.count == 1 else {
            Diagnostics.error(
                "“\(document)” may be any of these; give more of the path, or an id:\n"
                    + DocumentView.choices(
                        documents,
                        look: TextLook(directory: look.look.directory)
                    )
            )
            return .failed
        }
        switch format {
        case .text: try output.write(DocumentView.text(only, look: look.look))
        case .json: try output.write(DocumentView.json(only) + "\n")
        }
        return .found
    }
}
