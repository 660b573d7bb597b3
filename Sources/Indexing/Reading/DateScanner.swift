/// A text cut into what dates are made of.
struct DateScanner: Sendable {
    enum Token: Equatable, Sendable {
        case number(Int, digits: Int)
        case month(MonthNames.Month)
        /// A word that may stand inside a date: `of`, `de`, an ordinal's ending.
        case filler
        case word
        case mark(Unicode.Scalar)
    }

    /// A date that stands in the text.
    struct Match: Equatable, Sendable {
        var day: CalendarDay
        /// Byte offsets in the text.
        var range: Range<Int>
    }

    /// The tokens without white space, each with its bytes.
    private(set) var tokens: [(token: Token, range: Range<Int>)] = []

    private static let fillers: Set<String> = [
        "of", "de", "del", "den", "th", "st", "nd", "rd", "er", "г", "року", "года", "ماه",
    ]

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        var index = 0
        var offset = 0
        while index < scalars.count {
            let start = offset
            var scalar = scalars[index]
            if let digit = scalar.decimalValue {
                var value = digit
                var digits = 1
                offset += scalar.utf8Length
                index += 1
                while index < scalars.count, let next = scalars[index].decimalValue {
                    value = digits < 18 ? value * 10 + next : value
                    digits += 1
                    offset += scalars[index].utf8Length
                    index += 1
                }
                tokens.append((.number(value, digits: digits), start..<offset))
            } else if scalar.isWordPart {
                var word = ""
                repeat {
                    word.unicodeScalars.append(scalar)
                    offset += scalar.utf8Length
                    index += 1
                    if index < scalars.count { scalar = scalars[index] }
                } while index < scalars.count && scalar.isWordPart
                append(word, start..<offset)
            } else {
                offset += scalar.utf8Length
                index += 1
                if !scalar.isSpace, scalar != "\u{200E}", scalar != "\u{200F}" {
                    tokens.append((.mark(scalar), start..<offset))
                }
            }
        }
    }

    private var previousWord = ""

    private mutating func append(_ word: String, _ range: Range<Int>) {
        let folded = MonthNames.fold(word)
        defer { previousWord = folded }
        if let last = tokens.last, last.token == .word,
            let month = MonthNames.month(previousWord, folded)
        {
            tokens.removeLast()
            tokens.append((.month(month), last.range.lowerBound..<range.upperBound))
        } else if let month = MonthNames.month(folded) {
            tokens.append((.month(month), range))
        } else if ["年", "月", "日"].contains(folded) {
            tokens.append((.mark("-"), range))
        } else {
            tokens.append((Self.fillers.contains(folded) ? .filler : .word, range))
        }
    }
}

extension Unicode.Scalar {
    fileprivate var utf8Length: Int { UTF8.width(self) }

    /// The value of a decimal digit of any script.
    fileprivate var decimalValue: Int? {
        guard value < 0x80 ? (0x30...0x39).contains(value) : properties.numericType == .decimal,
            let number = properties.numericValue
        else { return nil }
        return Int(number)
    }

    fileprivate var isSpace: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    fileprivate var isWordPart: Bool {
        if isASCII { return (0x61...0x7A).contains(value | 0x20) }
        return properties.isAlphabetic || properties.generalCategory == .nonspacingMark
            || value == 0x200C
    }
}
