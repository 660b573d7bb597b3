import CorpusStore
import Searching
import Testing
import TextAnalysis

/// What holds for the marks in every hit.
struct HighlightTests {
    @Test(arguments: UInt64(200)..<204)
    func marksAreOrderlyAndThereForWords(seed: UInt64) throws {
        let index = try SampleIndex(seed: seed)
        try index.change(writing: 16, removing: 1)
        for _ in 0..<30 {
            var request = SearchRequest(index.samples.query())
            request.limit = 1000
            for hit in try index.searcher.search(request).hits { expectOrderly(hit) }
        }
        for word in SampleWriter.words {
            for hit in try index.searcher.search(SearchRequest(word)).hits {
                #expect(!hit.highlights.isEmpty, "\(word) in \(hit.passage.text)")
            }
        }
    }

    @Test(arguments: ["militias", "Kata’ib", "alhaq", "U.S.", "naïve", "الحشد", "running", "国会"])
    func aMarkedWordIsTheWordAsked(word: String) throws {
        let index = try SampleIndex(texts: [
            "The militia and its militias; al-Haq, Kataib and Kata'ib; naive, run, runs.",
            "U.S. and us. الحشد الشعبي والحشد. 国会議員と国会", "Nothing of that.",
        ])
        let query = Self.forms(of: word)
        let hits = try index.searcher.search(SearchRequest(word)).hits
        #expect(!hits.isEmpty)
        for highlight in hits.flatMap({ hit in hit.highlights.map { (hit, $0) } }) {
            let bytes = Array(highlight.0.passage.text.utf8)[highlight.1.range]
            let marked = String(decoding: bytes, as: UTF8.self)
            #expect(!query.isDisjoint(with: Self.forms(of: marked)), "\(marked) for \(word)")
        }
    }

    @Test(arguments: [
        "drone c -(drone b)", "drone -(b drone)", "c -(b -drone) drone",
    ])
    func aWordThatIsAlsoExcludedElsewhereIsMarkedAndCountsOnce(query: String) throws {
        let index = try SampleIndex(texts: ["drone c", "drone b", "c"])
        var request = SearchRequest(query)
        request.explains = true
        let hits = try index.searcher.search(request).hits
        let hit = try #require(hits.first { $0.passage.text == "drone c" })
        #expect(hit.highlights.contains { $0.typed == "drone" })
        let plain = try index.searcher.search(SearchRequest("drone")).hits
        let part = hit.explanation.first { $0.typed == "drone" }
        #expect(part?.score == plain.first { $0.passage.id == hit.passage.id }?.score)
    }

    @Test func aMentionThatWasAskedForIsMarked() throws {
        let index = try Self.named("Then Kata'ib Hezbollah spoke.", "Kata'ib Hezbollah", 2)
        for query in ["KH", "org:KH", "\"كتائب حزب الله\""] {
            let hit = try #require(try index.searcher.search(SearchRequest(query)).hits.first)
            #expect(hit.highlights.map(\.range) == [5..<22], "\(query)")
            #expect(hit.highlights.first?.entity == "org:kh", "\(query)")
        }
    }

    /// An index of one passage that names one of the sample entities.
    static func named(_ text: String, _ name: String, _ entity: Int) throws -> SampleIndex {
        let index = try SampleIndex(seed: 0)
        let start = text.utf8.count - (text.components(from: name)?.utf8.count ?? 0)
        try index.write([
            SampleDocument(
                uri: "/0",
                version: 1,
                published: nil,
                source: nil,
                language: "en",
                passages: [
                    .init(
                        title: "",
                        heading: "",
                        text: text,
                        mentions: [(start..<start + name.utf8.count, entity)]
                    )
                ]
            )
        ])
        try index.commit()
        return index
    }

    private func expectOrderly(_ hit: Hit) {
        let bytes = Array(hit.passage.text.utf8)
        var end = 0
        for range in hit.highlights.map(\.range) {
            let isSound =
                range.lowerBound >= end && range.upperBound <= bytes.count && !range.isEmpty
                && bytes[range.lowerBound] & 0xC0 != 0x80
                && (range.upperBound == bytes.count || bytes[range.upperBound] & 0xC0 != 0x80)
            #expect(isSound, "\(range) after \(end) in \(hit.passage.text)")
            end = range.upperBound
        }
    }

    /// Every form and stem under which the words of a text are looked up.
    private static func forms(of text: String) -> Set<String> {
        let list = Tokenizer().tokens(of: text)
        let bytes = Array(text.utf8)
        var forms = Set(list.tokens.map { list.form(of: $0) })
        for token in list.tokens {
            var stems = StemList()
            Stemmer(language: "en")?.appendQueryStem(
                of: token,
                in: list,
                text: bytes.span,
                to: &stems
            )
            forms.formUnion(stems.strings)
        }
        return forms
    }
}

extension String {
    /// The text from the first occurrence of a part on.
    func components(from part: String) -> Substring? {
        guard let range = firstRange(of: part) else { return nil }
        return self[range.lowerBound...]
    }
}
