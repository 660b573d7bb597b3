import EntityTagging
import Foundation
import Testing

@testable import TrainTagger

/// The trainer on a tiny corpus.
@Suite struct TrainingTests {
    private let text =
        "the envoy met Anna Lund in Velmor . Anna Lund left Velmor . the envoy slept ."

    private var documents: [LabelledDocument] {
        var sentence = LabelledSentence()
        for word in text.split(separator: " ") {
            sentence.tokens.append(Array(word.utf8))
            let label: UInt8 =
                switch word {
                case "Anna": NameLabel.begin(0)
                case "Lund": NameLabel.inside(0)
                case "Velmor": NameLabel.begin(2)
                default: NameLabel.outside
                }
            sentence.labels.append(label)
        }
        return (0..<12).map {
            LabelledDocument(
                sentences: [sentence],
                weight: 1,
                fold: Int8($0 % DoubtfulLabels.folds)
            )
        }
    }

    private func words() -> [UInt8] {
        var counts = WordCounts()
        for _ in 0..<20 { counts.add(text) }
        var maker = LexiconMaker()
        let classes = WordClasses(counts)
        maker.add(counts, classes)
        maker.add(person: "Anna Lund")
        maker.finish()
        return ModelWriter(lexicon: maker.entries, classes: classes.coarser).bytes()
    }

    private func train() throws -> [UInt8] {
        let tagger = EntityTagger(gazetteer: Gazetteer(entities: []))
        return try ModelTrainer(tagger: tagger, log: { _ in }).train(words(), on: documents)
    }

    @Test func theSameTextGivesTheSameBytes() throws {
        #expect(try train() == train())
    }

    @Test func whatWasLearntIsFound() throws {
        let model = try #require(NameModel(ModelBytes(try train())))
        let tagger = EntityTagger(gazetteer: Gazetteer(entities: []), model: model)
        let columns = "the\nenvoy\nmet\nAnna\nLund\n.\n"
        let answer = String(decoding: tagger.tag(columns: Array(columns.utf8)), as: UTF8.self)
        #expect(answer == "the\tO\nenvoy\tO\nmet\tO\nAnna\tB-PER\nLund\tI-PER\n.\tO\n\n")
    }

    @Test func bytesThatAreNoModelAreRefused() {
        let tagger = EntityTagger(gazetteer: Gazetteer(entities: []))
        #expect(throws: TrainingError.self) {
            try ModelTrainer(tagger: tagger, log: { _ in }).train([1, 2, 3], on: documents)
        }
    }
}
