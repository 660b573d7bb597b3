/// Makes text plain: one kind of line break, no control characters.
enum TextCleaner {
    /// The text with `\n` for every line break and without other control characters than tab and
    /// form feed.
    ///
    /// CR, CR LF, NEL, U+2028 and U+2029 become `\n`; NUL, the other C0 and C1 controls, DEL, the
    /// byte order mark, U+FFFE and U+FFFF are dropped.
    ///
    /// - Parameter text: Valid UTF-8.
    /// - Returns: Valid UTF-8.
    /// - Complexity: O(*n*); without a copy when nothing has to be changed.
    static func clean(_ text: [UInt8]) -> [UInt8] {
        guard let first = firstSuspect(text.span, from: 0) else { return text }
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var copied = 0
        var suspect: Int? = first
        while let index = suspect {
            let (length, replacement) = judge(text.span, at: index)
            if length > 0 {
                output += text[copied..<index]
                if replacement { output.append(0x0A) }
                copied = index + length
            }
            suspect = firstSuspect(text.span, from: max(index + 1, copied))
        }
        output += text[copied...]
        return output
    }

    private static func firstSuspect(_ text: Span<UInt8>, from start: Int) -> Int? {
        var index = start
        let count = text.count
        while index < count {
            let byte = text[index]
            if byte < 0x20 {
                if byte != 0x0A, byte != 0x09, byte != 0x0C { return index }
            } else if byte >= 0x7F, byte == 0x7F || byte == 0xC2 || byte == 0xE2 || byte == 0xEF {
                return index
            }
            index += 1
        }
        return nil
    }

    /// How many bytes to drop at `index`, and whether a line break takes their place.
    private static func judge(_ text: Span<UInt8>, at index: Int) -> (drop: Int, newline: Bool) {
        let next = index + 1 < text.count ? text[index + 1] : 0
        let third = index + 2 < text.count ? text[index + 2] : 0
        switch text[index] {
        case 0x0D: return (next == 0x0A ? 2 : 1, true)
        case 0xC2 where next == 0x85: return (2, true)
        case 0xC2 where next >= 0x80 && next < 0xA0: return (2, false)
        case 0xE2 where next == 0x80 && (third == 0xA8 || third == 0xA9): return (3, true)
        case 0xEF where next == 0xBB && third == 0xBF: return (3, false)
        case 0xEF where next == 0xBF && (third == 0xBE || third == 0xBF): return (3, false)
        case 0xC2, 0xE2, 0xEF: return (0, false)
        default: return (1, false)
        }
    }
}
