import Foundation
import Rendering
@testable import Searching
import Testing

struct SearchFormatsTests {
    private let hit = Samples.hit(
        "He said: \"no\",\r\nand/or كتائب \u{1B}[0m\u{9B}x",
        matching: ["no"]
    )

    @Test func jsonLinesHaveTheirMembersInOrder() {
        let lines = SearchJSON(explains: true).lines(
            Samples.result([hit]),
            query: "hez\"",
            seconds: 0.0031
        )
        #expect(
            lines == """
                {"type":"hit","rank":1,"score":12.5,"document":{"id":"groups-1",\
                "uri":"/corpus/iraq/groups.md","title":"Armed groups","published":"2025-03-11",\
                "source":"Two Rivers Notebook","language":"en","url":null,"country":null},\
                "passage":{"id":7,\
                "ordinal":2,"start":100,"end":141,"page":null,"heading_end":0,\
                "text":"He said: \\"no\\",\\r\\nand/or كتائب \\u001b[0m\\u009bx"},\
                "highlights":[{"start":10,"end":12,"why":"exact","written":"no",\
                "typed":"no","entity":null}],\
                "entities":[{"id":"country:IQ","type":"country","name":"Iraq","country":"IQ",\
                "start":0,"end":4}],"countries":["IQ","IR"],"country_reasons":{},\
                "explanation":[{"typed":"hezbollah","frequency":2.0,"occurrences":14,"idf":3.25,"score":12.5}]}
                {"type":"summary","version":1,"query":"hez\\"","interpretation":"hezbollah",\
                "hints":[{"message":"A quotation mark has no partner.","start":3,"end":4,\
                "suggestions":[]}],"total":{"passages":14,"documents":9},"facets":{"country":[{"value":"IQ",\
                "label":"Iraq","passages":14,"documents":9,"selected":true},{"value":"IR",\
                "label":"Iran","passages":7,"documents":5,"selected":false}],"person":[]},\
                "expansions":[{"typed":"hezbollah","name":"Hezbollah","id":"org:hezbollah",\
                "type":"organization"}],"steps":[{"why":"fold","passages":8},{"why":"stem",\
                "passages":0},{"why":"alias","passages":6}],"took_ms":3.1}

                """
        )
    }

    @Test func linesOfABatchCarryTheQuerysId() {
        let lines = SearchJSON(explains: false)
            .lines(Samples.result([hit]), query: "x", id: "q 1", seconds: 0)
        #expect(lines.split(separator: "\n").count == 2)
        #expect(lines.split(separator: "\n").allSatisfy { $0.contains("\"id\":\"q 1\",") })
    }

    @Test func objectHoldsHitsAndSummary() throws {
        let text = SearchJSON(explains: false).object(
            Samples.result([hit]),
            query: "x",
            seconds: 0
        )
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        )
        #expect((object["hits"] as? [Any])?.count == 1)
        #expect(object["version"] as? Int == 1)
    }

    @Test(arguments: ["\u{0}", "\u{7F}\u{80}\u{9F}", "\\\"/", "\u{2028}", "👩‍👩‍👧 كتائب", "Â\u{A0}"])
    func stringsComeBackFromJSON(_ text: String) throws {
        let line = SearchJSON(explains: false).object(Samples.nothing, query: text, seconds: 0)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        )
        #expect(object["query"] as? String == text)
    }

    @Test func scoreThatIsNoNumberIsNull() {
        var hit = hit
        hit.score = .nan
        #expect(
            SearchJSON(explains: false).lines(Samples.result([hit]), query: "", seconds: 0)
                .contains("\"score\":null")
        )
    }

    @Test func csvQuotesWhatNeedsIt() {
        #expect(
            SearchCSV.header() + SearchCSV.rows([hit]) == """
                rank,score,id,title,published,source,language,countries,uri,passage,start,end,text\r
                1,12.500000,groups-1,Armed groups,2025-03-11,Two Rivers Notebook,en,IQ;IR,\
                /corpus/iraq/groups.md,2,100,141,"He said: ""no"",\r\nand/or كتائب \u{1B}[0m\u{9B}x"\r

                """
        )
        #expect(SearchCSV.header(isBatch: true).hasPrefix("query,rank,"))
        #expect(SearchCSV.rows([hit], id: "a,b").hasPrefix("\"a,b\",1,"))
    }

    @Test func trecRunHasSixColumns() {
        var hit = hit
        hit.document.id = "a file\t1"
        #expect(
            TRECRun.lines([hit], id: "q 1", unit: .passage)
                == "q_1 Q0 a_file_1#2 1 12.500000 fihrist\n"
        )
        #expect(
            TRECRun.lines([hit], id: "q1", unit: .document)
                == "q1 Q0 a_file_1 1 12.500000 fihrist\n"
        )
    }
}
