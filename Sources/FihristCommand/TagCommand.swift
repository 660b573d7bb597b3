import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist tag`.
struct TagCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "tag",
        abstract: "Marks who and what a text mentions; needs no index.",
        discussion: """
            With `--format jsonl`, start and end are UTF-8 byte offsets into the text. With `--format
            conll` the input has a token and a tab a line, and an empty line behind each sentence; the
            answer has a tag behind each token.

              fihrist tag report.txt
              echo "Ismail Qaani visited Baghdad." | fihrist tag --format jsonl
            """
    )

    @Argument(help: "A text file in UTF-8; `-` is the standard input.", completion: .file())
    var file = "-"

    @Option(
        help: ArgumentHelp(
            "A list of entities to know besides those that are built in. May be repeated.",
            valueName: "file"
        ),
        completion: .file()
    )
    var entities: [String] = []

    @Option(help: "How the answer is written.")
    var format = TagFormat.text

    @Flag(help: "Leave out what entity lists know.")
    var noGazetteer = false

    @Flag(help: "Leave out the trained model, which finds names that no list has.")
    var noModel = false

    @OptionGroup var look: LookOptions

    func validate() throws {
        if noGazetteer, noModel {
            throw ValidationError("without gazetteer and model nothing can be found")
        }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let input = try InputFile(file)
        guard let text = String(validating: input.bytes, as: UTF8.self) else {
            throw InputError(name: input.name, reason: "it is not UTF-8")
        }
        let tagger = try TextTagger(entityLists: entities)
        for problem in tagger.listProblems { Diagnostics.note(problem) }
        let sources: TextTagger.Sources = noGazetteer ? .model : noModel ? .lists : .both
        if format == .conll {
            let answer = tagger.tag(columns: input.bytes, by: sources)
            try output.write(String(decoding: answer, as: UTF8.self))
            return .found
        }
        let found = tagger.tag(text, by: sources)
        switch format {
        case .text: try output.write(TaggedText.text(text, entities: found, look: look.look))
        case .html: try output.write(TaggedPage.html(text, entities: found, title: input.name))
        case .jsonl, .conll: try output.write(TaggedText.jsonLines(found))
        }
        return found.isEmpty ? .nothing : .found
    }
}

/// The formats of a tagged text.
enum TagFormat: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl, conll, html
}
