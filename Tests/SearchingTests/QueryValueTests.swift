import QueryLanguage
import Searching
import Testing

struct QueryValueTests {
    @Test func valuesAreWhatAReaderWouldType() {
        let query = Query.all(
            .any(.word("drone"), .word("missile")),
            .country("IQ"),
            .not(.phrase("air show"))
        )
        #expect(query.description == "(drone OR missile) country:IQ -\"air show\"")
        #expect(
            Query.all(.title(.word("drone")), .prefix("milit")).description == "title:drone milit*"
        )
        #expect(Query.near("quds commander", within: 5).description == "\"quds commander\"~5")
        let days = Query.published(from: "2025-10", to: "2025-11")
        #expect(days == .typed("date:2025-10..2025-11"))
        #expect(Query.mention(of: .person).description == "@person")
        #expect(Query.person("Ismail Qaani").description == "person:\"Ismail Qaani\"")
        #expect(Query.all([]).description.isEmpty)
        #expect(SearchRequest(query, filters: [.country("IQ")]).filters == [Filter(.country, "IQ")])
    }

    @Test(
        arguments: [
            "OR", "-drone", "country:IQ", "\"", "a b", "“quoted”", "(", "date:2025", "@person",
            "NOT",
            "milit*", "al-Haq", "F-16", "كتائب", "x:y", "‘a’ \"b\"", "+",
        ]
    )
    func aTextIsNeverSyntax(text: String) throws {
        for query in [Query.word(text), .phrase(text), .all(.phrase(text), .word("drone"))] {
            guard let root = QueryParser().parse(query.description).root else { continue }
            #expect(hasOnlyWords(root), "\(query)")
            #expect(Query.typed(query.description) == query)
        }
        for field in [Query.person(text), .source(text), .path(text)] {
            guard case .field = QueryParser().parse(field.description).root else {
                Issue.record("\(field)")
                continue
            }
        }
    }

    private func hasOnlyWords(_ node: QueryNode) -> Bool {
        switch node {
        case .word, .phrase: true
        case .and(let nodes): nodes.allSatisfy(hasOnlyWords)
        default: false
        }
    }
}
