import Fihrist

/// Why a hit matches and how its score came about, in words.
struct ExplanationText {
    /// One line each for the matches, the countries and the score.
    let lines: [String]

    init(_ hit: Hit, unit: SearchUnit) {
        let reasons = Self.reasons(for: hit).map { reason, written in
            "\(reason): \(written.joined(separator: ", "))"
        }
        let why = reasons.isEmpty ? [] : ["why: " + reasons.joined(separator: " · ")]
        let countries = zip(hit.countries, hit.countryReasons).map { country, reasons in
            "\(country): \(reasons.words.joined(separator: ", "))"
        }
        let points = countries.isEmpty ? [] : ["countries: " + countries.joined(separator: " · ")]
        lines = why + points + [Self.score(of: hit, unit: unit)]
    }

    /// The reasons in the order of their first match, each with what matches for it.
    private static func reasons(for hit: Hit) -> [(String, [String])] {
        let names = Dictionary(hit.entities.map { ($0.id, $0.name) }) { first, _ in first }
        let bytes = Array(hit.passage.text.utf8)
        var reasons: [(String, [String])] = []
        for highlight in hit.highlights {
            let range = highlight.range.clamped(to: 0..<bytes.count)
            let written = inLine(String(decoding: bytes[range], as: UTF8.self))
            let reason = words(for: highlight, names: names)
            if let place = reasons.firstIndex(where: { $0.0 == reason }) {
                if !reasons[place].1.contains(written) { reasons[place].1.append(written) }
            } else {
                reasons.append((reason, [written]))
            }
        }
        return reasons
    }

    private static func words(for highlight: Highlight, names: [String: String]) -> String {
        let entity = highlight.entity.map { inLine(names[$0] ?? $0) } ?? "what was typed"
        let typed = "“\(inLine(highlight.typed))”"
        return switch highlight.reason {
        case .exact: "as typed"
        case .fold: "\(typed) but for marks and apostrophes"
        case .stem: "stem of \(typed)"
        case .alias: "\(typed), another name of \(entity)"
        case .variant: "another spelling of \(typed)"
        case .script: "\(typed) in another script"
        case .fuzzy: "near to \(typed), which occurs nowhere"
        case .entity: "\(typed), a mention of \(entity)"
        }
    }

    private static func inLine(_ text: String) -> String {
        Directionality.isolated(PrintableText.line(text))
    }

    private static func score(of hit: Hit, unit: SearchUnit) -> String {
        let parts = hit.explanation.map { part in
            "\(Amounts.decimal(part.score, places: 3)) “\(inLine(part.typed))” (frequency "
                + "\(Amounts.decimal(part.frequency, places: 1)), idf "
                + "\(Amounts.decimal(part.idf, places: 2)), in "
                + Amounts.counted(part.occurrences, unit.rawValue) + ")"
        }
        let score = "score: \(Amounts.decimal(hit.score, places: 3))"
        return parts.isEmpty ? score : "\(score) = \(parts.joined(separator: " + "))"
    }
}
