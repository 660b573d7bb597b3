/// The Arabic article and the particles written together with it.
///
/// `الحشد`, `والحشد` and `للحشد` are one word for a reader who searches `حشد`. Works on folded bytes,
/// where every alef is bare, and strips again until nothing is left to strip, so that folding what
/// is folded changes nothing.
enum ArabicArticle {
    /// With fewer letters left it is no article but a part of the word: `الله`, `والا`.
    private static let leastLetters = 3

    // Second bytes of the letters; all of them start with 0xD8 or 0xD9.
    private static let alef: UInt8 = 0xA7
    private static let beh: UInt8 = 0xA8
    private static let feh: UInt8 = 0x81
    private static let kaf: UInt8 = 0x83
    private static let lam: UInt8 = 0x84
    private static let waw: UInt8 = 0x88

    /// The start of what is left of `bytes[range]` without the article, as an index in `bytes`.
    static func end(in bytes: [UInt8], range: Range<Int>) -> Int {
        var start = range.lowerBound
        while true {
            let next = start + prefixLength(in: bytes, at: start, until: range.upperBound)
            guard next > start, hasLeastLetters(in: bytes, from: next, until: range.upperBound)
            else { return start }
            start = next
        }
    }

    private static func prefixLength(in bytes: [UInt8], at start: Int, until end: Int) -> Int {
        guard end - start >= 4 + leastLetters else { return 0 }
        if isLam(bytes, start), isLam(bytes, start + 2) { return 4 }
        if isAlefLam(bytes, start) { return 4 }
        return isParticle(bytes[start], bytes[start + 1]) && isAlefLam(bytes, start + 2) ? 6 : 0
    }

    /// Whether the letter is *and*, *so*, *by* or *like*.
    private static func isParticle(_ first: UInt8, _ second: UInt8) -> Bool {
        first == 0xD9
            ? second == waw || second == feh || second == kaf
            : first == 0xD8 && second == beh
    }

    private static func isLam(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == 0xD9 && bytes[index + 1] == lam
    }

    private static func isAlefLam(_ bytes: [UInt8], _ index: Int) -> Bool {
        bytes[index] == 0xD8 && bytes[index + 1] == alef && isLam(bytes, index + 2)
    }

    private static func hasLeastLetters(in bytes: [UInt8], from start: Int, until end: Int) -> Bool
    {
        var letters = 0
        var index = start
        while index < end, letters < leastLetters {
            if bytes[index] & 0xC0 != 0x80 { letters += 1 }
            index += 1
        }
        return letters == leastLetters
    }
}
