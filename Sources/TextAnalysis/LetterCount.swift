import CTextTables

/// Counts the letters of a word by case, to tell its shape.
struct LetterCount {
    private var lower: Int32 = 0
    private var upper: Int32 = 0
    private var uncased: Int32 = 0
    private var digits: Int32 = 0
    private var startsUpper = false

    mutating func add(_ kind: ScalarClass) {
        switch kind {
        case .lower:
            lower += 1
        case .upper:
            if lower == 0, upper == 0 { startsUpper = true }
            upper += 1
        case .digit:
            digits += 1
        default:
            uncased += 1
        }
    }

    /// The count of this word with another behind it.
    func joined(with next: LetterCount) -> LetterCount {
        var sum = self
        if lower == 0, upper == 0 { sum.startsUpper = next.startsUpper }
        sum.lower += next.lower
        sum.upper += next.upper
        sum.uncased += next.uncased
        sum.digits += next.digits
        return sum
    }

    var hasLetters: Bool { lower + upper + uncased > 0 }

    var isEmpty: Bool { !hasLetters && digits == 0 }

    /// One letter and nothing else.
    var isSingleLetter: Bool { lower + upper + uncased == 1 && digits == 0 }

    /// Nothing but digits, at most as many as stand before a thousands comma.
    var isDigitGroupHead: Bool { !hasLetters && (1...3).contains(digits) }

    var isNumber: Bool { !hasLetters && digits > 0 }

    var shape: Token.Shape {
        if lower + upper == 0 { return uncased > 0 ? .uncased : .number }
        if upper == 0 { return .lower }
        if lower > 0 { return startsUpper ? .capitalized : .mixed }
        return upper > 1 || digits > 0 ? .upper : .initial
    }
}
