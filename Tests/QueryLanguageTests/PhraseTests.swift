import QueryLanguage
import Testing

struct PhraseTests {
    @Test(arguments: [
        "\"quds force\"", "“quds force”", "„quds force“", "‟quds force”", "”quds force”",
        "«quds force»", "»quds force«", "« quds force »", "‹quds force›", "＂quds force＂",
        "‘quds force’", "“quds force\"", "\" quds force \"", "\u{200F}\"quds force\"\u{200F}",
    ])
    func readsEveryKindOfQuotationMark(query: String) {
        #expect(sketch(query) == "'quds force'")
        #expect(hints(query) == [])
    }

    @Test(arguments: [
        Example("‘Ali", "‘Ali"),
        Example("‘Ali Shara", "(‘Ali & Shara)"),
        Example("Shara’ ‘Ali", "(Shara’ & ‘Ali)"),
        Example("Asa’ib Ahl al-Haq’s", "(Asa’ib & Ahl & al-Haq’s)"),
        Example("'quds force'", "('quds & force')"),
        Example("‘Ali (Shara’)", "(‘Ali & Shara’)"),
        Example("+‘Ali Shara’", "(‘Ali & Shara’)"),
        Example("-‘quds force’ a", "(!'quds force' & a)"),
        Example("‘Asa’ib forces’ attack", "('Asa’ib forces' & attack)"),
    ])
    func takesSingleMarksAsQuotesOnlyWhereTheyWrap(example: Example) { check(example) }

    @Test(arguments: [
        Example("צה\"ל", "צה\"ל"),
        Example("דובר צה\"ל אמר", "(דובר & צה\"ל & אמר)"),
        Example("צה”ל", "צה”ל"),
        Example("\"דובר צה\"ל אמר\"", "'דובר צה\"ל אמר'"),
        Example("source:צה\"ל", "source=צה\"ל"),
    ])
    func keepsGershayim(example: Example) { check(example) }

    @Test(arguments: [
        Example("\"quds force", "(quds & force)", hints: 1),
        Example("quds force\"", "(quds & force)", hints: 1),
        Example("\"quds force\" drone \"Iraq", "('quds force' & drone & Iraq)", hints: 1),
        Example("a \"b OR c", "(a & (b | c))", hints: 1),
        Example("-\"quds", "!quds", hints: 1),
        Example("\"-quds", "!quds", hints: 1),
        Example("title:\"quds force", "(title/quds & force)", hints: 1),
        Example("5\" gun", "(5 & gun)", hints: 1),
        Example("\"quds” force\"", "('quds' & force)", hints: 1),
        Example("\"Operation «Storm» now\"", "'Operation «Storm» now'"),
        Example("foo\"bar baz\"", "(foo & 'bar baz')"),
    ])
    func readsUnpairedMarksAsPunctuation(example: Example) { check(example) }

    @Test(arguments: [
        Example("\"quds commander\"~5", "'quds commander'~5"),
        Example("“quds commander”~5 drone", "('quds commander'~5 & drone)"),
        Example("\"قائد القدس\"\u{200F}~\u{200F}5", "'قائد القدس'~5"),
        Example("\"قائد القدس\"~٥", "'قائد القدس'~5"),
        Example("\"a b\"~0", "'a b'~0"),
        Example("title:\"a b\"~2", "title/'a b'~2"),
        Example("\"a b\"~", "'a b'", hints: 1),
        Example("\"a b\"~5km", "('a b' & 5km)", hints: 1),
        Example("\"a b\"~99999999999999999999", "'a b'~1000", hints: 1),
        Example("\"a b\"^2", "'a b'", hints: 1),
        Example("NEAR(a b, 5)", "'a b'~5"),
        Example("-NEAR(a b) c", "(!'a b'~10 & c)"),
        Example("title:NEAR(a b, 5)", "title/'a b'~5"),
        Example("NEAR(\"a b\" c, 5)", "(NEAR & 'a b' & c & 5)", hints: 1),
        Example("NEAR(a b, c)", "(NEAR & a & b & c)", hints: 1),
    ])
    func readsDistances(example: Example) { check(example) }
}
