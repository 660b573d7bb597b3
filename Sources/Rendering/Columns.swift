/// Pads and cuts text to columns of a terminal.
enum Columns {
    /// The text with spaces before it.
    static func right(_ text: String, width: Int) -> String {
        String(repeating: " ", count: max(width - DisplayWidth.of(text), 0)) + text
    }

    /// The text with spaces after it.
    static func left(_ text: String, width: Int) -> String {
        text + String(repeating: " ", count: max(width - DisplayWidth.of(text), 0))
    }

    /// As much of the text as fits, with an ellipsis where it is cut.
    static func cut(_ text: String, width: Int) -> String {
        guard DisplayWidth.of(text) > width else { return text }
        var kept = ""
        var left = width - 1
        for character in text {
            left -= DisplayWidth.of(character)
            if left < 0 { break }
            kept.append(character)
        }
        return kept + "…"
    }

    /// A bar of full blocks; anything above nothing shows.
    static func bar(_ amount: Int, of most: Int, width: Int) -> String {
        guard amount > 0, most > 0 else { return "" }
        let length = (Double(amount) / Double(most) * Double(width)).rounded()
        return String(repeating: "█", count: min(max(Int(length), 1), width))
    }
}
