import CorpusStore
import PassageIndex
import TextAnalysis

/// What was typed, letter by letter: marks, apostrophes and hyphens count.
///
/// Stretches of white space are equal. The index does not know how its words were written, so the
/// texts are asked.
struct LiteralText: Hashable {
    private let typed: String
    private let isCaseBound: Bool
    private let wordCount: Int

    /// In how many passages what is written just as typed is told from what folds to the same.
    static let lookLimit = 300

    /// - Parameters:
    ///   - typed: What was typed.
    ///   - isCaseBound: Whether a capital letter in it asks for one; without any, case is all the same.
    init(_ typed: String, isCaseBound: Bool) {
        let isCaseBound = isCaseBound && typed.contains(where: \.isUppercase)
        self.isCaseBound = isCaseBound
        self.typed = Self.normal(typed, isCaseBound: isCaseBound)
        wordCount = Tokenizer().tokens(of: typed).tokens.filter { !$0.isColocated }.count
    }

    /// Whether a text is what was typed.
    func matches(_ text: String) -> Bool {
        Self.normal(text, isCaseBound: isCaseBound) == typed
    }

    /// The positions at which the text is as typed, in the same order.
    ///
    /// - Complexity: a look at the text of each passage.
    func filtered(_ positions: [Position], snapshot: CorpusSnapshot) throws -> [Position] {
        var words: (field: UInt64, words: FieldWords?)?
        var kept: [Position] = []
        for position in positions {
            if words?.field != position.field {
                words = (position.field, try FieldWords(snapshot, of: position))
            }
            if let field = words?.words, isWritten(in: field, at: position.place) {
                kept.append(position)
            }
        }
        return kept
    }

    /// Whether it stands at a place: its end is that of one of the next words.
    private func isWritten(in field: FieldWords, at place: Int) -> Bool {
        guard place < field.ranges.count else { return false }
        let start = field.ranges[place].lowerBound
        return (place..<min(place + wordCount + 1, field.ranges.count)).contains { last in
            let end = field.ranges[last].upperBound
            return end >= start
                && matches(String(decoding: field.bytes[start..<end], as: UTF8.self))
        }
    }

    private static func normal(_ text: String, isCaseBound: Bool) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return isCaseBound ? words : words.lowercased()
    }
}
