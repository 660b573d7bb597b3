/// What stands between two neighbouring words, as far as names care.
enum WordGap: UInt8, Sendable {
    /// Spaces, a line break, hyphens, apostrophes: a name may go on.
    case joins
    /// A comma: only names that have one themselves go on.
    case comma
    /// The end of a sentence or paragraph, brackets, quotes: a name ends.
    case ends

    /// Classifies what stands between two words.
    ///
    /// - Parameters:
    ///   - text: The text, UTF-8.
    ///   - start: The end of the first word, a byte offset.
    ///   - end: The start of the second; not behind `start` where words touch or overlap, as bigrams
    ///     of scripts without spaces do.
    ///   - allowsPeriod: Whether the first word is one whose period ends no sentence.
    /// - Returns: What the bytes mean for a name.
    /// - Complexity: O(1): a gap of more than 16 bytes ends a name.
    static func between(
        _ text: borrowing Span<UInt8>,
        from start: Int,
        to end: Int,
        allowsPeriod: Bool
    ) -> WordGap {
        guard start < end else { return .joins }
        if end - start == 1, text[start] == 0x20 { return .joins }
        guard end - start <= 16, end <= text.count else { return .ends }
        var gap = WordGap.joins
        var lineBreaks = 0
        var periods = 0
        var index = start
        while index < end {
            let byte = text[index]
            switch byte {
            case 0x20, 0x09, 0x0D, UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "`"),
                UInt8(ascii: "/"), UInt8(ascii: "&"):
                index += 1
            case 0x0A:
                lineBreaks += 1
                index += 1
            case UInt8(ascii: "."):
                periods += 1
                index += 1
            case UInt8(ascii: ","):
                guard gap == .joins else { return .ends }
                gap = .comma
                index += 1
            case 0xC2...0xEF:
                let length = byte < 0xE0 ? 2 : 3
                guard index + length <= end else { return .ends }
                let third = length == 3 ? text[index + 2] : 0
                switch mark(byte, text[index + 1], third) {
                case .joins: break
                case .comma where gap == .joins: gap = .comma
                case .comma, .ends: return .ends
                }
                index += length
            default: return .ends
            }
        }
        if lineBreaks > 1 || periods > 1 || (periods == 1 && !allowsPeriod) { return .ends }
        return gap
    }

    /// Classifies a mark outside ASCII by its two or three bytes.
    private static func mark(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> WordGap {
        switch (first, second, third) {
        // No-break space, soft hyphen, middle dot.
        case (0xC2, 0xA0, _), (0xC2, 0xAD, _), (0xC2, 0xB7, _): .joins
        // Modifier apostrophes and half rings.
        case (0xCA, 0xB9...0xBF, _), (0xCB, 0x88, _): .joins
        // The Hebrew hyphen, geresh and gershayim.
        case (0xD6, 0xBE, _), (0xD7, 0xB3...0xB4, _): .joins
        // Spaces of all widths, joiners, hyphens, the en dash.
        case (0xE2, 0x80, 0x80...0x93): .joins
        // Apostrophes, marks of direction, the word joiner.
        case (0xE2, 0x80, 0x98...0x99), (0xE2, 0x80, 0xAA...0xAF): .joins
        case (0xE2, 0x81, 0xA6...0xA9), (0xE2, 0x81, 0xA0): .joins
        // The wide space, the katakana middle dot, the byte order mark.
        case (0xE3, 0x80, 0x80), (0xE3, 0x83, 0xBB), (0xEF, 0xBB, 0xBF): .joins
        // Commas of Arabic and of East Asia.
        case (0xD8, 0x8C, _), (0xE3, 0x80, 0x81), (0xEF, 0xBC, 0x8C): .comma
        default: .ends
        }
    }
}
