/// Seeded random text that mixes scripts with the signs that tokenizers trip over.
struct MixedScripts: RandomNumberGenerator {
    private var state: UInt64

    private static let alphabets: [[Unicode.Scalar]] = [
        Array("abcdefgLDsStTU".unicodeScalars), Array("abcéßøÉİıłæŉﬁ".unicodeScalars),
        Array("الحشدوفبكلهءأىةیکئ\u{64E}\u{651}ـﻻﷲ".unicodeScalars),
        Array("אבהוםץלמ\u{5B8}װ".unicodeScalars), Array("абвйёЯ".unicodeScalars),
        Array("中国日本語".unicodeScalars), Array("カｶがぱﾞー々".unicodeScalars),
        Array("한국\u{1100}\u{1161}\u{11A8}ㅏﾡ\u{D7B0}".unicodeScalars),
        Array("กำิ้เาခမ្កើ".unicodeScalars), Array("कि्ी़ணொ".unicodeScalars),
        Array("0123456789٣४₂²".unicodeScalars), Array("σςΣΐ".unicodeScalars),
    ]
    private static let signs: [Unicode.Scalar] = [
        "'", "’", "ʿ", "ʼ", "`", "\"", "״", "-", "‐", "־", "\u{200C}", "\u{200D}", "\u{AD}",
        "\u{200F}", "\u{FE0F}", "\u{301}", "\u{20DD}", "\u{3099}", "\u{93C}", "\u{E31}", ".", ".",
        ",", "/", "_", "–", "\u{1E}", "\u{0}", "\u{FFFD}", "\u{10FFFF}", "\u{E0041}", "😀", "½",
    ]

    init(seed: UInt64) {
        state = seed
        // Neighbouring seeds would else give one sequence, a step apart.
        state = next()
    }

    /// SplitMix64 (Steele, Lea, Flood 2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func text() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 1...6, using: &self) {
            let alphabet = Self.alphabets[Int.random(in: 0..<Self.alphabets.count, using: &self)]
            for _ in 0..<wordLength() {
                switch Int.random(in: 0..<20, using: &self) {
                case 0..<14: scalars.append(pick(alphabet))
                case 14..<18: scalars.append(pick(Self.signs))
                case 18: scalars.append(pick(pick(Self.alphabets)))
                default:
                    if let any = Unicode.Scalar(UInt32.random(in: 0...0x2FFFF, using: &self)) {
                        scalars.append(any)
                    }
                }
            }
            if Bool.random(using: &self) { scalars.append(" ") }
        }
        return String(scalars)
    }

    mutating func asciiText() -> String {
        let letters = Array("aabbsslLdDUS01,,..''--` !x\"/")
        return String((0..<Int.random(in: 1...24, using: &self)).map { _ in pick(letters) })
    }

    mutating func bytes() -> [UInt8] {
        (0..<Int.random(in: 0...60, using: &self)).map { _ in
            switch Int.random(in: 0..<3, using: &self) {
            case 0: UInt8.random(in: 0x27...0x7A, using: &self)
            case 1: UInt8.random(in: 0x80...0xBF, using: &self)
            default: UInt8.random(in: 0xC0...0xFF, using: &self)
            }
        }
    }

    private mutating func wordLength() -> Int {
        Int.random(in: 0..<40, using: &self) == 0 ? 90 : Int.random(in: 1...8, using: &self)
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}
