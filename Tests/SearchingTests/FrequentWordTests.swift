import CorpusStore
import PassageIndex
import Testing

@testable import Searching

/// A word that is nearly everywhere is counted apart from its rare forms, with the same result.
struct FrequentWordTests {
    @Test(arguments: [[], [0, 5, 2999], Array(0..<700)])
    func rareFormsBesideAFrequentWordAreCountedOnce(removed: [Int]) throws {
        let index = try SampleIndex(
            texts: (0..<3000).map { number in
                if number % 7 == 0 { return "common commons uncommon" }
                return number % 11 == 0 ? "commons" : "so common a common word"
            }
        )
        for number in removed { try index.remove("/\(number)") }
        try index.commit()
        let alternatives = [
            Alternative(term: MatchTerm([IndexTerm.word("common".utf8)]), reason: .fold),
            Alternative(
                term: MatchTerm([IndexTerm.stem("common".utf8, language: "en")]),
                reason: .stem
            ),
            Alternative(term: MatchTerm([IndexTerm.word("uncommon".utf8)]), reason: .alias),
        ]
        try CorpusFile(reading: index.path).read { snapshot in
            let leaf = Leaf(typed: "common", alternatives: alternatives, weight: 1)
            let found = try LeafStore(snapshot: snapshot, leaves: [leaf]).postings(of: 0)
            let lists = try alternatives.map { try snapshot.terms.positions(of: $0.term) }
            let expected = TermReader.postings(of: Position.union(lists))
            #expect(found.postings == expected)
            #expect(expected.count == 3000 - removed.count)
            let passages = lists.map { Set($0.map(\.passage)) }
            for (place, posting) in expected.enumerated() {
                let levels = zip(alternatives, passages).compactMap { alternative, passages in
                    passages.contains(posting.passage) ? alternative.reason.level : nil
                }
                #expect(found.matches.level(place) == levels.min())
            }
        }
    }
}
