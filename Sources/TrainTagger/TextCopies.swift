import EntityTagging

/// Copies of training documents, chosen by chance: all in capitals, all without, or with a dateline.
struct TextCopies {
    private var random = SplitMix(seed: 3)
    private let cities: [String]

    /// - Parameter cities: Names for datelines.
    init(cities: [String]) { self.cities = cities }

    /// A copy of one document in four.
    mutating func copy(of document: LabelledDocument) -> LabelledDocument? {
        var copy = document
        switch random.next() % 20 {
        case 0, 1: copy.write { $0.uppercased() }
        case 2, 3: copy.write { $0.lowercased() }
        case 4:
            copy.sentences.removeLast(max(0, copy.sentences.count - 3))
            addDateline(to: &copy)
        default: return nil
        }
        return copy
    }

    /// Puts a city in front, in one of the ways that news agencies do.
    private mutating func addDateline(to document: inout LabelledDocument) {
        guard !cities.isEmpty else { return }
        var line = LabelledSentence()
        func add(_ words: String) {
            for word in words.split(separator: " ") {
                line.tokens.append(Array(word.utf8))
                line.labels.append(NameLabel.outside)
            }
        }
        let city = cities[Int(random.next() % UInt64(cities.count))]
        let isUpper = random.next() % 4 > 0
        for (number, word) in city.split(separator: " ").enumerated() {
            line.tokens.append(Array((isUpper ? word.uppercased() : String(word)).utf8))
            line.labels.append(number == 0 ? NameLabel.begin(2) : NameLabel.inside(2))
        }
        let months = ["January", "Feb.", "March", "June", "July", "Aug.", "September", "Dec."]
        let month = months[Int(random.next() % UInt64(months.count))]
        let day = 1 + random.next() % 28
        let year = 1985 + random.next() % 40
        switch random.next() % 6 {
        case 0: add("\(year)-0\(1 + random.next() % 9)-\(10 + day % 18)")
        case 1: add(", \(month) \(day) -")
        case 2: add(", \(month) \(day) , \(year)")
        case 3: add("–")
        case 4: add(":")
        default: add("-")
        }
        document.sentences[0].tokens.insert(contentsOf: line.tokens, at: 0)
        document.sentences[0].labels.insert(contentsOf: line.labels, at: 0)
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
