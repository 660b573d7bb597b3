import TextAnalysis

/// The word forms met so far, and what each adds to the scores of the words around it.
///
/// Most words of a text were met before, so that their features need not be made and looked up
/// again. Forms are known by a hash of 64 bits.
package struct WordFormTable: Sendable {
    package private(set) var forms: [WordForm] = []
    /// For each form, the scores of its features for the words from two before it to two behind.
    ///
    /// Five scores of 16 numbers to a form.
    private(set) var scores: [Int16] = []
    private var slots: [Int32]
    private var foldedSlots: [(hash: UInt64, number: Int32)]
    private var foldedCount = 0

    /// How many forms are kept when the next document begins.
    private static let limit = 40_000

    package init() {
        slots = Array(repeating: -1, count: 1 << 12)
        foldedSlots = Array(repeating: (0, -1), count: 1 << 12)
    }

    /// How many different folded words there are.
    var foldedWordCount: Int { foldedCount }

    /// Makes room for another document, and forgets all forms when there are many.
    mutating func beginDocument() {
        if forms.count > Self.limit { self = WordFormTable() }
    }

    /// The number of a unit's form, which is made if it is new.
    mutating func number(
        of unit: TextUnit,
        _ text: borrowing Span<UInt8>,
        _ tokens: borrowing TokenList,
        _ model: borrowing NameModel
    ) -> Int32 {
        let range = unit.range
        let hash = unit.token < 0 ? Self.hash(ofMark: text, range) : FeatureHash.bytes(text, range)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] >= 0 {
            let number = slots[slot]
            if forms[Int(number)].surface == hash { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        let folded = tokens.folded.span
        var form: WordForm
        if unit.token >= 0 {
            let token = tokens.tokens[Int(unit.token)]
            form = WordForm(
                text,
                range,
                folded: folded,
                Int(token.foldedStart)..<Int(token.foldedEnd),
                kind: WordForm.Kind(token.shape),
                model: model
            )
        } else {
            form = WordForm(text, range, folded: folded, 0..<0, kind: .mark, model: model)
            (form.surface, form.folded) = (hash, hash)
        }
        form.foldedNumber = foldedNumber(form.folded)
        forms.append(form)
        var sink = ScoreSink(model: model)
        for offset in stride(from: 2, through: -2, by: -1) {
            WordFeatures.add(form, at: offset, to: &sink)
            scores.append(contentsOf: repeatElement(0, count: NameModel.lanes))
            sink.take(into: &scores, at: scores.count - NameModel.lanes)
        }
        slots[slot] = Int32(forms.count - 1)
        if forms.count * 2 > slots.count { grow() }
        return Int32(forms.count - 1)
    }

    /// The hash of a mark; curly quotes are like the plain ones, and so are dashes, but it counts
    /// whether a space stands beside these: `Romania - Cosmin Contra` is not one name.
    private static func hash(ofMark text: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var plain = text[range.lowerBound]
        if plain == 0xE2, range.count >= 3, text[range.lowerBound + 1] == 0x80 {
            switch text[range.lowerBound + 2] {
            case 0x90...0x95: plain = 0x2D
            case 0x98...0x9B: plain = 0x27
            case 0x9C...0x9F: plain = 0x22
            default: break
            }
        }
        guard plain < 0x80 else { return FeatureHash.bytes(text, range) }
        if plain == 0x2D {
            let (start, end) = (range.lowerBound - 1, range.upperBound)
            if start < 0 || text[start] <= 0x20 || end >= text.count || text[end] <= 0x20 {
                return spacedDash
            }
        }
        let last = range.count > 1 ? text[range.upperBound - 1] : 0
        return FeatureHash.mixed(UInt64(plain) << 8 | UInt64(last | 0x20))
    }

    private static let spacedDash = FeatureHash.mixed(0x2D2D)

    private mutating func grow() {
        let size = slots.count * 2
        slots = Array(repeating: -1, count: size)
        for (number, form) in forms.enumerated() {
            var slot = Int(truncatingIfNeeded: form.surface) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int32(number)
        }
    }

    private mutating func foldedNumber(_ hash: UInt64) -> Int32 {
        var slot = Int(truncatingIfNeeded: hash) & (foldedSlots.count - 1)
        while foldedSlots[slot].number >= 0 {
            if foldedSlots[slot].hash == hash { return foldedSlots[slot].number }
            slot = (slot + 1) & (foldedSlots.count - 1)
        }
        foldedSlots[slot] = (hash, Int32(foldedCount))
        foldedCount += 1
        if foldedCount * 2 > foldedSlots.count {
            let old = foldedSlots
            foldedSlots = Array(repeating: (0, -1), count: old.count * 2)
            for entry in old where entry.number >= 0 {
                var slot = Int(truncatingIfNeeded: entry.hash) & (foldedSlots.count - 1)
                while foldedSlots[slot].number >= 0 { slot = (slot + 1) & (foldedSlots.count - 1) }
                foldedSlots[slot] = entry
            }
        }
        return Int32(foldedCount - 1)
    }
}
