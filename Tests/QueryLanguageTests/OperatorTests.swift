import QueryLanguage
import Testing

struct OperatorTests {
    @Test(arguments: [
        Example("drone", "drone"),
        Example("drone Iraq", "(drone & Iraq)"),
        Example("drone AND Iraq", "(drone & Iraq)"),
        Example("drone OR missile", "(drone | missile)"),
        Example("drone | missile", "(drone | missile)"),
        Example("drone|missile||rocket", "(drone | missile | rocket)"),
        Example("drone OR missile Iraq", "((drone | missile) & Iraq)"),
        Example("Iraq drone OR missile", "(Iraq & (drone | missile))"),
        Example("a AND b OR c AND d", "(a & (b | c) & d)"),
        Example("(drone Iraq) OR missile", "((drone & Iraq) | missile)"),
        Example("((a OR (b OR c)))", "(a | b | c)"),
        Example("(a (b c))", "(a & b & c)"),
        Example("（a OR b）｜c", "(a | b | c)"),
        Example("a=b", "(a & b)"),
    ])
    func joins(example: Example) { check(example) }

    @Test(arguments: [
        Example("drone -Iraq", "(drone & !Iraq)"),
        Example("drone NOT Iraq", "(drone & !Iraq)"),
        Example("drone AND NOT Iraq", "(drone & !Iraq)"),
        Example("drone \u{2212}Iraq", "(drone & !Iraq)"),
        Example("drone –Iraq", "(drone & !Iraq)", hints: 1),
        Example("drone -\"quds force\"", "(drone & !'quds force')"),
        Example("drone -(a OR b)", "(drone & !(a | b))"),
        Example("drone -country:IQ", "(drone & !country=IQ)"),
        Example("drone country:-IQ", "(drone & !country=IQ)"),
        Example("drone title:-(a b)", "(drone & !title/(a & b))"),
        Example("drone -title:a", "(drone & !title/a)"),
        Example("(-a) b", "(!a & b)"),
        Example("-a", "!a"),
        Example("-a -b", "!(a | b)"),
        Example("NOT a", "!a"),
        Example("NOT NOT a", "a"),
        Example("NOT -a", "a"),
        Example("-(-a)", "a"),
        Example("-a OR -b", "!(a & b)"),
        Example("a OR -b", "(a & !b)", hints: 1),
        Example("c (a OR -b OR d)", "(c & (a | d) & !b)", hints: 1),
        Example("title:(-a)", "!title/a"),
        Example("-\u{200F}a b", "(!a & b)"),
        Example("drone -OR", "(drone & !OR)"),
    ])
    func excludes(example: Example) { check(example) }

    @Test(arguments: [
        Example("al-Haq", "al-Haq"),
        Example("Iran – Iraq", "(Iran & Iraq)"),
        Example("Iran — Iraq", "(Iran & Iraq)"),
        Example("Iran -- Iraq", "(Iran & Iraq)"),
        Example("Iran --Iraq", "(Iran & Iraq)"),
        Example("Iran- Iraq", "(Iran & Iraq)"),
        Example("(Iran)-Iraq", "(Iran & Iraq)"),
        Example("\"Iran\"-Iraq", "('Iran' & Iraq)"),
        Example("—Iran", "Iran"),
    ])
    func readsOtherDashesAsPunctuation(example: Example) { check(example) }

    @Test(arguments: [
        Example("OR drone", "drone", hints: 1),
        Example("drone OR", "drone", hints: 1),
        Example("drone AND", "drone", hints: 1),
        Example("a OR OR b", "(a | b)", hints: 1),
        Example("a AND OR b", "(a | b)", hints: 1),
        Example("a OR AND b", "(a | b)", hints: 1),
        Example("a NOT OR b", "(a | b)", hints: 1),
        Example("drone NOT", "drone", hints: 1),
        Example("drone -", "drone", hints: 1),
        Example("drone - Iraq", "(drone & Iraq)", hints: 1),
        Example("-!! a", "a", hints: 1),
        Example("(a OR) b", "(a & b)", hints: 1),
        Example("(a -) b", "(a & b)", hints: 1),
    ])
    func ignoresOperatorsWithoutOperands(example: Example) { check(example) }

    @Test(arguments: [
        Example("OR", "OR", hints: 1),
        Example("NOT", "NOT", hints: 1),
        Example("(OR)", "OR", hints: 1),
        Example("OR AND OR NOT", "(OR & AND & NOT)", hints: 3),
        Example("+OR", "OR"),
        Example("drone +AND", "(drone & AND)"),
        Example("or", "or"),
        Example("drone or missile", "(drone & or & missile)", hints: 1),
        Example("drone and not missile", "(drone & and & not & missile)"),
        Example("+drone +Iraq", "(drone & Iraq)"),
        Example("+\"quds force\"", "'quds force'"),
        Example("drone && Iraq", "(drone & Iraq)"),
    ])
    func takesOperatorWordsAsWords(example: Example) { check(example) }

    @Test(arguments: [
        Example("(drone", "drone", hints: 1),
        Example("drone)", "drone", hints: 1),
        Example("a -(b c", "(a & !(b & c))", hints: 1),
        Example("a) OR (b", "(a | b)", hints: 2),
        Example("() drone", "drone"),
        Example("-() drone", "drone"),
    ])
    func mendsParentheses(example: Example) { check(example) }

    @Test(arguments: ["", "   ", "\u{0}\u{1F}", "()", "\"\"", "!?.,", "-", "\u{200F}"])
    func findsNothingToSearchFor(query: String) throws {
        let parsed = QueryParser().parse(query)
        #expect(parsed.root == nil)
        #expect(parsed.hints.contains { $0.message.hasPrefix("There is nothing to search for") })
    }

    @Test
    func ignoresParenthesesBeyondTheLimit() throws {
        let limit = QueryParser.maximumDepth
        func nested(_ depth: Int) -> String {
            String(repeating: "-(a ", count: depth) + "b" + String(repeating: ")", count: depth)
        }
        #expect(hints(nested(limit)) == [])
        let parsed = QueryParser().parse(nested(limit + 5))
        #expect(parsed.hints.count == 1)
        let root = try #require(parsed.root)
        #expect(root.texts.count == limit + 6)
    }
}
