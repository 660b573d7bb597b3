import CEntityLists

/// Finds names in a text by a trained model: those that no list has, and what a listed name means.
///
/// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001), decoded by Viterbi's
/// algorithm in whole numbers, so that the answer is the same on every machine.
package struct NameRecognizer: Sendable {
    package let model: NameModel

    package init(model: NameModel) { self.model = model }

    /// Finds the most likely names of a prepared text.
    ///
    /// - Parameters:
    ///   - prepared: The text.
    ///   - memory: What it was prepared with.
    ///   - usesLists: Whether entity lists count.
    /// - Returns: The names in the order of the text, without overlaps.
    /// - Complexity: O(*n*) in the units.
    package func names(
        in prepared: PreparedText,
        memory: borrowing RecognizerMemory,
        usesLists: Bool = true
    ) -> [RecognizedName] {
        var names: [RecognizedName] = []
        var decoder = Decoder(model: model)
        var start = 0
        for end in prepared.list.sentenceEnds {
            decoder.decode(start..<end, prepared, memory.forms, usesLists)
            let labels = decoder.labels
            var unit = 0
            while unit < labels.count {
                guard let type = NameLabel.type(of: labels[unit]) else {
                    unit += 1
                    continue
                }
                let first = unit
                unit += 1
                while unit < labels.count, labels[unit] == NameLabel.inside(type) { unit += 1 }
                let range = start + first..<start + unit
                if isPlain(range, prepared, memory.forms),
                    isTitle(start..<end, prepared, memory.forms)
                {
                    continue
                }
                // What the lists say then stands.
                if usesLists,
                    ListedSeries.isAll(of: range, inSentenceFrom: start, prepared, memory.forms)
                {
                    continue
                }
                names.append(prepared.name(over: range, type: type))
            }
            start = end
        }
        let uncased = UncasedNames.names(in: prepared, memory.forms)
        return uncased.isEmpty ? names : Self.merged(names, uncased)
    }

    /// Whether no word of a name is one that texts write with a capital, and no list has it.
    private func isPlain(
        _ range: Range<Int>,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> Bool {
        range.allSatisfy { unit in
            let form = forms.forms[Int(prepared.numbers[unit])]
            return form.kind == .lower || form.kind == .mark
                || form.kind == .capitalized && (1...3).contains(form.entry.capitals)
                    && prepared.evidence[unit].settled == 0
        }
    }

    /// Whether a sentence is written as titles are, each longer word with a capital, which then tells
    /// nothing.
    private func isTitle(
        _ sentence: Range<Int>,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> Bool {
        var capitals = 0
        for unit in sentence {
            let form = forms.forms[Int(prepared.numbers[unit])]
            switch form.kind {
            case .capitalized, .upper, .mixed: capitals += 1
            case .lower where form.prefixes[3] != 0: return false
            default: break
            }
        }
        return capitals > 1
    }

    /// Both in the order of the text, the second where the first leave room.
    private static func merged(
        _ names: [RecognizedName],
        _ others: [RecognizedName]
    ) -> [RecognizedName] {
        var merged: [RecognizedName] = []
        var next = 0
        for name in names {
            while next < others.count, others[next].range.upperBound <= name.range.lowerBound {
                merged.append(others[next])
                next += 1
            }
            while next < others.count, others[next].range.lowerBound < name.range.upperBound {
                next += 1
            }
            merged.append(name)
        }
        return merged + others[next...]
    }
}

/// Finds the likeliest labels of one sentence after the other.
private struct Decoder {
    private let model: NameModel
    private var sink: ScoreSink
    private var scores: [Int16] = []
    private var before: [UInt8] = []
    /// The labels of the sentence looked at last.
    private(set) var labels: [UInt8] = []

    init(model: NameModel) {
        self.model = model
        sink = ScoreSink(model: model)
    }

    mutating func decode(
        _ range: Range<Int>,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable,
        _ usesLists: Bool
    ) {
        let count = range.count
        makeRoom(for: count)
        addForms(prepared.numbers[range], forms)
        let sentence = SentenceFeatures(
            forms,
            prepared.numbers[range],
            prepared.evidence[range],
            usesLists: usesLists
        )
        for unit in 0..<count {
            sentence.add(of: unit, to: &sink)
            sink.take(into: &scores, at: unit * NameModel.lanes)
        }
        findBest(count)
    }

    private mutating func makeRoom(for count: Int) {
        labels.removeAll(keepingCapacity: true)
        labels.append(contentsOf: repeatElement(0, count: count))
        if before.count < count * NameModel.lanes {
            let size = max(1024, 2 * count * NameModel.lanes)
            before = Array(repeating: 0, count: size)
            scores = Array(repeating: 0, count: size)
        }
    }

    /// Fills the scores with what each word says about itself and those near it.
    private mutating func addForms(_ numbers: ArraySlice<Int32>, _ forms: borrowing WordFormTable) {
        // Safe: each form has five scores of 16 numbers in the table, and there is room for a score a
        // number.
        scores.withUnsafeMutableBufferPointer { scores in
            forms.scores.withUnsafeBufferPointer { forms in
                numbers.withUnsafeBufferPointer { numbers in
                    guard let scores = scores.baseAddress, let forms = forms.baseAddress,
                        let first = numbers.baseAddress
                    else { return }
                    unsafe fihrist_add_forms(forms, first, numbers.count, scores)
                }
            }
        }
    }

    private mutating func findBest(_ count: Int) {
        // Safe: the sizes are those that the function asks for.
        scores.withUnsafeBufferPointer { scores in
            model.transitions.withUnsafeBufferPointer { transitions in
                before.withUnsafeMutableBufferPointer { before in
                    labels.withUnsafeMutableBufferPointer { labels in
                        guard let scores = scores.baseAddress,
                            let transitions = transitions.baseAddress,
                            let before = before.baseAddress, let labels = labels.baseAddress
                        else { return }
                        unsafe fihrist_best_labels(scores, count, transitions, before, labels)
                    }
                }
            }
        }
    }
}

extension PreparedText {
    /// A name over units of the text.
    func name(over range: Range<Int>, type: Int) -> RecognizedName {
        let units = list.units
        return RecognizedName(
            range: Int(units[range.lowerBound].start)..<Int(units[range.upperBound - 1].end),
            type: type,
            wordCount: range.count
        )
    }
}

/// A name that the recognizer found.
package struct RecognizedName: Equatable, Sendable {
    /// UTF-8 byte range in the text.
    package var range: Range<Int>
    /// Position in ``NameLabel/typeNames``.
    package var type: Int
    /// How many words it takes.
    package var wordCount: Int
    /// Whether a listed name that ends it is what it names: `the province of Isfahan`.
    package var keepsListed = false
}
