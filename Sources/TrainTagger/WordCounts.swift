import EntityTagging
import Foundation
import TextAnalysis

/// The words of running text: how often each stands in it, beside which others, and how it is written.
struct WordCounts {
    /// The words in the order of the text, by number; -1 where a sentence may end.
    private(set) var stream: [Int32] = []
    private(set) var numbers = FeatureNumbers()
    /// How often each word stands inside a sentence with a capital, and without.
    private(set) var capitals: [Int32] = []
    private(set) var lower: [Int32] = []

    /// Adds a text.
    mutating func add(_ text: String) {
        let bytes = Array(text.utf8)
        var list = TokenList()
        Tokenizer().tokenize(bytes.span, into: &list)
        var end = 0
        stream.append(-1)
        for token in list.tokens where !token.isColocated {
            let start = Int(token.start)
            var isInside = true
            for index in end..<max(end, start) where bytes[index] > 0x20 {
                isInside = false
                if bytes[index] != 0x2C, bytes[index] != 0x2D { stream.append(-1) }
            }
            let hash = FeatureHash.bytes(
                list.folded.span,
                Int(token.foldedStart)..<Int(token.foldedEnd)
            )
            let number = Int(numbers.number(of: hash))
            if number == capitals.count {
                capitals.append(0)
                lower.append(0)
            }
            stream.append(Int32(number))
            if isInside, end > 0 {
                switch token.shape {
                case .lower: lower[number] += 1
                case .capitalized, .upper, .mixed: capitals[number] += 1
                case .initial, .uncased, .number: break
                }
            }
            end = Int(token.end)
        }
    }

    /// Adds the texts of a file of JSON lines.
    mutating func add(jsonLines path: String) throws {
        let bytes = try DataFile.bytes(path)
        for line in bytes.split(separator: 0x0A) {
            guard
                let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any],
                let text = object["text"] as? String
            else { throw TrainingError("\(path) has a line without a text") }
            add(text)
        }
    }
}
