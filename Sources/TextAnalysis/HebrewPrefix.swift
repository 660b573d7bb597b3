/// The Hebrew particles that are written together with the word behind them: *and, the, in, to,
/// from, that, like*.
///
/// Nothing in the letters tells a particle from a word's own first letter, so a word is listed
/// without its first one and without its first two such letters, and searched as it is.
enum HebrewPrefix {
    /// With fewer letters left it is hardly a word.
    private static let leastLetters = 3
    private static let longest = 2

    /// Where what is left of a folded form may start; indices in `bytes`.
    static func ends(in bytes: [UInt8], form: Range<Int>) -> [Int] {
        var ends: [Int] = []
        var start = form.lowerBound
        while ends.count < longest, form.upperBound - start >= 2 * (leastLetters + 1),
            isParticle(bytes[start], bytes[start + 1])
        {
            start += 2
            ends.append(start)
        }
        return ends
    }

    /// Whether two bytes are ו, ה, ב, ל, מ, ש or כ.
    private static func isParticle(_ first: UInt8, _ second: UInt8) -> Bool {
        guard first == 0xD7 else { return false }
        switch second {
        case 0x95, 0x94, 0x91, 0x9C, 0x9E, 0xA9, 0x9B: return true
        default: return false
        }
    }
}
