package import TextAnalysis

/// A word or a mark of a text, as the recognizer reads it.
///
/// Words are the positions of the ``Tokenizer``; what stands between two of them is cut into marks.
package struct TextUnit: Sendable {
    /// UTF-8 byte offsets in the text.
    package var start: Int32
    package var end: Int32
    /// The word's token, or -1 for a mark.
    package var token: Int32

    package var range: Range<Int> { Int(start)..<Int(end) }
}

/// The units of a text, cut into sentences.
package struct UnitList: Sendable {
    package private(set) var units: [TextUnit] = []
    /// Where each sentence ends, as a position in ``units``.
    package private(set) var sentenceEnds: [Int] = []

    package init() {}

    /// Reads the units of a text.
    ///
    /// - Parameters:
    ///   - text: The text, UTF-8.
    ///   - tokens: Its tokens.
    ///   - sentences: Byte ranges in order, without overlaps; what lies outside them is left out.
    /// - Complexity: O(*n*) in the bytes between words and in the tokens.
    package init(
        _ text: borrowing Span<UInt8>,
        _ tokens: borrowing TokenList,
        sentences: [Range<Int>]
    ) {
        units.reserveCapacity(tokens.tokens.count * 5 / 4)
        sentenceEnds.reserveCapacity(sentences.count)
        var next = 0
        for sentence in sentences {
            var position = sentence.lowerBound
            while next < tokens.tokens.count {
                let token = tokens.tokens[next]
                let start = Int(token.start)
                if start >= sentence.upperBound { break }
                next += 1
                // What lies outside all sentences is left out. Pairs of letters overlap in
                // scripts without spaces; each letter is read once.
                if token.isColocated || start < max(position, sentence.lowerBound) { continue }
                addMarks(text, position..<start)
                units.append(
                    TextUnit(start: token.start, end: token.end, token: Int32(next - 1))
                )
                position = Int(token.end)
            }
            if position < sentence.upperBound { addMarks(text, position..<sentence.upperBound) }
            if units.count > sentenceEnds.last ?? 0 { sentenceEnds.append(units.count) }
        }
    }

    /// Cuts what stands between two words: `'s` is one mark, so is every other character that is no
    /// white space; of a run of one character only the first counts.
    private mutating func addMarks(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        let end = range.upperBound
        var previous: UInt8 = 0
        while index < end {
            let byte = text[index]
            var length = 1
            if byte <= 0x20 {
                previous = 0
                index += 1
                continue
            }
            if byte >= 0xC0 {
                length = 2
                while length < 4, index + length < end, text[index + length] & 0xC0 == 0x80 {
                    length += 1
                }
                length = min(length, end - index)
            }
            let apostropheEnd = index + length
            if byte == 0x27 || (byte == 0xE2 && length == 3), apostropheEnd < end,
                text[apostropheEnd] | 0x20 == UInt8(ascii: "s")
            {
                length += 1
            }
            if byte != previous || byte >= 0x80 {
                units.append(TextUnit(start: Int32(index), end: Int32(index + length), token: -1))
            }
            previous = byte
            index += length
        }
    }
}
