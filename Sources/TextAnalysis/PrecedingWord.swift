/// The word in front of a period, as far as it tells whether the period ends a sentence.
struct PrecedingWord {
    /// Byte range without the period; empty if no word of at most ``longest`` bytes stands there.
    private(set) var range: Range<Int>
    /// The word in lower case; nil if it is too long for any list.
    private(set) var packed: PackedWord?
    private(set) var isNumber = false
    private(set) var isLettersOnly = false
    private(set) var startsWithCapital = false
    private(set) var isAllCapitals = false
    /// `al-.`: something is left out, the sentence goes on.
    private(set) var endsWithHyphen = false
    /// One letter, or letters with periods: `J`, `U.S`, `Ph.D`, `J.-C`.
    private(set) var isInitialOrAcronym = false
    /// `a.m`, `p.m`.
    private(set) var isClockTime = false

    private static let longest = 24

    /// Reads back from the period at `period`, not beyond `floor`.
    ///
    /// One space between word and period is passed over: old agency copy has `U.S . FIRST`.
    init(_ text: borrowing Span<UInt8>, before period: Int, floor: Int) {
        var end = period
        if end > floor, text[end - 1] == 0x20 { end -= 1 }
        endsWithHyphen = end > floor && text[end - 1] == 0x2D
        var start = end
        while start > floor, end - start <= PrecedingWord.longest {
            let scalar = DecodedScalar(text, before: start)
            // Part of the word: letters, digits, marks, and . - ' inside.
            let isInside = scalar.value == 0x2E || scalar.value == 0x2D || scalar.value == 0x27
            guard isInside || scalar.isLetter || scalar.isDigit, start - scalar.length >= floor
            else { break }
            start -= scalar.length
        }
        guard end - start <= PrecedingWord.longest else {
            range = end - 1..<end
            return
        }
        while start < end, text[start] == 0x2E || text[start] == 0x2D || text[start] == 0x27 {
            start += 1
        }
        range = start..<end
        packed = PackedWord(text, range)
        look(at: text)
    }

    private mutating func look(at text: borrowing Span<UInt8>) {
        var letters = 0
        var capitals = 0
        var digits = 0
        var periods = 0
        var others = 0
        var segment = 0
        // Of `Anglo-U.S` the part behind the last hyphen tells an acronym.
        var tail = (letters: 0, periods: 0, longest: 0, isPlain: true)
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = DecodedScalar(text, at: index)
            if scalar.isLetter {
                letters += 1
                segment += 1
                tail.letters += 1
                tail.longest = max(tail.longest, segment)
                if scalar.isUppercase {
                    capitals += 1
                    if index == range.lowerBound { startsWithCapital = true }
                }
            } else {
                segment = 0
                if scalar.isDigit {
                    digits += 1
                    tail.isPlain = false
                } else if scalar.value == 0x2E {
                    periods += 1
                    tail.periods += 1
                } else {
                    others += 1
                    tail = (0, 0, 0, true)
                }
            }
            index += scalar.length
        }
        isNumber = digits > 0 && letters == 0
        isLettersOnly = letters > 0 && digits + periods + others == 0
        isAllCapitals = letters > 0 && capitals == letters
        isInitialOrAcronym =
            tail.isPlain
            && ((tail.letters == 1 && tail.periods == 0)
                || (tail.periods > 0 && tail.letters > 1 && tail.longest <= 2))
        isClockTime =
            range.count == 3 && text[range.lowerBound + 1] == 0x2E
            && text[range.lowerBound + 2] | 0x20 == 0x6D
            && (text[range.lowerBound] | 0x20 == 0x61 || text[range.lowerBound] | 0x20 == 0x70)
    }
}
