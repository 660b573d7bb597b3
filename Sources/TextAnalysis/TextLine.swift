/// A line of a plain text.
struct TextLine {
    /// Bytes of the line without white space at its ends.
    var range: Range<Int>
    /// Columns of white space in front; a tab counts 4.
    var indent = 0
    /// Scalars from the first byte that is not white space to the last.
    var columns = 0
    /// 1 and the number of form feeds in front.
    var page = 1

    var isEmpty: Bool { range.isEmpty }

    /// The lines of a text; ended by LF, CR LF, CR, VT, FF, NEL or Unicode's two separators.
    ///
    /// - Complexity: O(*n*) in the bytes.
    static func lines(of text: borrowing Span<UInt8>) -> [TextLine] {
        var lines: [TextLine] = []
        var page = 1
        var start = 0
        var index = 0
        while index < text.count {
            let length = lengthOfBreak(text, at: index)
            guard length > 0 else {
                index += 1
                continue
            }
            lines.append(TextLine(text, start..<index, page: page))
            if text[index] == 0x0C { page += 1 }
            index += length
            start = index
        }
        if start < text.count { lines.append(TextLine(text, start..<text.count, page: page)) }
        return lines
    }

    private init(_ text: borrowing Span<UInt8>, _ whole: Range<Int>, page: Int) {
        range = WhiteSpace.trim(text, whole)
        self.page = page
        for index in whole.lowerBound..<range.lowerBound {
            if text[index] == 0x09 {
                indent += 4
            } else if text[index] & 0xC0 != 0x80 {
                indent += 1
            }
        }
        for index in range where text[index] & 0xC0 != 0x80 { columns += 1 }
    }

    private static func lengthOfBreak(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        switch text[index] {
        case 0x0A, 0x0B, 0x0C: 1
        case 0x0D: index + 1 < text.count && text[index + 1] == 0x0A ? 2 : 1
        case 0xC2: index + 1 < text.count && text[index + 1] == 0x85 ? 2 : 0
        case 0xE2:
            index + 2 < text.count && text[index + 1] == 0x80
                && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9) ? 3 : 0
        default: 0
        }
    }
}

/// What a line looks like at its ends.
extension TextLine {
    /// Whether the line is drawn, not written: three or more of `- = _ * ~ # +`.
    func isRule(in text: borrowing Span<UInt8>) -> Bool {
        guard range.count >= 3 else { return false }
        for index in range {
            switch text[index] {
            case 0x20, 0x23, 0x2A, 0x2B, 0x2D, 0x3D, 0x5F, 0x7E: continue
            default: return false
            }
        }
        return true
    }

    /// Whether the line is a rule that underlines a heading: `====` or `----`.
    func isUnderline(in text: borrowing Span<UInt8>) -> Bool {
        guard range.count >= 3, text[range.lowerBound] == 0x3D || text[range.lowerBound] == 0x2D
        else { return false }
        for index in range where text[index] != text[range.lowerBound] { return false }
        return true
    }

    /// Whether the line begins with a bullet, or with a number or letter and `)`.
    func isListItem(in text: borrowing Span<UInt8>) -> Bool {
        guard range.count >= 3 else { return false }
        let start = range.lowerBound
        let first = DecodedScalar(text, at: start)
        switch first.value {
        // * - · • ‣ – — ▪ ● ◦
        case 0x2A, 0x2D, 0xB7, 0x2022, 0x2023, 0x2013, 0x2014, 0x25AA, 0x25CF, 0x25E6, 0xF0B7:
            let behind = start + first.length
            return behind < range.upperBound && (text[behind] == 0x20 || text[behind] == 0x09)
        default: break
        }
        var index = start
        if text[index] == 0x28 { index += 1 }
        let label = index
        while index < range.upperBound, index - label < 3,
            DecodedScalar(text, at: index).isASCIIDigit
        {
            index += 1
        }
        if index == label, DecodedScalar(text, at: index).isLetter, text[index] < 0x80 {
            index += 1
        }
        guard index > label, index + 1 < range.upperBound, text[index + 1] <= 0x20 else {
            return false
        }
        return text[index] == 0x29
            || (text[index] == 0x2E && text[label] >= 0x30 && text[label] <= 0x39)
    }

    /// Whether the line ends as sentences do, quotes and brackets closed behind it or not.
    func endsSentence(in text: borrowing Span<UInt8>) -> Bool {
        switch lastMark(in: text) {
        case 0x2E, 0x21, 0x3F, 0x2026, 0x61F, 0x6D4, 0x964, 0x589, 0x3002, 0xFF01, 0xFF1F, 0xFF61:
            true
        default: false
        }
    }

    /// Whether the line ends in a mark after which something must follow, or a sentence's end.
    func endsInPunctuation(in text: borrowing Span<UInt8>) -> Bool {
        switch lastMark(in: text) {
        case 0x2C, 0x3A, 0x3B, 0x2D, 0x60C, 0x61B, 0xFF0C, 0xFF1A, 0xFF1B, 0x3001: true
        default: endsSentence(in: text)
        }
    }

    /// Whether the line ends in a question or exclamation mark.
    func asksOrExclaims(in text: borrowing Span<UInt8>) -> Bool {
        switch lastMark(in: text) {
        case 0x21, 0x3F, 0x61F, 0xFF01, 0xFF1F: true
        default: false
        }
    }

    /// The last scalar that is no closing quote or bracket.
    private func lastMark(in text: borrowing Span<UInt8>) -> UInt32 {
        var end = range.upperBound
        while end > range.lowerBound {
            let scalar = DecodedScalar(text, before: end)
            switch scalar.value {
            case 0x20, 0x22, 0x27, 0x29, 0x5D, 0x2019, 0x201C, 0x201D, 0xBB, 0x300D, 0x300F, 0xFF09:
                end -= scalar.length
            default: return scalar.value
            }
        }
        return 0
    }
}
