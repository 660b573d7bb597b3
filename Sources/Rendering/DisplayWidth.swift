/// How many columns of a terminal a text takes.
///
/// Wide and fullwidth characters are those of Unicode Standard Annex #11, with emoji; a terminal that
/// measures otherwise shows ragged lines, nothing worse.
enum DisplayWidth {
    /// The columns of a text.
    ///
    /// - Complexity: O(*n*) in the length of the text.
    static func of(_ text: some StringProtocol) -> Int {
        text.reduce(0) { $0 + of($1) }
    }

    /// The columns of a character: 0, 1 or 2, more for one with several spacing signs.
    static func of(_ character: Character) -> Int {
        if let byte = character.asciiValue { return byte < 0x20 || byte == 0x7F ? 0 : 1 }
        var width = 0
        for scalar in character.unicodeScalars {
            // A joined or coloured emoji is one picture.
            if scalar.value == 0xFE0F || scalar.properties.isEmojiModifier { return 2 }
            width += of(scalar)
        }
        let isJoined = character.unicodeScalars.count > 1 && width > 2
        let first = character.unicodeScalars.first
        return isJoined && first?.properties.isEmoji == true ? 2 : width
    }

    private static func of(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x300..<0x370: 0
        case 0..<0x1100: isZero(scalar) ? 0 : 1
        case 0x1160...0x11FF: 0
        case 0x1100...0x115F, 0x2E80...0x3029, 0x302E...0x303E, 0x3041...0x3098,
            0x309B...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
            0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
            0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FF, 0x20000...0x3FFFD:
            2
        default: scalar.properties.isEmojiPresentation ? 2 : isZero(scalar) ? 0 : 1
        }
    }

    private static func isZero(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: true
        default: false
        }
    }
}
