/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// Whether something happens that happens once in so many times.
    mutating func happens(onceIn times: Int) -> Bool {
        Int.random(in: 0..<times, using: &self) == 0
    }

    mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: values.indices, using: &self)]
    }
}

/// Texts of few words in many scripts with places where mentions start.
enum SeededText {
    private static let words = [
        "militias", "al-Haq", "Kata'ib", "U.S.", "1,000", "L'Irak", "والعراق", "كتائب", "وبالحشد",
        "国会議員", "東京", "ประชุม", "המיליציות", "выборы", "naïve", "é", "running", "👩‍👩‍👧", "—",
        String(repeating: "long", count: 20), String(repeating: "*", count: 300),
    ]

    /// A text of so many words, of which one in `markedOnce` is a mention.
    static func make(
        words count: Int,
        markedOnce: Int,
        using dice: inout SeededGenerator
    ) -> (text: String, mentions: [Int]) {
        var text = ""
        var mentions: [Int] = []
        for _ in 0..<count {
            if Int.random(in: 0..<markedOnce, using: &dice) == 0 {
                mentions.append(text.utf8.count)
            }
            text += dice.pick(words) + dice.pick([" ", " ", ", ", "\n", "-", ""])
        }
        return (text, mentions.filter { $0 < text.utf8.count })
    }
}
