/// Letters that only some of the languages of a script write.
enum LanguageLetters {
    /// Adds the points that a letter, in lower case, speaks for its languages.
    static func add(_ value: UInt32, to points: inout [Double]) {
        guard value >= 0x80, value < 0x700 || (0x1EA0...0x1EFF).contains(value),
            let languages = table[value]
        else { return }
        for number in languages.numbers { points[number] += languages.points }
    }

    private struct Languages {
        var numbers: [Int]
        /// Points of one occurrence, shared as words are.
        var points: Double
    }

    private static let table: [UInt32: Languages] = {
        var table: [UInt32: [Int]] = [:]
        for (letters, codes) in lists {
            for code in codes.split(separator: " ") {
                guard let number = CommonWords.languages.firstIndex(of: String(code)) else {
                    continue
                }
                for letter in letters.unicodeScalars {
                    table[letter.value, default: []].append(number)
                }
            }
        }
        // Vietnamese alone has the letters with two marks.
        if let vietnamese = CommonWords.languages.firstIndex(of: "vi") {
            for letter in UInt32(0x1EA0)...0x1EF9 { table[letter] = [vietnamese] }
        }
        return table.mapValues { Languages(numbers: $0, points: 0.3 / Double($0.count)) }
    }()

    private static let lists: [(letters: String, languages: String)] = [
        ("ß", "de"), ("áíóú", "es pt hu cs sk vi"), ("ä", "de sv fi sk et"),
        ("ö", "de sv tr fi hu az et"),
        ("ü", "de tr hu az et"), ("ñ", "es tl"), ("ã", "pt vi"), ("õ", "pt et vi"),
        ("ç", "fr pt tr sq az ca ku"), ("œ", "fr"), ("ê", "fr pt vi ku"), ("è", "fr it ca"),
        ("ù", "fr it"), ("ì", "it"), ("ò", "it ca"), ("î", "fr ro ku"), ("û", "fr ku"),
        ("ğı", "tr az"), ("ş", "tr az ku"), ("ə", "az"), ("łźżśńćąę", "pl"), ("ęą", "lt"),
        ("ć", "hr"), ("đ", "hr vi"), ("å", "sv da no"), ("æø", "da no"), ("řůě", "cs"),
        ("čšž", "cs sk hr sl lt lv"), ("ý", "cs sk"), ("ľĺŕô", "sk"), ("őű", "hu"),
        ("ășțţ", "ro"), ("ëç", "sq"), ("ėįųū", "lt"), ("āēīū", "lv"), ("ơưă", "vi"),
        ("їєґ", "uk"), ("і", "uk be kk"), ("ў", "be"), ("ыэё", "ru be"), ("ъ", "bg ru tg"),
        ("јљњџ", "sr mk"), ("ђћ", "sr"), ("ѓќѕ", "mk"), ("әңөұһ", "kk"), ("қғ", "kk tg"),
        ("ӣӯҳҷ", "tg"),
        ("ةإأ", "ar"), ("پچ", "fa ur ps ckb sd ug"), ("ژ", "fa ps ckb ug"),
        ("گ", "fa ur ckb sd ug"),
        ("ٹڈڑےںھ", "ur"), ("ڵڕ", "ckb"), ("ۆ", "ckb ug"), ("ێ", "ckb"), ("ەئ", "ckb ug"),
        ("ټډړږښڼې", "ps"), ("ڳڻڪٿٽڄڃڏڌ", "sd"), ("ېۇۈۋڭ", "ug"),
    ]
}
