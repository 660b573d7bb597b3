/// Whether the lines of a text were broken at a fixed width, and which of them belong together.
///
/// Three signs tell a line that was broken: the first word of the next line would not have fitted
/// behind it, the next line goes on in small letters, or the line ends nearly full in a small word.
struct HardWrapping {
    /// Columns that most lines keep to.
    private let width: Int

    private static let widest = 160
    private static let narrowest = 20

    /// Nil if the lines are paragraphs themselves.
    ///
    /// Only lines without a sentence's end count as witnesses: a list of one-sentence lines has
    /// hardly any, a list of names has many and few of them are full, wrapped prose has many and
    /// nearly all are full.
    init?(_ lines: [TextLine], in text: borrowing Span<UInt8>) {
        var histogram = [Int](repeating: 0, count: HardWrapping.widest + 2)
        var written = 0
        for line in lines where !line.isEmpty && !line.isRule(in: text) {
            histogram[min(line.columns, HardWrapping.widest + 1)] += 1
            written += 1
        }
        guard written > 1 else { return nil }
        // The tenth of the lines that may be longer: addresses, tables.
        var longer = written / 10
        var columns = HardWrapping.widest + 1
        while columns > 0, histogram[columns] <= longer {
            longer -= histogram[columns]
            columns -= 1
        }
        guard (HardWrapping.narrowest...HardWrapping.widest).contains(columns) else { return nil }
        width = columns
        var pairs = 0
        var witnesses = 0
        var broken = 0
        for (line, next) in zip(lines, lines.dropFirst()) where !line.isEmpty && !next.isEmpty {
            guard line.page == next.page else { continue }
            pairs += 1
            guard !line.endsSentence(in: text) else { continue }
            witnesses += 1
            if isFull(line, before: next, in: text)
                || DecodedScalar(text, at: next.range.lowerBound).isLowercase
                || (line.columns * 4 >= width * 3 && endsInSmallWord(line, in: text))
            {
                broken += 1
            }
        }
        guard witnesses * 10 >= pairs * 3, broken * 10 >= witnesses * 6, broken > 0 else {
            return nil
        }
    }

    /// Whether a line goes on in the next one.
    ///
    /// Neither is empty.
    func joins(_ line: TextLine, to next: TextLine, in text: borrowing Span<UInt8>) -> Bool {
        guard line.page == next.page, line.columns * 2 <= width * 3 else { return false }
        if next.isRule(in: text) || next.isListItem(in: text) { return false }
        let endsSentence = line.endsSentence(in: text)
        if endsSentence, next.indent >= line.indent + 2 { return false }
        if isFull(line, before: next, in: text) { return true }
        if endsSentence { return false }
        return !seemsHeading(line, before: next, in: text)
    }

    private func isFull(
        _ line: TextLine,
        before next: TextLine,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        line.columns + 1 + HardWrapping.firstWord(of: next, in: text) > width
    }

    private func endsInSmallWord(_ line: TextLine, in text: borrowing Span<UInt8>) -> Bool {
        var index = line.range.upperBound
        while index > line.range.lowerBound, text[index - 1] > 0x20 { index -= 1 }
        return DecodedScalar(text, at: index).isLowercase
    }

    /// Whether a short line stands above a sentence that begins: with nothing between them, only a
    /// function word tells a heading from a line cut short.
    private func seemsHeading(
        _ line: TextLine,
        before next: TextLine,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        guard line.columns * 10 <= width * 7, !line.endsInPunctuation(in: text) else {
            return false
        }
        if next.indent >= line.indent + 2 { return true }
        let start = next.range.lowerBound
        guard DecodedScalar(text, at: start).isUppercase else { return false }
        let end = start + HardWrapping.lengthOfFirstWord(of: next, in: text)
        guard let word = PackedWord(text, start..<end) else { return false }
        return SentenceOpeners.contains(word)
    }

    /// Scalars of a line's first word; 1 where words are not set apart by spaces.
    private static func firstWord(of line: TextLine, in text: borrowing Span<UInt8>) -> Int {
        if DecodedScalar(text, at: line.range.lowerBound).isIdeographic { return 1 }
        let end = line.range.lowerBound + lengthOfFirstWord(of: line, in: text)
        var scalars = 0
        for index in line.range.lowerBound..<end where text[index] & 0xC0 != 0x80 { scalars += 1 }
        return scalars
    }

    /// Bytes of a line's first word.
    private static func lengthOfFirstWord(
        of line: TextLine,
        in text: borrowing Span<UInt8>
    ) -> Int {
        var index = line.range.lowerBound
        while index < line.range.upperBound, text[index] > 0x20 { index += 1 }
        return index - line.range.lowerBound
    }
}
