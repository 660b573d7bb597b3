@testable import Indexing
import Rendering
@testable import Searching
import Testing

struct ReportTextTests {
    @Test func reportNamesWhatWasSkipped() {
        var report = IndexingReport()
        report.added = 1200
        report.bytes = 1_200_000
        report.seconds = 0.8
        report.skipped = [
            SkippedItem(path: "/corpus/a.jsonl", line: 3, reason: "not JSON"),
            SkippedItem(path: "/corpus/b.bin", line: nil, reason: "not text\u{1B}[2J"),
        ]
        report.listProblems = ["people.tsv, line 2: no name"]
        let look = TextLook(directory: "/corpus")
        #expect(
            IndexingText.report(report, look: look) == """
                added 1,200 · updated 0 · unchanged 0 · removed 0 · skipped 2   1.2 MB in 800 ms
                skipped  a.jsonl, line 3: not JSON
                skipped  b.bin: not text\u{FFFD}[2J
                list     people.tsv, line 2: no name

                """
        )
        #expect(
            IndexingText.report(report, look: look, isQuiet: true).hasPrefix("skipped  a.jsonl")
        )
        #expect(IndexingText.report(IndexingReport(), look: look, isQuiet: true).isEmpty)
    }

    @Test func progressSaysHowMuchAndHowLong() {
        var progress = IndexingProgress()
        progress.documents = 1240
        progress.bytes = 25_000_000
        progress.totalBytes = 100_000_000
        progress.seconds = 2
        #expect(
            IndexingText.progress(progress, width: nil)
                == " 25 %  1,240 documents  12.5 MB/s  0:06 left"
        )
        #expect(
            IndexingText.progress(progress, width: 60)
                == "███░░░░░░░░░░ 25 %  1,240 documents  12.5 MB/s  0:06 left"
        )
        progress.totalBytes = 0
        #expect(IndexingText.progress(progress, width: 60) == "1,240 documents  12.5 MB/s")
        progress.stage = .finishing
        #expect(
            IndexingText.progress(progress, width: 60)
                == "1,240 documents; putting the index in order"
        )
    }

    @Test(arguments: [30, 45, 60, 100])
    func progressFitsTheTerminal(_ width: Int) {
        var progress = IndexingProgress()
        progress.documents = 12_345_678
        progress.bytes = 1
        progress.totalBytes = Int.max
        progress.seconds = 1e9
        #expect(IndexingText.progress(progress, width: width).count <= width)
    }

    @Test func facetTableIsAligned() {
        let facets = Samples.result([]).facets
        #expect(
            FacetText(look: TextLook(), unit: .document).tables(facets) == """
                country  5 values
                  ✓ Iraq  14 passages  9 documents  ██████████
                  Iran     7 passages  5 documents  ██████

                person  0 values

                """
        )
    }

    @Test func entityIsListedWithItsSpellings() {
        let entity = EntitySummary(
            key: "org:kh",
            type: "organization",
            name: "Kata'ib Hezbollah",
            country: "IQ",
            mentions: 1200,
            passages: 30,
            documents: 1,
            spellings: [
                EntitySummary.Spelling(written: "Kata'ib Hezbollah", mentions: 1190),
                EntitySummary.Spelling(written: "كتائب", mentions: 10),
            ]
        )
        #expect(
            EntityListing.text([entity], look: TextLook()) == """
                Kata'ib Hezbollah  organization IQ  1,200 mentions · 30 passages · 1 document
                    Kata'ib Hezbollah 1,190 · \u{2068}كتائب\u{2069} 10
                    org:kh

                """
        )
        #expect(
            EntityListing.jsonLines([entity]) == """
                {"id":"org:kh","type":"organization","name":"Kata'ib Hezbollah","country":"IQ",\
                "mentions":1200,"passages":30,"documents":1,"spellings":[{"written":\
                "Kata'ib Hezbollah","mentions":1190},{"written":"كتائب","mentions":10}]}

                """
        )
        #expect(
            EntityListing.csv([entity]).hasSuffix(
                "org:kh,organization,Kata'ib Hezbollah,IQ,1200,30,1,Kata'ib Hezbollah; كتائب\r\n"
            )
        )
    }

    private func document(metadata: String) -> Document {
        let hit = Samples.hit("Armed groups\n\nA text.\n")
        var passage = hit.passage
        passage.headingEnd = 14
        passage.page = 3
        return Document(
            summary: hit.document,
            origins: "{\"title\":\"heading\"}",
            metadata: metadata,
            sha256: "ab12",
            byteCount: 2048,
            added: "2025-11-22",
            passages: [passage]
        )
    }

    @Test func documentIsShownWhole() {
        let document = document(metadata: "{\"tags\":[\"Iraq\",\"PMF\"],\"author\":\"N. N.\"}")
        #expect(
            DocumentView.text(document, look: TextLook(directory: "/corpus")) == """
                Armed groups

                path        iraq/groups.md
                published   2025-03-11
                source      Two Rivers Notebook
                language    en
                id          groups-1
                read        2.0 kB on 2025-11-22
                sha256      ab12
                author      N. N.
                tags        Iraq, PMF

                [2]  page 3
                Armed groups
                A text.

                """
        )
    }

    @Test func brokenMetadataDoesNotBreakTheOutput() {
        let json = DocumentView.json(document(metadata: "{\"tags\":"))
        #expect(json.contains("\"origins\":{\"title\":\"heading\"},\"metadata\":{},\"passages\":["))
    }

    @Test func checksSayWhatIsWrong() {
        let checks = [
            Check(name: "totals", problems: []), Check(name: "facts", problems: ["two", "one"]),
        ]
        #expect(
            CheckText.lines(checks, look: TextLook())
                == "ok   totals\nBAD  facts\n     two\n     one\n"
        )
    }

    @Test func taggedTextMarksItsMentions() {
        let text = "قال Qaani\u{1B} in Baghdad"
        let entities = [
            TaggedEntity(
                id: "person:qaani",
                type: "person",
                name: "Ismail Qaani",
                country: nil,
                range: 7..<12,
                written: "Qaani"
            ),
            TaggedEntity(
                id: "place:b",
                type: "place",
                name: "Baghdad",
                country: "IQ",
                range: 17..<24,
                written: "Baghdad"
            ),
        ]
        #expect(
            TaggedText.text(text, entities: entities, look: TextLook())
                == "قال [Qaani](person Ismail Qaani)\u{FFFD} in [Baghdad](place Baghdad IQ)\n"
        )
        #expect(
            TaggedText.text(text, entities: entities, look: TextLook(isColored: true))
                == "قال \u{1B}[33mQaani\u{1B}[0m\u{FFFD} in \u{1B}[32mBaghdad\u{1B}[0m\n"
        )
        #expect(
            TaggedText.jsonLines([entities[1]]) == """
                {"start":17,"end":24,"text":"Baghdad","id":"place:b","type":"place",\
                "name":"Baghdad","country":"IQ"}

                """
        )
    }

    @Test func statisticsHaveALineForEachNumber() {
        let statistics = Statistics(
            documents: 2,
            passages: 30,
            words: 4000,
            sourceBytes: 5000,
            fileBytes: 60_000,
            mentions: 7,
            entities: [Statistics.Tally(name: "person", count: 3)],
            languages: [],
            sources: [],
            firstPublished: "2024-01-01",
            lastPublished: "2025"
        )
        #expect(
            StatisticsView.text(statistics, look: TextLook()) == """
                documents   2
                passages    30
                words       4,000
                mentions    7
                read        5.0 kB
                file        60.0 kB
                published   2024-01-01 to 2025
                entities    person 3

                """
        )
    }
}
