import EntityTagging
import Foundation

/// Trains the model of the entity tagger.
///
/// `TrainTagger words DATA MODEL` makes the lexicon and writes a model without weights; `TrainTagger
/// weights DATA MODEL` trains its weights. See Documentation/ModelCard.md. `TrainTagger lists FILE`
/// compiles the entity lists that the program carries.
@main
enum EntryPoint {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments.count == 2, arguments.first == "lists", let path = arguments.last {
            return try write(CompiledGazetteer.compiledLists(), path)
        }
        guard arguments.count == 3, let step = arguments.first else {
            throw TrainingError("usage: TrainTagger words|weights DATA MODEL, or lists FILE")
        }
        let (data, model) = (Array(arguments)[1], Array(arguments)[2])
        switch step {
        case "words": try makeWords(data, model)
        case "weights": try train(data, model)
        default: throw TrainingError("‘\(step)’ is neither words nor weights")
        }
    }

    private static func makeWords(_ data: String, _ model: String) throws {
        var counts = WordCounts()
        for name in ["ungdc", "factbook", "us_presidential_speeches"] {
            try counts.add(jsonLines: "\(data)/news/\(name).jsonl")
            log("\(name): \(counts.stream.count) words")
        }
        let classes = WordClasses(counts)
        log("\(classes.classes.count) words have a class")
        var maker = LexiconMaker()
        maker.add(counts, classes)
        for language in ["arabic", "hebrew", "russian"] {
            try maker.add(
                nameWords: "\(data)/names/translit_wikidata_en_\(language)_80.tsv",
                bothScripts: language == "arabic"
            )
        }
        try maker.add(cities: "\(data)/gaz/cities15000.tsv")
        try maker.add(actors: "\(data)/gaz/phoenix_actors.tsv")
        for entity in EntityTagger(gazetteer: .shipped()).entities {
            if entity.type == .person { maker.add(person: entity.name) }
            if entity.type == .organization { maker.add(organization: entity.name) }
        }
        maker.finish()
        log("\(maker.entries.count) entries in the lexicon")
        try write(ModelWriter(lexicon: maker.entries, classes: classes.coarser).bytes(), model)
    }

    private static func train(_ folder: String, _ path: String) throws {
        let model = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let documents = try TrainingSet.english.flatMap { set in
            try ColumnReader.documents(set, in: folder)
        }
        let trainer = ModelTrainer(tagger: EntityTagger(gazetteer: .shipped()), log: log)
        try write(trainer.train(model, on: documents), path)
    }

    private static func write(_ bytes: [UInt8], _ path: String) throws {
        try Data(bytes).write(to: URL(filePath: path))
        log("\(path): \(bytes.count) bytes")
    }

    private static func log(_ line: String) {
        FileHandle.standardError.write(Data((line + "\n").utf8))
    }
}
