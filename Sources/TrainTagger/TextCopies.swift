/// Copies of training documents, chosen by chance, all in capitals or all without.
struct TextCopies {
    private var random = SplitMix(seed: 3)

    /// A copy of one document in five.
    mutating func copy(of document: LabelledDocument) -> LabelledDocument? {
        var copy = document
        switch random.next() % 10 {
        case 0: copy.write { $0.uppercased() }
        case 1: copy.write { $0.lowercased() }
        default: return nil
        }
        return copy
    }
}

extension LabelledDocument {
    fileprivate mutating func write(_ change: (String) -> String) {
        for number in sentences.indices { sentences[number].write(change) }
    }
}

extension LabelledSentence {
    fileprivate mutating func write(_ change: (String) -> String) {
        tokens = tokens.map { Array(change(String(decoding: $0, as: UTF8.self)).utf8) }
    }
}
