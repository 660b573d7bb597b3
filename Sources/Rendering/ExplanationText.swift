import Fihrist

/// Why a hit matches and how its score came about, in words.
struct ExplanationText {
    /// One line for the matches, one for the score.
    let lines: [String]

    init(_ hit: Hit) {
        let names = Dictionary(hit.entities.map { ($0.id, $0.name) }) { first, _ in first }
        let bytes = Array(hit.passage.text.utf8)
        var reasons: [String] = []
        for highlight in hit.highlights {
            let range = highlight.range.clamped(to: 0..<bytes.count)
            let written = String(decoding: bytes[range], as: UTF8.self)
            let reason = "“\(written)” \(Self.words(for: highlight, names: names))"
            if !reasons.contains(reason) { reasons.append(reason) }
        }
        let parts = hit.explanation.map { part in
            "\(Amounts.decimal(part.score, places: 3)) for “\(part.typed)” (frequency "
                + "\(Amounts.decimal(part.frequency, places: 1)), idf "
                + "\(Amounts.decimal(part.idf, places: 2)), in "
                + Amounts.counted(part.passages, "passage") + ")"
        }
        let score = "score \(Amounts.decimal(hit.score, places: 3))"
        let sum = parts.isEmpty ? score : "\(score) = \(parts.joined(separator: " + "))"
        let why = reasons.isEmpty ? [] : ["why: " + reasons.joined(separator: " · ")]
        lines = (why + [sum]).map { PrintableText.line($0) }
    }

    private static func words(for highlight: Highlight, names: [String: String]) -> String {
        let entity = highlight.entity.map { names[$0] ?? $0 } ?? "what was typed"
        return switch highlight.reason {
        case .exact: "as typed"
        case .fold: "is “\(highlight.typed)” but for marks and apostrophes"
        case .stem: "has the stem of “\(highlight.typed)”"
        case .alias: "is a name of \(entity), as “\(highlight.typed)” is"
        case .entity: "mentions \(entity), as “\(highlight.typed)” asks"
        }
    }
}
