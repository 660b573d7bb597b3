import TextAnalysis
import Testing

struct StemmerTests {
    /// The stems of the first word of a text.
    private func stems(_ text: String, _ language: String, isQuery: Bool = false) throws -> [String]
    {
        let stemmer = try #require(Stemmer(language: language))
        let bytes = Array(text.utf8)
        let list = Tokenizer().tokens(of: text)
        let token = try #require(list.tokens.first)
        var stems = StemList()
        if isQuery {
            stemmer.appendQueryStem(of: token, in: list, text: bytes.span, to: &stems)
        } else {
            stemmer.appendStems(of: token, in: list, text: bytes.span, to: &stems)
        }
        return stems.strings
    }

    @Test(arguments: Stemmer.languages)
    func everyLanguageHasAStemmer(_ language: String) {
        #expect(Stemmer(language: language)?.language == language)
    }

    @Test(arguments: ["", "xx", "english", "zh", "EN"])
    func otherLanguagesHaveNone(_ language: String) {
        #expect(Stemmer(language: language) == nil)
    }

    @Test func bothNorwegiansAreNorwegian() {
        #expect(Stemmer(language: "nb")?.language == "no")
        #expect(Stemmer(language: "nn")?.language == "no")
    }

    @Test(arguments: [
        ("militias", "en", ["militia"]), ("Militias", "en", ["militia"]),
        ("MILITIAS", "en", ["militia"]),
        ("militia", "en", []), ("Iran's", "en", []), ("attacks'", "en", ["attack"]),
        ("1990", "en", []), ("中国", "en", []), ("U.S.", "en", []),
        ("a\u{AD}ttacks", "en", ["attack"]),
        ("événements", "fr", ["even"]), ("ÉVÉNEMENTS", "fr", ["even"]),
        ("l'administration", "fr", ["administr"]), ("войны", "ru", ["воин"]),
        ("Русский", "ru", ["русск"]),
        ("Häuser", "de", ["haus"]), ("كتائبهم", "ar", ["كتايب"]), ("KIZLAR", "tr", ["kiz"]),
        ("İSTANBUL'DA", "tr", ["istanbul"]),
        // Prefixes
        ("ובירושלים", "he", ["בירושלימ", "ירושלימ"]), ("בירושלים", "he", ["ירושלימ"]),
        ("ירושלים", "he", []), ("הבית", "he", ["בית"]), ("בית", "he", []), ("militias", "he", []),
    ])
    func textHas(_ text: String, _ language: String, _ expected: [String]) throws {
        #expect(try stems(text, language) == expected)
    }

    @Test(arguments: [
        ("militias", "en", ["militia"]), ("militia", "en", ["militia"]), ("1990", "en", []),
        ("ירושלים", "he", ["ירושלימ"]), ("בירושלים", "he", ["בירושלימ"]), ("中国", "en", []),
    ])
    func queryHas(_ text: String, _ language: String, _ expected: [String]) throws {
        #expect(try stems(text, language, isQuery: true) == expected)
    }

    @Test(
        "The stem is one for all apostrophes",
        arguments: ["'", "’", "‘", "ʼ", "ʾ", "ʿ", "ʻ", "′", ""]
    )
    func apostrophes(_ mark: String) throws {
        #expect(try stems("Kata\(mark)ibs", "en") == ["kataib"])
    }

    @Test func colocatedTokensHaveNoStem() throws {
        let stemmer = try #require(Stemmer(language: "en"))
        let text = "al-Haqs"
        let list = Tokenizer().tokens(of: text)
        var stems = StemList()
        for token in list.tokens where token.isColocated {
            stemmer.appendStems(of: token, in: list, text: Array(text.utf8).span, to: &stems)
            stemmer.appendQueryStem(of: token, in: list, text: Array(text.utf8).span, to: &stems)
        }
        #expect(list.tokens.contains { $0.isColocated })
        #expect(stems.ranges.isEmpty)
    }

    @Test(
        "Recent words do not change the stem of any",
        arguments: ["en", "fr", "ar", "ru", "he", "tr"]
    )
    func cache(_ language: String) throws {
        var random = MixedScripts(seed: 7)
        let text = (0..<200).map { _ in random.text() }.joined(separator: " ")
        let bytes = Array(text.utf8)
        let list = Tokenizer().tokens(of: text)
        let used = try #require(Stemmer(language: language))
        var found = StemList()
        var expected = StemList()
        for token in list.tokens + list.tokens {
            let fresh = try #require(Stemmer(language: language))
            used.appendStems(of: token, in: list, text: bytes.span, to: &found)
            fresh.appendStems(of: token, in: list, text: bytes.span, to: &expected)
        }
        #expect(found.strings == expected.strings)
        #expect(found.ranges.count > 10)
        #expect(String(validating: found.bytes, as: UTF8.self) != nil)
    }
}
