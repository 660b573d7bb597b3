/// The words of one letter that Hebrew and Arabic write together with the word they precede.
///
/// Works on folded forms: no vowel marks, one form of alef. All letters concerned have two bytes.
enum WordPrefixes {
    /// Finds the forms that are left when such words are cut off, fewest letters cut first.
    ///
    /// Arabic also loses the article behind what was cut: `وبالعراق` gives `بالعراق` and `عراق`.
    ///
    /// - Parameters:
    ///   - range: The word in `folded`.
    ///   - folded: Folded words.
    ///   - remainders: Is filled with up to three ranges of `folded`, each of three letters at least.
    static func find(
        of range: Range<Int>,
        in folded: borrowing Span<UInt8>,
        remainders: inout [Range<Int>]
    ) {
        remainders.removeAll(keepingCapacity: true)
        guard range.count >= 8, range.count % 2 == 0 else { return }
        func letter(_ number: Int) -> UInt16 {
            let index = range.lowerBound + 2 * number
            guard index + 1 < range.upperBound else { return 0 }
            return UInt16(folded[index]) << 8 | UInt16(folded[index + 1])
        }
        var cuts: [Int] = []
        if isHebrewPrefix(letter(0)) {
            cuts = isHebrewPrefix(letter(1)) ? [1, 2] : [1]
        } else if isConjunction(letter(0)) || isPreposition(letter(0)) {
            let isDouble = isConjunction(letter(0)) && isPreposition(letter(1))
            let cut = isDouble ? 2 : 1
            cuts = isDouble ? [1, 2] : [1]
            if letter(cut - 1) == lam, letter(cut) == lam {
                cuts.append(cut + 1)
            } else if letter(cut) == alef, letter(cut + 1) == lam {
                cuts.append(cut + 2)
            }
        }
        for cut in cuts where range.count - 2 * cut >= 6 {
            remainders.append(range.lowerBound + 2 * cut..<range.upperBound)
        }
    }

    /// Whether what stands before a byte of `folded` ends in the article, written ال or لل.
    static func endsWithArticle(at index: Int, in folded: borrowing Span<UInt8>) -> Bool {
        guard index >= 4 else { return false }
        let first = UInt16(folded[index - 4]) << 8 | UInt16(folded[index - 3])
        let second = UInt16(folded[index - 2]) << 8 | UInt16(folded[index - 1])
        return second == lam && (first == alef || first == lam)
    }

    private static let alef: UInt16 = 0xD8A7
    private static let lam: UInt16 = 0xD984

    /// Whether the letter is one of ו ה ב ל מ ש כ.
    private static func isHebrewPrefix(_ letter: UInt16) -> Bool {
        switch letter {
        case 0xD795, 0xD794, 0xD791, 0xD79C, 0xD79E, 0xD7A9, 0xD79B: true
        default: false
        }
    }

    /// Whether the letter is و or ف.
    private static func isConjunction(_ letter: UInt16) -> Bool {
        letter == 0xD988 || letter == 0xD981
    }

    /// Whether the letter is ب, ل or ك, or ک as Persian writes it.
    private static func isPreposition(_ letter: UInt16) -> Bool {
        letter == 0xD8A8 || letter == lam || letter == 0xD983 || letter == 0xDAA9
    }
}
