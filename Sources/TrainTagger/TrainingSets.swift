/// The openly licensed sets that a model is trained on.
struct TrainingSet {
    var path: String
    /// What its sentences weigh.
    var weight: Float
    /// Whether its labels are often wrong, so that sentences weigh less where others disagree.
    var isDoubted = false

    static let english = [
        TrainingSet(path: "ner/gmb/train.norm.bio", weight: 2, isDoubted: true),
        TrainingSet(path: "ner/wikigold/all.bio", weight: 1),
        TrainingSet(path: "ner/wnut17/train.4c.bio", weight: 2),
        TrainingSet(path: "ner/btc/a.bio", weight: 1),
        TrainingSet(path: "ner/btc/b.bio", weight: 1),
        TrainingSet(path: "ner/btc/f.bio", weight: 1),
        TrainingSet(path: "ner/btc/h.bio", weight: 1),
        TrainingSet(path: "ner/sec_filings/train.bio", weight: 0.5),
        TrainingSet(path: "ner/crossner_politics/train.4c.bio", weight: 3),
    ]
}
