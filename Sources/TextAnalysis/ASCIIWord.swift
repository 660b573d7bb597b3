import CTextTables

/// Tests of single bytes.
enum ASCII {
    @inline(__always)
    static func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

    @inline(__always)
    static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    @inline(__always)
    static func isLetterOrDigit(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) }
}

/// The fast path: words of ASCII letters and digits with nothing but a separator behind them.
enum ASCIIWord {
    /// Appends the word at byte `start`, a letter or digit.
    ///
    /// - Returns: Where it ends, or nil, and nothing is appended, if ``WordScanner`` must read it.
    @inline(__always)
    static func scan(
        at start: Int,
        in text: borrowing Span<UInt8>,
        into list: inout TokenList
    ) -> Int? {
        var end = start
        var letters = 0
        var uppers = 0
        var endsHere = true
        let foldedStart = list.folded.count
        list.folded.append(addingCapacity: WordPart.longestForm) { folded in
            while end < text.count {
                let byte = text[end]
                if ASCII.isLetter(byte) {
                    letters += 1
                    uppers += ASCII.isUpper(byte) ? 1 : 0
                } else if !ASCII.isDigit(byte) {
                    endsHere = isSeparator(at: end, behind: start, letters: letters, in: text)
                    break
                }
                // Makes a capital small and leaves small letters and digits alone.
                if !folded.isFull { folded.append(byte | (byte & 0x40) >> 1) }
                end += 1
            }
            // Which letter comes first in `4Runner` is left to the slow path.
            endsHere = endsHere && (letters == 0 || !ASCII.isDigit(text[start]))
            if !endsHere { folded.removeAll() }
        }
        guard endsHere else { return nil }
        list.tokens.append(
            Token(
                range: start..<end,
                form: foldedStart..<list.folded.count,
                shape: shape(text[start], letters: letters, uppers: uppers, length: end - start)
            )
        )
        return end
    }

    @inline(__always)
    private static func shape(
        _ first: UInt8,
        letters: Int,
        uppers: Int,
        length: Int
    ) -> Token.Shape {
        if letters == 0 { return .number }
        if uppers == 0 { return .lower }
        if uppers < letters { return ASCII.isUpper(first) ? .capitalized : .mixed }
        return length > 1 ? .upper : .initial
    }

    /// Whether the word surely ends at byte `index`, where no letter and no digit stands.
    @inline(__always)
    private static func isSeparator(
        at index: Int,
        behind start: Int,
        letters: Int,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        let byte = text[index]
        if byte <= 0x21 { return true }
        return isOtherSeparator(byte, at: index, behind: start, letters: letters, in: text)
    }

    private static func isOtherSeparator(
        _ byte: UInt8,
        at index: Int,
        behind start: Int,
        letters: Int,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        let next = index + 1 < text.count ? text[index + 1] : 0
        switch byte {
        case UInt8(ascii: "."):
            return letters != 1 || index - start > 1 || !mayStartWord(next)
        case UInt8(ascii: ","):
            return letters > 0 || index - start > 3 || !mayStartWord(next)
        case UInt8(ascii: "'"), UInt8(ascii: "`"):
            return !mayStartWord(next)
        case UInt8(ascii: "-"):
            return !mayStartWord(next) && next != UInt8(ascii: "'") && next != UInt8(ascii: "`")
        case 0x80...:
            return FoldedScalar(at: index, in: text).kind == .separator
        default:
            return true
        }
    }

    @inline(__always)
    private static func mayStartWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || ASCII.isLetterOrDigit(byte)
    }
}
