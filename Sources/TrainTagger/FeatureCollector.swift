import EntityTagging
import TextAnalysis

/// The sentences of all sets as numbers of features.
struct TrainingData {
    /// The features of all units, one behind the other: those that always count, those of the word
    /// itself, those of entity lists.
    var features: [Int32] = []
    /// Where the features of each unit end, by kind.
    var ends: [(plain: Int32, word: Int32, lists: Int32)] = []
    var labels: [UInt8] = []
    /// Where each sentence ends, in ``labels``.
    var sentenceEnds: [Int32] = []
    var weights: [Float] = []
    /// The part of its set that each sentence is in, if the set's labels are doubted, else -1.
    var folds: [Int8] = []
    var numbers = FeatureNumbers()
}

/// Keeps features in the order they come.
struct FeatureCollector: FeatureSink {
    var features: [UInt64] = []

    mutating func add(_ feature: UInt64) { features.append(feature) }
}

extension TrainingData {
    /// Adds a document.
    mutating func add(
        _ document: LabelledDocument,
        tagger: EntityTagger,
        model: NameModel,
        memory: inout RecognizerMemory
    ) {
        var columns = ColumnText()
        for sentence in document.sentences {
            columns.add(sentence: sentence.tokens)
        }
        let tags = document.sentences.flatMap(\.labels)
        var tokens = TokenList()
        Tokenizer().tokenize(columns.bytes.span, into: &tokens)
        let text = tagger.prepare(
            columns.bytes.span,
            tokens: tokens,
            sentences: columns.sentences,
            model: model,
            memory: &memory
        )
        let labels = Self.labels(text.list, columns, tags)
        var start = 0
        var collected = FeatureCollector()
        for end in text.list.sentenceEnds {
            let range = start..<end
            let full = SentenceFeatures(memory.forms, text.numbers[range], text.evidence[range])
            let bare = SentenceFeatures(
                memory.forms,
                text.numbers[range],
                text.evidence[range],
                usesLists: false
            )
            for unit in 0..<range.count {
                collected.features.removeAll(keepingCapacity: true)
                for offset in max(-2, -unit)...min(2, range.count - 1 - unit) {
                    let form = memory.forms.forms[Int(text.numbers[start + unit + offset])]
                    WordFeatures.add(form, at: offset, ownWord: false, to: &collected)
                }
                bare.add(of: unit, to: &collected)
                let plain = collected.features
                let plainSet = Set(plain)
                collected.features.removeAll(keepingCapacity: true)
                WordFeatures.add(
                    memory.forms.forms[Int(text.numbers[start + unit])],
                    at: 0,
                    to: &collected
                )
                let own = collected.features.filter { !plainSet.contains($0) }
                collected.features.removeAll(keepingCapacity: true)
                full.add(of: unit, to: &collected)
                let lists = collected.features.filter { !plainSet.contains($0) }
                for feature in plain { features.append(numbers.number(of: feature)) }
                let plainEnd = Int32(features.count)
                for feature in own { features.append(numbers.number(of: feature)) }
                let wordEnd = Int32(features.count)
                for feature in lists { features.append(numbers.number(of: feature)) }
                ends.append((plainEnd, wordEnd, Int32(features.count)))
            }
            self.labels += labels[range]
            sentenceEnds.append(Int32(self.labels.count))
            weights.append(document.weight)
            folds.append(document.fold)
            start = end
        }
    }

    /// The label of each unit, by the token that it begins in.
    static func labels(_ list: UnitList, _ columns: ColumnText, _ tags: [UInt8]) -> [UInt8] {
        var labels = Array(repeating: NameLabel.outside, count: list.units.count)
        var token = 0
        var begun = -1
        for (number, unit) in list.units.enumerated() {
            while token < columns.tokens.count, columns.tokens[token].upperBound <= Int(unit.start)
            {
                token += 1
            }
            guard token < tags.count, let type = NameLabel.type(of: tags[token]) else { continue }
            let isSign =
                unit.token < 0 && unit.range.count == 1 && columns.tokens[token].count > 1
                && (columns.bytes[Int(unit.start)] == 0x23
                    || columns.bytes[Int(unit.start)] == 0x40)
            if isSign { continue }
            let isBegin = NameLabel.isBegin(tags[token]) && begun != token
            let mayGoOn =
                number > 0 && NameLabel.mayFollow(labels[number - 1], NameLabel.inside(type))
            labels[number] =
                isBegin || !mayGoOn ? NameLabel.begin(type) : NameLabel.inside(type)
            begun = token
        }
        return labels
    }

    /// Leaves out features that were met only once.
    mutating func dropRareFeatures() -> [UInt64] {
        var kept: [UInt64] = []
        var numbersKept = Array(repeating: Int32(-1), count: numbers.hashes.count)
        for (number, count) in numbers.counts.enumerated() where count >= 2 {
            numbersKept[number] = Int32(kept.count)
            kept.append(numbers.hashes[number])
        }
        var write = 0
        var read = 0
        for unit in ends.indices {
            let old = ends[unit]
            func copy(upTo end: Int32) -> Int32 {
                while read < Int(end) {
                    let number = numbersKept[Int(features[read])]
                    read += 1
                    if number >= 0 {
                        features[write] = number
                        write += 1
                    }
                }
                return Int32(write)
            }
            ends[unit] = (copy(upTo: old.plain), copy(upTo: old.word), copy(upTo: old.lists))
        }
        features.removeLast(features.count - write)
        numbers = FeatureNumbers()
        return kept
    }
}
