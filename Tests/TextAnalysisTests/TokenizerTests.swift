import TextAnalysis
import Testing

/// The rules one by one: a text and its tokens, colocated ones in brackets.
struct TokenizerTests {
    private func words(_ text: String) -> String {
        let list = Tokenizer().tokens(of: text)
        return list.tokens.map { token in
            token.isColocated ? "[\(list.form(of: token))]" : list.form(of: token)
        }.joined(separator: " ")
    }

    @Test(
        "An apostrophe inside a word vanishes, whichever it is",
        arguments: ["'", "’", "‘", "ʼ", "ʾ", "ʿ", "ʻ", "′", "`", "´", "ʹ", "＇"]
    )
    func apostrophe(_ mark: String) {
        #expect(
            words("Kata\(mark)ib Sana\(mark)a Da\(mark)esh O\(mark)Brien")
                == "kataib sanaa daesh obrien"
        )
    }

    @Test(arguments: [
        // Apostrophes at the edges
        ("ʿAbd ʾAli Rida\u{2BE}", "abd ali rida"), ("'quoted' ‘Abd’", "quoted abd"),
        ("Iran's Iran’s IRAN'S 1990's", "iran iran iran 1990"), ("the boys' room", "the boys room"),
        ("Ma'ariv Qur'an don't п'ять", "maariv quran dont пять"), ("5'4", "5 4"),
        ("Kata''ib", "kata ib"), ("Iran's-backed", "iran backed"), ("Da'esh's", "daesh"),
        // Elision
        ("L'Irak d’Isère", "lirak [irak] disere [isere]"),
        ("D'Angelo O'Brien", "dangelo [angelo] obrien"),
        ("L'Opoponax", "lopoponax [opoponax]"), ("jusqu'ici", "jusquici [ici]"),
        ("dell'Interno QU'ELLE", "dellinterno [interno] quelle [elle]"), ("s's", "s"),
        ("Val-d'Isère", "val [valdisere] disere [isere]"),
        ("d'Isère-ville", "disere [disereville] [isere] ville"), ("l'U.R.S.S.", "lurss [urss]"),
        // Acronyms and initials
        ("U.S. U.N. U.S.S.R. U.S", "us un ussr us"), ("e.g. i.e.", "eg ie"),
        ("U.S.-led", "us [usled] led"),
        ("U.S.'s army", "us army"), ("M. Sadr", "m sadr"), ("J.R.Tolkien", "j r tolkien"),
        ("А.Б.В.", "абв"), ("end. Next a.b", "end next ab"), ("www.x.y.com", "www x y com"),
        // Hyphens
        ("al-Haq alhaq", "al [alhaq] haq alhaq"), ("a-b-c", "a [ab] b [bc] c"),
        ("al‐Haq al‑Haq", "al [alhaq] haq al [alhaq] haq"), ("al-'Abadi", "al [alabadi] abadi"),
        ("al-ʿAbadi", "al [alabadi] abadi"), ("well- known --x", "well known x"),
        ("a–b a—b a/b a_b @a #b", "a b a b a b a b a b"),
        ("F-16 Fox-it", "f [f16] 16 fox [foxit] it"),
        // Numbers
        ("1,000 1,234,567.89 2011,2012", "1000 1234567 89 2011 2012"), ("1,0000", "1 0000"),
        ("100 1,5 covid19 m23", "100 1 5 covid19 m23"), ("٢٠٢٤ ۲۰۲۴ २०२४", "2024 2024 2024"),
        ("١٬٠٠٠", "1000"), ("Hezbollah³ CO₂", "hezbollah co2"),
    ])
    func rule(_ text: String, _ expected: String) {
        #expect(words(text) == expected)
    }

    @Test(arguments: [
        ("الحشد والحشد للحشد بالحشد فالحشد حشد", "حشد حشد حشد حشد حشد حشد"),
        ("الله والله لله", "الله والله لله"),
        ("كَتَائِب كتائب كتـائب", "كتايب كتايب كتايب"), ("أحمد إيران آل", "احمد ايران ال"),
        ("مصطفى مصطفي", "مصطفي مصطفي"), ("فاطمة فاطمه", "فاطمه فاطمه"), ("شهداء شهدا", "شهدا شهدا"),
        ("مسؤول مسئول", "مسوول مسيول"), ("ﷲ ﻻ", "الله لا"),
        // Persian
        ("حزب‌الله", "حزب [حزبالله] الله"), ("می‌خواهم", "مي [ميخواهم] خواهم"), ("کی كي", "كي كي"),
        ("خانۀ خانه", "خانه خانه"),
        // Hebrew
        ("צה\"ל צה״ל צהל", "צהל צהל צהל"), ("שָׁלוֹם שלום", "שלומ שלומ"),
        ("ג'ורג׳ ג׳ורג", "גורג גורג"),
        ("בית־לחם", "בית [ביתלחמ] לחמ"),
        // Written without spaces
        ("中国人民 中 日本", "中国 国人 人民 民 中 日本 本"), ("カタ ｶﾞ ガ ガ", "カタ タ ガ ガ ガ"),
        ("한국어", "한국 국어 어"), ("กินข้าว", "กิน นข้ ข้า าว ว"), ("2024年", "2024 年"),
        ("疫情COVID", "疫情 情 covid"),
        ("⽇本", "日本 本"),
        // Other scripts keep their vowels
        ("दिल्ली क\u{93C} क़", "दिल्ली क\u{93C} क\u{93C}"),
    ])
    func script(_ text: String, _ expected: String) {
        #expect(words(text).unicodeScalars.elementsEqual(nfd(expected)))
    }

    /// The kana above are written composed for the reader and listed decomposed.
    private func nfd(_ text: String) -> String.UnicodeScalarView {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "ガ" {
                scalars.append(contentsOf: ["カ", "\u{3099}"])
            } else {
                scalars.append(scalar)
            }
        }
        return scalars
    }

    @Test(arguments: [
        ("lower", Token.Shape.lower), ("Baghdad", .capitalized), ("McDonald", .capitalized),
        ("PMF", .upper), ("U.S.", .upper), ("F16", .upper), ("A", .initial), ("M.", .initial),
        ("É", .initial), ("É.", .initial), ("iPhone", .mixed), ("بغداد", .uncased), ("漢", .uncased),
        ("თბილისი", .uncased), ("1,000", .number), ("٣", .number), ("Öcalan", .capitalized),
        ("ÖSTERREICH", .upper), ("4Runner", .capitalized), ("4runneR", .mixed), ("m23", .lower),
        ("ОБСЕ", .upper), ("l’Irak", .mixed),
    ])
    func shape(_ text: String, _ expected: Token.Shape) {
        #expect(Tokenizer().tokens(of: text).tokens.first?.shape == expected)
    }

    @Test(arguments: [
        ("al-Qaeda", 1, Token.Shape.mixed), ("F-16", 1, .upper), ("Jean-Paul", 1, .capitalized),
        ("L'Irak", 1, .capitalized), ("d'ARTAGNAN", 1, .upper),
    ])
    func shapeOfColocated(_ text: String, _ index: Int, _ expected: Token.Shape) {
        let token = Tokenizer().tokens(of: text).tokens[index]
        #expect(token.isColocated)
        #expect(token.shape == expected)
    }

    @Test(arguments: [
        ("x Iran's y", ["x", "Iran", "y"]), ("(U.S.)", ["U.S."]), ("U.N, M.", ["U.N", "M"]),
        ("وَالحشد!", ["وَالحشد"]), ("al-ʿAbadi", ["al", "al-ʿAbadi", "ʿAbadi"]),
        ("L’Irak", ["L’Irak", "Irak"]), ("中国人", ["中国", "国人", "人"]), ("«é\u{301}»", ["é\u{301}"]),
        ("a\u{200F} b\u{AD}c\u{AD}", ["a", "b\u{AD}c"]), ("1,000,", ["1,000"]),
    ])
    func range(_ text: String, _ expected: [String]) {
        let bytes = Array(text.utf8)
        let ranges = Tokenizer().tokens(of: text).tokens.map { token in
            String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
        }
        #expect(ranges.elementsEqual(expected) { $0.utf8.elementsEqual($1.utf8) })
    }

    @Test func joinedFormsAreTwoPositionsWide() {
        let list = Tokenizer().tokens(of: "al-Haq l'Irak")
        #expect(list.tokens.map(\.width) == [1, 2, 1, 1, 1])
    }

    @Test func theTailOfARunIsTold() {
        let list = Tokenizer().tokens(of: "中国人 中 al-haq l'irak")
        let tails = list.tokens.indices.filter { list.isTail(at: $0) }
        #expect(tails.map { list.form(of: list.tokens[$0]) } == ["人"])
    }

    @Test func invalidBytesSeparateWords() {
        var list = TokenList()
        let bytes: [UInt8] = [
            0x61, 0xFF, 0x62, 0xC3, 0x63, 0xED, 0xA0, 0x80, 0x64, 0xF4, 0x90, 0x80, 0x80,
        ]
        Tokenizer().tokenize(bytes.span, into: &list)
        #expect(list.tokens.map { list.form(of: $0) } == ["a", "b", "c", "d"])
    }

    @Test func controlsSeparateWords() {
        #expect(words("a\u{0}b\u{1E}c\u{7F}d\u{85}e") == "a b c d e")
    }

    @Test func offsetsCountFromTheTextInAListThatIsNotEmpty() {
        var list = TokenList()
        Tokenizer().tokenize(Array("one".utf8).span, into: &list)
        Tokenizer().tokenize(Array("two".utf8).span, into: &list)
        #expect(list.tokens.map(\.start) == [0, 0])
        #expect(list.tokens.map { list.form(of: $0) } == ["one", "two"])
    }
}
