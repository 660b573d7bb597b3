/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}

/// Texts of many scripts, with marks, line breaks, lists and long runs; the same for the same seed.
enum RandomText {
    private static let words = [
        "militia", "The", "U.S.", "Gen.", "Kata'ib", "al-Haq", "3.5", "No.", "22.", "J.", "e.g.",
        "Iraq",
        "выборы", "Он", "г.", "и", "كتائب", "حزب", "الله", "در", "که", "ירושלים", "的", "东京", "国会議員",
        "東京で会談した", "ประชุม", "भारत", "서울", "ελλάδα", "naïve", "e\u{301}tat", "👩‍👩‍👧", "🇮🇶",
        "https://example.org/a?b=c.d", "(PMF)", "“axis", "resistance”", "#", ">", "-", "*", "|",
        "```",
        "====", "----", "\u{FEFF}", "\u{200B}", "\u{A0}", "...", "…",
    ]
    private static let marks = [
        ".", ". ", "! ", "?” ", "。", "？", "؟ ", "। ", "۔ ", ", ", ": ", "、", " — ", "\n", "\n\n",
        "\r\n",
        "\n# ", "\n- ", "\n> ", "\n1. ", "\u{C}", "\n===\n", "\n```\n", " | ", "\t", "\n   ",
    ]

    static func bytes(seed: UInt64, words count: Int) -> [UInt8] {
        var dice = SeededDice(seed: seed)
        var text = ""
        for _ in 0..<count {
            text += words.randomElement(using: &dice) ?? ""
            let roll = Int.random(in: 0..<20, using: &dice)
            if roll < 3 {
                text += marks.randomElement(using: &dice) ?? ""
            } else if roll < 4 {
                text += String(repeating: "字x", count: Int.random(in: 1..<40, using: &dice))
            } else {
                text += " "
            }
        }
        return Array(text.utf8)
    }

    /// Any bytes, hardly ever valid UTF-8.
    static func noise(seed: UInt64, count: Int) -> [UInt8] {
        var dice = SeededDice(seed: seed)
        return (0..<count).map { _ in UInt8.random(in: 0...255, using: &dice) }
    }
}
