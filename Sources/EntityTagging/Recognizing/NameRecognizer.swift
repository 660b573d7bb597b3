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
        var labels: [UInt8] = []
        var start = 0
        for end in prepared.list.sentenceEnds {
            decode(start..<end, prepared, memory.forms, usesLists, into: &labels)
            var unit = 0
            while unit < labels.count {
                guard let type = NameLabel.type(of: labels[unit]) else {
                    unit += 1
                    continue
                }
                let first = unit
                unit += 1
                while unit < labels.count, labels[unit] == NameLabel.inside(type) { unit += 1 }
                let units = prepared.list.units
                names.append(
                    RecognizedName(
                        range: Int(units[start + first].start)..<Int(units[start + unit - 1].end),
                        type: type
                    )
                )
            }
            start = end
        }
        return names
    }

    private func decode(
        _ range: Range<Int>,
        _ prepared: PreparedText,
        _ forms: borrowing WordFormTable,
        _ usesLists: Bool,
        into labels: inout [UInt8]
    ) {
        let numbers = prepared.numbers[range]
        let sentence = SentenceFeatures(
            forms,
            numbers,
            prepared.evidence[range],
            usesLists: usesLists
        )
        let lanes = NameModel.lanes
        let count = range.count
        var sums = Array(repeating: Int16(0), count: count * lanes)
        var sink = ScoreSink(model: model)
        for unit in 0..<count {
            for lane in 0..<lanes { sink.score[lane] = 0 }
            for offset in max(-2, -unit)...min(2, count - 1 - unit) {
                let form = Int(numbers[range.lowerBound + unit + offset])
                let start = (form * 5 + 2 - offset) * lanes
                // Safe: a form has five scores of 16 numbers in the table; so has the sink.
                forms.scores.withUnsafeBufferPointer { from in
                    sink.score.withUnsafeMutableBufferPointer { to in
                        if let from = from.baseAddress, let to = to.baseAddress {
                            unsafe fihrist_add_scores(from + start, to)
                        }
                    }
                }
            }
            sentence.add(of: unit, to: &sink)
            for lane in 0..<lanes { sums[unit * lanes + lane] = sink.score[lane] }
        }
        labels.removeAll(keepingCapacity: true)
        labels.append(contentsOf: repeatElement(0, count: count))
        var before = Array(repeating: UInt8(0), count: count * lanes)
        // Safe: the sizes are those that the function asks for.
        sums.withUnsafeBufferPointer { sums in
            model.transitions.withUnsafeBufferPointer { transitions in
                before.withUnsafeMutableBufferPointer { before in
                    labels.withUnsafeMutableBufferPointer { labels in
                        guard let sums = sums.baseAddress,
                            let transitions = transitions.baseAddress,
                            let before = before.baseAddress, let labels = labels.baseAddress
                        else { return }
                        unsafe fihrist_best_labels(sums, count, transitions, before, labels)
                    }
                }
            }
        }
    }
}

/// A name that the recognizer found.
package struct RecognizedName: Equatable, Sendable {
    /// UTF-8 byte range in the text.
    package var range: Range<Int>
    /// Position in ``NameLabel/typeNames``.
    package var type: Int
}
