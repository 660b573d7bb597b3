/// What a character means in a query.
extension Unicode.Scalar {
    /// Marks and embeddings that turn the direction of text and show nothing.
    var isBidiControl: Bool {
        switch value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// White space, control characters and invisible format characters.
    ///
    /// The soft hyphen and both joiners are not among them: they stand inside words.
    var separatesWords: Bool {
        if value < 0x80 { return value <= 0x20 || value == 0x7F }
        switch value {
        case 0x00AD, 0x200C, 0x200D: return false
        default: break
        }
        switch properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator: return true
        default: return false
        }
    }

    /// What surrounds a word without belonging to it; inside a word it stays (`12:30`, `1,000`).
    var surroundsWords: Bool {
        switch self {
        case ",", ";", ":", "!", "?", "[", "]", "{", "}", "<", ">", "¡", "¿", "…", "•": true
        case "،", "؛", "؟", "۔", "、", "。", "，", "；", "：", "！", "？", "【", "】": true
        case "—", "―", "\u{00AD}", "\u{200C}", "\u{200D}": true
        default: false
        }
    }

    /// The characters that people type for a minus.
    var isDash: Bool {
        switch self {
        case "-", "\u{2010}", "\u{2011}", "–", "−", "﹣", "－": true
        default: false
        }
    }

    var opensGroup: Bool { self == "(" || self == "（" }

    var closesGroup: Bool { self == ")" || self == "）" }

    var isAlternativeSign: Bool { self == "|" || self == "｜" }

    /// Letters, digits and the marks on them.
    var isWordPart: Bool {
        if value < 0x80 {
            return (0x30...0x39).contains(value) || isASCIILetter
        }
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber, .otherNumber:
            return true
        default:
            return false
        }
    }

    var isASCIILetter: Bool { (0x61...0x7A).contains(value | 0x20) }

    /// Hebrew letters with their points, between which a quotation mark is a gershayim.
    var isHebrew: Bool {
        (0x0591...0x05F2).contains(value) || (0xFB1D...0xFB4F).contains(value)
    }

    /// Scripts in which one character can be a word: Han, kana and Hangul.
    var isWordByItself: Bool {
        switch value {
        case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            true
        default: false
        }
    }

    /// The value of a decimal digit of any script.
    var decimalValue: Int? {
        if value < 0x80 { return (0x30...0x39).contains(value) ? Int(value) - 0x30 : nil }
        guard properties.numericType == .decimal else { return nil }
        return properties.numericValue.map { Int($0) }
    }
}
