import Fihrist

/// Text with its matches marked.
struct MarkedText {
    private let bytes: [UInt8]
    private let highlights: [Highlight]
    private let look: TextLook

    /// - Parameters:
    ///   - text: The text.
    ///   - highlights: In order, without overlaps; UTF-8 byte ranges of the text.
    ///   - look: Whether matches are coloured or put in brackets.
    init(_ text: String, highlights: [Highlight], look: TextLook) {
        bytes = Array(text.utf8)
        self.highlights = highlights
        self.look = look
    }

    /// A part of the text.
    ///
    /// - Parameters:
    ///   - range: UTF-8 byte range of the text.
    ///   - style: The style of what does not match.
    /// - Returns: Printable stretches, matches in brackets where there are no colours.
    func stretches(in range: Range<Int>, style: TextStyle = .plain) -> [StyledText] {
        let range = range.clamped(to: 0..<bytes.count)
        var stretches: [StyledText] = []
        var next = range.lowerBound
        for highlight in highlights where highlight.range.overlaps(range) {
            let match = highlight.range.clamped(to: max(next, range.lowerBound)..<range.upperBound)
            guard !match.isEmpty else { continue }
            if next < match.lowerBound {
                stretches.append(StyledText(text(in: next..<match.lowerBound), style))
            }
            let written = text(in: match)
            stretches.append(StyledText(look.isColored ? written : "⟦\(written)⟧", .match))
            next = match.upperBound
        }
        if next < range.upperBound {
            stretches.append(StyledText(text(in: next..<range.upperBound), style))
        }
        return stretches
    }

    private func text(in range: Range<Int>) -> String {
        PrintableText.line(String(decoding: bytes[range], as: UTF8.self))
    }
}
