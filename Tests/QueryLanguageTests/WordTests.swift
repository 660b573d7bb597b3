import QueryLanguage
import Testing

struct WordTests {
    @Test(arguments: [
        Example("Kata'ib Hezbollah", "(Kata'ib & Hezbollah)"),
        Example("foo/bar", "foo/bar"),
        Example("Baghdad, Iraq.", "(Baghdad & Iraq)"),
        Example("U.S. troops", "(U.S. & troops)"),
        Example("1,000 F-16", "(1,000 & F-16)"),
        Example("12:30", "12:30"),
        Example("[drone] {Iraq}!", "(drone & Iraq)"),
        Example("drone ... Iraq…", "(drone & Iraq)"),
        Example("می\u{200C}خواهم", "می\u{200C}خواهم"),
        Example("drone\u{0}Iraq\u{1F}war", "(drone & Iraq & war)"),
        Example("drone\u{200B}Iraq", "(drone & Iraq)"),
        Example("\u{202B}كتائب\u{202C} \u{200F}العراق", "(كتائب & العراق)"),
        Example("a & b", "(a & b)"),
        Example("@reuters", "@reuters"),
    ])
    func readsWords(example: Example) { check(example) }

    @Test(arguments: [
        Example("kata*", "kata*"),
        Example("al-Ha*", "al-Ha*"),
        Example("ka*,", "ka*"),
        Example("كت*", "كت*"),
        Example("中*", "中*"),
        Example("drone.*", "drone*"),
        Example("k*", "k", hints: 1),
        Example("*drone", "drone", hints: 1),
        Example("*drone*", "drone", hints: 1),
        Example("w*rd", "w*rd", hints: 1),
        Example("w*rd*", "w*rd", hints: 1),
        Example("drone * Iraq", "(drone & Iraq)"),
        Example("\"quds forc*\"", "'quds forc*'", hints: 1),
    ])
    func readsPrefixes(example: Example) { check(example) }

    @Test(arguments: [
        Example("@person", "@person"),
        Example("@org attack", "(@organization & attack)"),
        Example("@Organization, @place @country", "(@organization & @place & @country)"),
        Example("@persons", "@persons"),
        Example("-@person a", "(!@person & a)"),
        Example("title:@person", "title/@person"),
    ])
    func readsEntityTypes(example: Example) { check(example) }

    @Test(arguments: [
        Example("drone~2", "drone", hints: 1),
        Example("drone~", "drone", hints: 1),
        Example("drone^2.5", "drone", hints: 1),
        Example("drone~2~3", "drone", hints: 1),
        Example("drone NEAR Iraq", "(drone & NEAR & Iraq)", hints: 1),
        Example("drone W/5 Iraq", "(drone & W/5 & Iraq)", hints: 1),
    ])
    func hintsAtOperatorsOfOtherPrograms(example: Example) { check(example) }

    @Test
    func givesByteRangesOfTheQueryAsTyped() throws {
        let query = "  كتائب -“quds force”~3 title:Bag*"
        let bytes = Array(query.utf8)
        let texts = try #require(QueryParser().parse(query).root).texts
        #expect(texts.map(\.text) == ["كتائب", "quds force", "Bag"])
        for text in texts {
            #expect(String(decoding: bytes[text.range], as: UTF8.self) == text.text)
        }
    }

    @Test
    func saysWhereAHintBelongs() {
        let query = "é \"drone"
        #expect(hints(query).map(\.range) == [3..<4])
        #expect(hints("drone OR").map(\.range) == [6..<8])
        #expect(hints("foo:bar").map(\.range) == [0..<3])
    }

    @Test
    func boundsTheNumberOfHints() {
        #expect(
            hints(String(repeating: "foo:bar ", count: 50)).count == QueryParser.maximumHints
        )
    }
}
