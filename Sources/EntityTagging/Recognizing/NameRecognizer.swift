/// Finds names in a text by a trained model: those that no list has, and what a listed name means.
///
/// A linear-chain conditional random field (Lafferty, McCallum, Pereira 2001), decoded by Viterbi's
/// algorithm in whole numbers, so that the answer is the same on every machine.
package struct NameRecognizer: Sendable {
    package let model: NameModel

    package init(model: NameModel) { self.model = model }

    /// The most likely names of a prepared text, in its order.
    ///
    /// - Parameters:
    ///   - prepared: The text.
    ///   - memory: What it was prepared with.
    ///   - usesLists: Whether entity lists count.
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
        var best = SIMD16<Int32>()
        var before: [SIMD16<UInt8>] = []
        before.reserveCapacity(range.count)
        for unit in 0..<range.count {
            var sink = ScoreSink(model: model)
            for offset in max(-2, -unit)...min(2, range.count - 1 - unit) {
                let scores = forms.scores[Int(numbers[range.lowerBound + unit + offset])]
                switch offset {
                case -2: sink.score &+= scores.after2
                case -1: sink.score &+= scores.after1
                case 0: sink.score &+= scores.own
                case 1: sink.score &+= scores.before1
                default: sink.score &+= scores.before2
                }
            }
            sentence.add(of: unit, to: &sink)
            let score = SIMD16<Int32>(truncatingIfNeeded: sink.score)
            if unit == 0 {
                best = model.transitions[9] &+ score
                before.append(SIMD16())
                continue
            }
            var next = SIMD16<Int32>(repeating: best[0]) &+ model.transitions[0]
            var from = SIMD16<Int32>()
            for label in 1..<NameLabel.count {
                let way = SIMD16<Int32>(repeating: best[label]) &+ model.transitions[label]
                let isBetter = way .> next
                next.replace(with: way, where: isBetter)
                from.replace(with: SIMD16<Int32>(repeating: Int32(label)), where: isBetter)
            }
            best = next &+ score
            before.append(SIMD16<UInt8>(truncatingIfNeeded: from))
        }
        labels.removeAll(keepingCapacity: true)
        labels.append(contentsOf: repeatElement(0, count: range.count))
        var label = 0
        for candidate in 1..<NameLabel.count where best[candidate] > best[label] {
            label = candidate
        }
        for unit in stride(from: range.count - 1, through: 0, by: -1) {
            labels[unit] = UInt8(label)
            label = Int(before[unit][label])
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
