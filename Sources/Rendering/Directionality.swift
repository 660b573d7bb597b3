/// Keeps text that runs from right to left from turning the rest of its line around.
enum Directionality {
    /// The text between a first-strong isolate and its end if any of it runs from right to left.
    ///
    /// See Unicode Standard Annex #9, section 2.4.
    static func isolated(_ text: String, holdsRightToLeft: Bool? = nil) -> String {
        holdsRightToLeft ?? runsRightToLeft(text) ? "\u{2068}\(text)\u{2069}" : text
    }

    /// Whether any letter of a text runs from right to left.
    static func runsRightToLeft(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { scalar in
            switch scalar.value {
            case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF,
                0x1E800...0x1EFFF:
                true
            default: false
            }
        }
    }
}
