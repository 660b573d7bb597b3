import QueryLanguage
import Testing

struct FieldTests {
    @Test(arguments: [
        Example("title:drone", "title/drone"),
        Example("Title:drone Iraq", "(title/drone & Iraq)"),
        Example("heading:\"quds force\"", "heading/'quds force'"),
        Example("text:kata*", "text/kata*"),
        Example("title:(a OR b)", "title/(a | b)"),
        Example("title:(a text:b)", "title/(a & text/b)"),
        Example("title:(text:b)", "text/b"),
        Example("title:(country:IQ)", "country=IQ"),
        Example("title:\u{200F}العراق", "title/العراق"),
        Example("title:+OR", "title/OR"),
        Example("title:OR", "title/OR"),
        Example("title:~–a", "title/a"),
    ])
    func readsColumns(example: Example) { check(example) }

    @Test(arguments: [
        Example("country:IQ", "country=IQ"),
        Example("COUNTRY:Iraq", "country=Iraq"),
        Example("country:\"Saudi Arabia\"", "country=Saudi Arabia"),
        Example("country:‘Saudi Arabia’", "country=Saudi Arabia"),
        Example("country：IQ", "country=IQ"),
        Example("country:\u{200F}العراق\u{200F}", "country=العراق"),
        Example("country:(IQ OR IR)", "(country=IQ | country=IR)"),
        Example("country:(IQ, IR)", "(country=IQ | country=IR)"),
        Example("country:(IQ IR) drone", "((country=IQ | country=IR) & drone)"),
        Example(
            "country:IQ,IR -lang:ar،fa",
            "((country=IQ | country=IR) & !(language=ar | language=fa))"
        ),
        Example("country:(IQ,IR)", "(country=IQ | country=IR)"),
        Example("country:\"Korea, South\" path:a,b", "(country=Korea, South & path=a,b)"),
        Example("country:(IQ AND IR)", "(country=IQ & country=IR)"),
        Example("country:(IQ -IR)", "(country=IQ & !country=IR)"),
        Example("country:IQ, drone", "(country=IQ & drone)"),
        Example("country:OR", "country=OR"),
        Example("person:\"Ismail Qaani\"", "person=Ismail Qaani"),
        Example(
            "org:PMF organization:PMF organisation:x",
            "(organization=PMF & organization=PMF & organization=x)"
        ),
        Example("place:Basra source:bbc.co.uk", "(place=Basra & source=bbc.co.uk)"),
        Example("lang:ar language:fa", "(language=ar & language=fa)"),
        Example("path:/news/2025/*.md", "path=/news/2025/*.md"),
        Example("country:IQ|country:IR", "(country=IQ | country=IR)"),
        Example("person:\"a b\"~5", "person=a b", hints: 1),
    ])
    func readsFields(example: Example) { check(example) }

    @Test(arguments: [
        Example("country:", "country", hints: 1),
        Example("country: Iraq", "(country & Iraq)", hints: 1),
        Example("title:\"\" drone", "(title & drone)", hints: 1),
        Example("title:!!", "title", hints: 1),
        Example("-source: a", "(!source & a)", hints: 1),
        Example("country:()", "nothing", hints: 1),
    ])
    func readsFieldsWithoutValueAsWords(example: Example) { check(example) }

    @Test(arguments: [
        Example("foo:bar", "foo:bar", hints: 1),
        Example("foo:\"a b\"", "(foo & 'a b')", hints: 1),
        Example("http://x.y/z", "http://x.y/z"),
        Example("Iraq: drones", "(Iraq & drones)"),
        Example("std::vector", "std::vector"),
        Example("C:\\news", "C:\\news"),
        Example("العراق:حرب", "العراق:حرب"),
    ])
    func readsUnknownFieldsAsWords(example: Example) { check(example) }

    @Test(arguments: [
        Example("date:2025", "[2025-01-01 2025-12-31]"),
        Example("date:2025-10", "[2025-10-01 2025-10-31]"),
        Example("date:2025-10-03", "[2025-10-03 2025-10-03]"),
        Example("date:2025/10/3", "[2025-10-03 2025-10-03]"),
        Example("date:2024-02", "[2024-02-01 2024-02-29]"),
        Example("date:2025-02", "[2025-02-01 2025-02-28]"),
        Example("date:1900-02", "[1900-02-01 1900-02-28]"),
        Example("date:2000-02", "[2000-02-01 2000-02-29]"),
        Example("date:2025-10..2025-11", "[2025-10-01 2025-11-30]"),
        Example("date:2025-10…2025-11", "[2025-10-01 2025-11-30]"),
        Example("date:..2025", "[ 2025-12-31]"),
        Example("date:2025-10..", "[2025-10-01 ]"),
        Example("date:>=2025-10", "[2025-10-01 ]"),
        Example("date:>2025-12", "[2026-01-01 ]"),
        Example("date:>2024-02-28", "[2024-02-29 ]"),
        Example("date:<2025", "[ 2024-12-31]"),
        Example("date:<2024-03", "[ 2024-02-29]"),
        Example("date:<=2025-10", "[ 2025-10-31]"),
        Example("date:≥2025", "[2025-01-01 ]"),
        Example("date:٢٠٢٥-١٠", "[2025-10-01 2025-10-31]"),
        Example("date:۲۰۲۵..", "[2025-01-01 ]"),
        Example("date:2025\u{200E}..\u{200E}2026", "[2025-01-01 2026-12-31]"),
        Example("date:\"2025-10\"", "[2025-10-01 2025-10-31]"),
        Example("date:(2023 OR 2025-10)", "([2023-01-01 2023-12-31] | [2025-10-01 2025-10-31])"),
        Example(
            "drone date:2025-10, -date:2024.",
            "(drone & [2025-10-01 2025-10-31] & ![2024-01-01 2024-12-31])"
        ),
        Example("date:2025-10-", "[2025-10-01 2025-10-31]"),
        Example("date:2025-11..2025-10", "[2025-10-01 2025-11-30]", hints: 1),
    ])
    func readsDates(example: Example) { check(example) }

    @Test(arguments: [
        Example("date:2025-13", "date:2025-13", hints: 1),
        Example("date:2025-02-30", "date:2025-02-30", hints: 1),
        Example("date:2025-00", "date:2025-00", hints: 1),
        Example("date:0000", "date:0000", hints: 1),
        Example("date:<0001", "date:<0001", hints: 1),
        Example("date:>9999", "date:>9999", hints: 1),
        Example("date:today", "date:today", hints: 1),
        Example("date:2025-10-03T10:00", "date:2025-10-03T10:00", hints: 1),
        Example("date:..", "date", hints: 1),
        Example("date:20251003", "date:20251003", hints: 1),
        Example("-date:2025-13 a", "(!date:2025-13 & a)", hints: 1),
        Example("date:(2025 OR soon)", "([2025-01-01 2025-12-31] | soon)", hints: 1),
        Example("date:", "date", hints: 1),
    ])
    func readsImpossibleDatesAsWords(example: Example) { check(example) }
}

/// Expects that an example is read as it says.
func check(_ example: Example, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(sketch(example.query) == example.tree, sourceLocation: sourceLocation)
    let found = hints(example.query)
    #expect(
        found.count == example.hints,
        "\(found.map(\.message))",
        sourceLocation: sourceLocation
    )
}
