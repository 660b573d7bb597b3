/// What a text shows about its language: letters by script, letters that few languages have, and
/// common words.
struct LanguageEvidence {
    /// Letters of each script, by ``Script/rawValue``.
    private(set) var letters = [Int](repeating: 0, count: Script.allCases.count)
    /// Points of each language of ``CommonWords``: for a word, shared by the languages that have it,
    /// the *n*-th occurrence counts 1/*n*, so that ten times `Los` is not Spanish; a language's ten
    /// commonest count double.
    private(set) var points = [Double](repeating: 0, count: CommonWords.languages.count)
    /// Occurrences of common words, and how many different ones, of each language.
    private(set) var hits = [Int](repeating: 0, count: CommonWords.languages.count)
    private(set) var distinct = [Int](repeating: 0, count: CommonWords.languages.count)
    /// How often each of ``CommonWords`` has been read, by its number.
    private var occurrences = [Int32](repeating: 0, count: CommonWords.entries.count)
    /// Words looked up.
    private(set) var words = 0
    /// Letters of one word read so far; nil once it is too long to be common.
    private var word: PackedWord? = PackedWord()
    private var wordScript: Script?
    private var followsApostrophe = false

    /// The script of a letter, as far as it decides the language.
    enum Script: Int, CaseIterable {
        case latin, cyrillic, arabic, greek, hebrew, han, kana, hangul, thai, lao, burmese, khmer
        case devanagari, bengali, gurmukhi, gujarati, tamil, telugu, kannada, malayalam, sinhala
        case georgian, armenian, ethiopic

        /// The language of a script that has, for our purpose, but one.
        var language: String? {
            switch self {
            case .latin, .cyrillic, .arabic, .han: nil
            case .greek: "el"
            case .hebrew: "he"
            case .kana: "ja"
            case .hangul: "ko"
            case .thai: "th"
            case .lao: "lo"
            case .burmese: "my"
            case .khmer: "km"
            case .devanagari: "hi"
            case .bengali: "bn"
            case .gurmukhi: "pa"
            case .gujarati: "gu"
            case .tamil: "ta"
            case .telugu: "te"
            case .kannada: "kn"
            case .malayalam: "ml"
            case .sinhala: "si"
            case .georgian: "ka"
            case .armenian: "hy"
            case .ethiopic: "am"
            }
        }

        init?(_ value: UInt32) {
            switch value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF:
                self = .latin
            case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
            case 0x400...0x52F: self = .cyrillic
            case 0x531...0x587: self = .armenian
            case 0x5D0...0x5F4: self = .hebrew
            case 0x620...0x65F, 0x66E...0x6D3, 0x6D5, 0x6EE...0x6EF, 0x6FA...0x6FF, 0x750...0x77F:
                self = .arabic
            case 0x900...0x963: self = .devanagari
            case 0x980...0x9FF: self = .bengali
            case 0xA00...0xA7F: self = .gurmukhi
            case 0xA80...0xAFF: self = .gujarati
            case 0xB80...0xBFF: self = .tamil
            case 0xC00...0xC7F: self = .telugu
            case 0xC80...0xCFF: self = .kannada
            case 0xD00...0xD7F: self = .malayalam
            case 0xD80...0xDFF: self = .sinhala
            case 0xE01...0xE4E: self = .thai
            case 0xE80...0xEFF: self = .lao
            case 0x1000...0x109F: self = .burmese
            case 0x10A0...0x10FF: self = .georgian
            case 0x1100...0x11FF, 0xAC00...0xD7AF: self = .hangul
            case 0x1200...0x137F: self = .ethiopic
            case 0x1780...0x17FF: self = .khmer
            case 0x3041...0x30FF: self = .kana
            case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x323AF: self = .han
            default: return nil
            }
        }
    }

    /// Reads the letters and words of a range.
    mutating func read(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            index = readLetters(text, index..<range.upperBound)
            guard index < range.upperBound else { break }
            let scalar = DecodedScalar(text, at: index)
            index += scalar.length
            // Harakat and tatweel stand inside words and mean nothing here.
            if (0x64B...0x652).contains(scalar.value) || scalar.value == 0x640 { continue }
            guard scalar.value >= 0x80, let script = Script(scalar.value) else {
                finishWord(before: scalar.value)
                continue
            }
            letters[script.rawValue] += 1
            wordScript = script
            let value = LanguageEvidence.folded(scalar.value)
            LanguageLetters.add(value, to: &points)
            if word?.append(value) != true { word = nil }
        }
        finishWord(before: 0x20)
    }

    /// Reads ASCII letters as far as they go, which most of a text is.
    ///
    /// - Returns: Where they end.
    private mutating func readLetters(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
        var index = range.lowerBound
        var packed = word
        while index < range.upperBound {
            let small = text[index] | 0x20
            guard small >= 0x61, small <= 0x7A else { break }
            if packed?.append(UInt32(small)) != true { packed = nil }
            index += 1
        }
        guard index > range.lowerBound else { return index }
        word = packed
        wordScript = .latin
        letters[Script.latin.rawValue] += index - range.lowerBound
        return index
    }

    private mutating func finishWord(before mark: UInt32) {
        let isApostrophe = mark == 0x27 || mark == 0x2019
        // `l'homme`: the elided word keeps its apostrophe.
        if isApostrophe, wordScript == .latin { _ = word?.append(0x27) }
        defer {
            word = PackedWord()
            wordScript = nil
            followsApostrophe = isApostrophe
        }
        guard let script = wordScript, script.language == nil else { return }
        words += 1
        guard let word else { return }
        // The letters of `U.S.` and the end of `Iraq's` are no Slavic prepositions.
        if word.count == 1, mark == 0x2E || followsApostrophe { return }
        guard let number = CommonWords.number(of: word) else {
            if script == .arabic { addArticle(of: word) }
            return
        }
        let entry = CommonWords.entries[number]
        var bits = entry.languages
        occurrences[number] += 1
        let occurrence = Int(occurrences[number])
        let share = 1 / Double(bits.nonzeroBitCount * occurrence)
        while bits != 0 {
            let number = bits.trailingZeroBitCount
            points[number] += entry.commonest >> UInt64(number) & 1 == 1 ? 2 * share : share
            hits[number] += 1
            if occurrence == 1 { distinct[number] += 1 }
            bits &= bits - 1
        }
    }

    /// Counts the Arabic article, which is the commonest word of Arabic and no word of its own.
    private mutating func addArticle(of word: PackedWord) {
        guard let article = CommonWords.arabicArticle, word.continues(article), word.count > 6,
            let arabic = CommonWords.arabic
        else { return }
        hits[arabic] += 1
        distinct[arabic] += 1
        points[arabic] += 0.2
    }

    private static func folded(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x643: 0x6A9
        case 0x649, 0x64A: 0x6CC
        default: LowerCase.of(value)
        }
    }
}
