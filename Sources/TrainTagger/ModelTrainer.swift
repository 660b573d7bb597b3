import EntityTagging

/// Trains the weights of a model whose lexicon is made.
struct ModelTrainer {
    let tagger: EntityTagger
    /// How often all sentences are gone over.
    var passes = 8
    /// The first pass after which the weights count: the model has the mean of what they were then
    /// (after Polyak and Juditsky 1992).
    var firstCounted = 3
    /// How many features a model keeps.
    var featureLimit = 242_000
    let log: (String) -> Void

    /// Trains a model.
    ///
    /// - Parameters:
    ///   - model: The bytes of a model; of it only the lexicon is used.
    ///   - documents: What to learn from, in this order.
    /// - Returns: The bytes of the trained model.
    /// - Throws: ``TrainingError`` when the bytes are no model.
    func train(_ model: [UInt8], on documents: [LabelledDocument]) throws -> [UInt8] {
        guard let words = NameModel(ModelBytes(model)) else {
            throw TrainingError("that is no model; make the words first")
        }
        var memory = RecognizerMemory()
        var data = TrainingData()
        var copies = TextCopies(
            cities: tagger.entities.filter { $0.type == .place }.map(\.name)
        )
        for document in documents {
            data.add(document, tagger: tagger, model: words, memory: &memory)
            if let copy = copies.copy(of: document) {
                data.add(copy, tagger: tagger, model: words, memory: &memory)
            }
        }
        let hashes = data.dropRareFeatures()
        log("\(data.weights.count) sentences, \(data.labels.count) units, \(hashes.count) features")
        DoubtfulLabels.weigh(&data, featureCount: hashes.count)
        log("doubtful labels weighed: \(data.weights.reduce(0, +)) is left")
        var trainer = FieldTrainer(featureCount: hashes.count)
        var mean = WeightMean()
        for pass in 0..<passes {
            log("pass \(pass + 1): loss \(trainer.pass(pass, over: data))")
            if pass >= firstCounted { mean.add(trainer) }
        }
        return ModelWriter(copying: model).bytes(
            hashes: hashes,
            weights: mean.weights,
            transitions: mean.transitions,
            limit: featureLimit
        )
    }
}

/// The mean of weights at several times.
private struct WeightMean {
    private var sums: [FieldTrainer.Vector] = []
    private var transitionSums: [FieldTrainer.Vector] = []
    private var count: Float = 0

    mutating func add(_ trainer: FieldTrainer) {
        count += 1
        if sums.isEmpty {
            (sums, transitionSums) = (trainer.weights, trainer.transitions)
        } else {
            for index in sums.indices { sums[index] += trainer.weights[index] }
            for row in transitionSums.indices { transitionSums[row] += trainer.transitions[row] }
        }
    }

    var weights: [FieldTrainer.Vector] { sums.map { $0 / count } }
    var transitions: [FieldTrainer.Vector] { transitionSums.map { $0 / count } }
}
