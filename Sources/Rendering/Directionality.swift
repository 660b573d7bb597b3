/// Keeps text that runs from right to left from turning the rest of its line around.
///
/// See Unicode Standard Annex #9, section 2.4.
enum Directionality {
    case leftToRight, rightToLeft

    /// The direction of the first letter.
    init(ofFirstLetterIn text: String) {
        let first = text.unicodeScalars.first { $0.properties.isAlphabetic }
        self = first.map(Self.runsRightToLeft) == true ? .rightToLeft : .leftToRight
    }

    /// A line of a text with this direction, isolated if any of it runs from right to left.
    ///
    /// A line does not take its own direction from its first letter: it may be any line of a text.
    func isolating(_ painted: String, of text: String) -> String {
        guard Self.runsRightToLeft(text) else { return painted }
        return (self == .leftToRight ? "\u{2066}" : "\u{2067}") + painted + "\u{2069}"
    }

    /// A text in its own direction, for use within a line.
    ///
    /// - Parameters:
    ///   - painted: The text as it is to be printed.
    ///   - text: The text, where what is printed has escape sequences in it.
    /// - Returns: What is printed, isolated if any of the text runs from right to left.
    static func isolated(_ painted: String, of text: String? = nil) -> String {
        runsRightToLeft(text ?? painted) ? "\u{2068}\(painted)\u{2069}" : painted
    }

    /// Whether any letter of a text runs from right to left.
    static func runsRightToLeft(_ text: String) -> Bool {
        text.unicodeScalars.contains(where: runsRightToLeft)
    }

    private static func runsRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF,
            0x1E800...0x1EFFF:
            true
        default: false
        }
    }
}
