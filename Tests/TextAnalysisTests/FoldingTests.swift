import TextAnalysis
import Testing

struct FoldingTests {
    @Test(
        "Spellings that differ in case, marks or keyboard have one form",
        arguments: [
            ["Öcalan", "ÖCALAN", "O\u{308}calan", "ocalan"], ["Erdoğan", "ERDOĞAN", "erdogan"],
            ["İstanbul", "ISTANBUL", "I\u{307}stanbul", "ıstanbul", "istanbul"],
            ["Straße", "STRASSE", "STRAẞE"], ["Łódź", "lodz"], ["Ørsted", "orsted"],
            ["Æthelred", "aethelred"], ["œuvre", "oeuvre"], ["Þór", "thor"], ["Đặng", "dang"],
            ["ħal", "hal"], ["Əliyev", "Aliyev"], ["Ｆｕｌｌ", "full"], ["ﬁle", "file"],
            ["Ὀδυσσεύς", "ΟΔΥΣΣΕΥΣ", "οδυσσευσ"], ["Зелёный", "зеленыи"], ["Й", "И\u{306}", "и"],
            ["Ⅳ", "iv"], ["Ⓐ", "a"], ["𝐁𝐨𝐥𝐝", "bold"], ["ŉ", "n"], ["col\u{AD}umn", "column"],
            ["b\u{202E}id\u{202C}i", "bidi"], ["zwj\u{200D}x", "zwjx"], ["bom\u{FEFF}x", "bomx"],
            ["auf\u{200C}lage", "auflage"], ["v\u{FE0F}s", "vs"], ["１２", "12"],
            ["\u{1100}\u{1161}\u{11A8}", "\u{AC00}\u{11A8}", "각"], ["ﾊﾟ", "パ", "ハ\u{309A}"],
        ]
    )
    func oneForm(_ spellings: [String]) {
        let forms = spellings.map { spelling in
            let list = Tokenizer().tokens(of: spelling)
            return list.tokens.map { list.form(of: $0) }
        }
        #expect(Set(forms).count == 1)
        #expect(forms.first?.count == 1)
    }

    @Test("Every scalar's form folds to itself")
    func everyScalar() {
        let tokenizer = Tokenizer()
        var list = TokenList()
        var again = TokenList()
        var wrong: [UInt32] = []
        for value in UInt32(0)...0x34FFF {
            guard let scalar = Unicode.Scalar(value) else { continue }
            list.removeAll()
            tokenizer.tokenize(Array(String(Character(scalar)).utf8).span, into: &list)
            guard let token = list.tokens.first else { continue }
            again.removeAll()
            tokenizer.tokenize(list.folded.span, into: &again)
            let isWhole =
                list.tokens.count == 1 && token.start == 0 && Int(token.end) == scalar.utf8.count
            if !isWhole || again.folded != list.folded { wrong.append(value) }
        }
        #expect(wrong == [])
    }
}

extension Unicode.Scalar {
    fileprivate var utf8: String.UTF8View { String(Character(self)).utf8 }
}
