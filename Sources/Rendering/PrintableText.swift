/// Text from an index or a query, made safe to print.
///
/// A document may hold whatever its writer put there: escape sequences that repaint the terminal, or
/// marks that turn the direction of the rest of the line.
enum PrintableText {
    /// The text as one line: white space of any kind becomes a space.
    static func line(_ text: some StringProtocol) -> String { cleaned(text, keepsLines: false) }

    /// The text with its line feeds and tabs.
    static func lines(_ text: some StringProtocol) -> String { cleaned(text, keepsLines: true) }

    private static func cleaned(_ text: some StringProtocol, keepsLines: Bool) -> String {
        guard text.utf8.contains(where: mayNeedCare) else { return String(text) }
        var kept = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x09, 0x0A: kept.append(keepsLines ? scalar : " ")
            case 0x0B...0x0D, 0x85, 0x2028, 0x2029: kept.append(" ")
            case 0x00...0x1F, 0x7F...0x9F: kept.append("\u{FFFD}")
            case 0x202A...0x202E, 0x2066...0x2069: break
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }

    /// Whether a byte is, or may be the first of, something that is replaced.
    private static func mayNeedCare(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }
}
