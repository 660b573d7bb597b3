import CorpusStore
import PassageIndex
import TextAnalysis

/// The words of a field of a passage by their places.
struct FieldWords {
    /// The folded form at each place, without the other forms that share it.
    var forms: [[UInt8]] = []
    /// Where each is in the passage's text, in UTF-8 bytes.
    var ranges: [Range<Int>] = []
    /// The passage's text.
    var bytes: [UInt8] = []

    /// Reads the field that a position lies in; `nil` when its passage is gone.
    init?(_ snapshot: CorpusSnapshot, of position: Position) throws {
        guard let column = IndexColumn(rawValue: position.column),
            let text = try snapshot.text(of: position.passage),
            let range = text.range(of: column)
        else { return nil }
        self.init(text.bytes, in: range)
    }

    /// Reads a part of a text.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        let start = range.lowerBound
        var list = TokenList()
        Tokenizer().tokenize(bytes.span.extracting(range), into: &list)
        for token in list.tokens where !token.isColocated {
            forms.append(Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]))
            ranges.append(Int(token.start) + start..<Int(token.end) + start)
        }
    }

    /// The folded words of a name that ends at a place: a word with a capital that begins with the
    /// letter of an initial, and particles; none where no such word stands there.
    func name(endingAt place: Int, initial: [UInt8]) -> [[UInt8]] {
        var start = place - 1
        while start >= 0, place - start <= 2, NameWords.isParticle(forms[start]) { start -= 1 }
        guard start >= 0, place < forms.count, forms[start].starts(with: initial),
            isOneName(at: start + 1) || isInitial(at: start)
        else { return [] }
        let written = String(decoding: bytes[ranges[start]], as: UTF8.self)
        return written.first?.isUppercase == true ? Array(forms[start...place]) : []
    }

    /// Whether a word is one letter with a point.
    private func isInitial(at place: Int) -> Bool {
        let end = ranges[place].upperBound
        return ranges[place].count <= 2 && end < bytes.count && bytes[end] == UInt8(ascii: ".")
    }

    /// Whether nothing but spaces, or a comma and spaces, stands between a word and the one before it:
    /// no other mark, and no end of a line or of a cell of a table.
    func isOneName(at place: Int) -> Bool {
        guard place > 0 else { return false }
        let gap = bytes[
            ranges[place - 1]
                .upperBound..<max(ranges[place].lowerBound, ranges[place - 1].upperBound)
        ]
        return gap.count <= 3
            && gap.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: ",") }
    }
}
