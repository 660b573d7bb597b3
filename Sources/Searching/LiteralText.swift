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
    /// How many bytes stand before its first word and behind its last: `C++` and `Iraq's` end so.
    private let margins: (before: Int, behind: Int)
    private let plain: PlainBytes?

    /// In how many passages what is written just as typed is told from what folds to the same.
    static let lookLimit = 300

    /// - Parameters:
    ///   - typed: What was typed.
    ///   - isCaseBound: Whether a capital letter in it asks for one; without any, case is all the same.
    init(_ typed: String, isCaseBound: Bool) {
        let isCaseBound = isCaseBound && typed.contains(where: \.isUppercase)
        self.isCaseBound = isCaseBound
        self.typed = Self.normal(typed, isCaseBound: isCaseBound)
        plain = PlainBytes(self.typed, isCaseBound: isCaseBound)
        let words = Tokenizer().tokens(of: self.typed).tokens.filter { !$0.isColocated }
        wordCount = words.count
        let end = self.typed.utf8.count
        margins = (
            words.first.map { Int($0.start) } ?? 0, words.last.map { end - Int($0.end) } ?? 0
        )
    }

    static func == (left: Self, right: Self) -> Bool {
        left.typed == right.typed && left.isCaseBound == right.isCaseBound
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(typed)
        hasher.combine(isCaseBound)
    }

    /// The positions at which the text is as typed, in the same order.
    ///
    /// - Complexity: a look at the text of each passage.
    func filtered(_ positions: [Position], snapshot: CorpusSnapshot) throws -> [Position] {
        var kept: [Position] = []
        var text: (passage: UInt32, content: PassageText?)?
        var from = 0
        while from < positions.count {
            let first = positions[from]
            let to = positions[from...].firstIndex { $0.field != first.field } ?? positions.count
            let places = positions[from..<to]
            from = to
            if text?.passage != first.passage {
                text = (first.passage, try snapshot.text(of: first.passage))
            }
            guard let content = text?.content, let column = IndexColumn(rawValue: first.column),
                let range = content.range(of: column)
            else { continue }
            kept += filtered(places, in: content.bytes, range)
        }
        return kept
    }

    /// The places in one field at which the text is as typed.
    func filtered(
        _ places: ArraySlice<Position>,
        in bytes: [UInt8],
        _ range: Range<Int>
    ) -> ArraySlice<Position> {
        // As often as it stands there letter by letter: mostly, all places are as typed.
        if plain?.count(in: bytes.span.extracting(range)) == places.count { return places }
        let words = FieldWords(bytes, in: range)
        return places.filter { isWritten(in: words, at: $0.place) }
    }

    /// Whether it stands at a place: its end is that of one of the next words.
    func isWritten(in field: FieldWords, at place: Int) -> Bool {
        guard place < field.ranges.count else { return false }
        let start = field.ranges[place].lowerBound
        return (place..<min(place + wordCount + 1, field.ranges.count)).contains { last in
            let end = field.ranges[last].upperBound
            return end >= start && range(around: start..<end, in: field.bytes) != nil
        }
    }

    /// Where what was typed stands, with what it has around its words.
    ///
    /// - Parameters:
    ///   - words: Where its words may stand.
    ///   - bytes: The text, UTF-8.
    /// - Returns: `nil` when it does not stand there.
    func range(around words: Range<Int>, in bytes: [UInt8]) -> Range<Int>? {
        let start = words.lowerBound - margins.before
        let end = words.upperBound + margins.behind
        guard start >= 0, end <= bytes.count, matches(bytes[start..<end]) else { return nil }
        return start..<end
    }

    /// Whether a text, UTF-8, is what was typed.
    func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard typed.utf8.count == typed.unicodeScalars.count, bytes.allSatisfy({ $0 < 0x80 }) else {
            let text = String(decoding: bytes, as: UTF8.self)
            return Self.normal(text, isCaseBound: isCaseBound) == typed
        }
        // As strings are compared, but without making one.
        var rest = bytes
        for byte in typed.utf8 {
            guard let next = rest.popFirst() else { return false }
            if Self.isSpace(next) {
                guard byte == 0x20 else { return false }
                rest = rest.drop(while: Self.isSpace)
            } else {
                let isUpper = !isCaseBound && next &- 0x41 < 26
                guard byte == (isUpper ? next | 0x20 : next) else { return false }
            }
        }
        return rest.isEmpty
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || 0x09...0x0D ~= byte }

    private static func normal(_ text: String, isCaseBound: Bool) -> String {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return isCaseBound ? words : words.lowercased()
    }
}
