import EntityTagging

/// Finds sentences whose labels are likely to be wrong: a model that has not seen them disagrees
/// (jack-knife; after Wang et al., CrossWeigh, 2019).
enum DoubtfulLabels {
    static let folds = 4
    private static let passes = 4
    /// What a sentence weighs for each name that is told otherwise.
    private static let factor: Float = 0.25

    /// Makes the weights of doubted sentences smaller.
    static func weigh(_ data: inout TrainingData, featureCount: Int) {
        for fold in 0..<folds {
            var trainer = FieldTrainer(featureCount: featureCount)
            for pass in 0..<passes { _ = trainer.pass(pass, over: data, leavingOut: fold) }
            for sentence in data.folds.indices where Int(data.folds[sentence]) == fold {
                let start = sentence == 0 ? 0 : Int(data.sentenceEnds[sentence - 1])
                let own = Array(data.labels[start..<Int(data.sentenceEnds[sentence])])
                let differences = names(own).symmetricDifference(
                    names(trainer.labels(of: sentence, in: data))
                )
                // A name with another type or end is in both.
                for _ in 0..<(differences.count + 1) / 2 { data.weights[sentence] *= factor }
            }
        }
    }

    private struct Name: Hashable {
        var range: Range<Int>
        var type: Int
    }

    private static func names(_ labels: [UInt8]) -> Set<Name> {
        var names: Set<Name> = []
        var start = 0
        while start < labels.count {
            guard let type = NameLabel.type(of: labels[start]) else {
                start += 1
                continue
            }
            var end = start + 1
            while end < labels.count, labels[end] == NameLabel.inside(type) { end += 1 }
            names.insert(Name(range: start..<end, type: type))
            start = end
        }
        return names
    }
}
