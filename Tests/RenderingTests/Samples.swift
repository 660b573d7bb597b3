@testable import Indexing
@testable import Searching

/// Values as a search would yield them.
enum Samples {
    /// A hit whose passage begins with its document's title.
    static func hit(
        _ text: String,
        title: String? = "Armed groups",
        matching words: [String] = [],
        reason: Reason = .exact,
        rank: Int = 1
    ) -> Hit {
        Hit(
            rank: rank,
            score: 12.5,
            document: DocumentSummary(
                id: "groups-1",
                uri: "/corpus/iraq/groups.md",
                title: title,
                published: "2025-03-11",
                source: "Two Rivers Notebook",
                language: "en",
                url: nil
            ),
            passage: Passage(
                id: 7,
                ordinal: 2,
                range: 100..<100 + text.utf8.count,
                headingEnd: 0,
                page: nil,
                text: text
            ),
            highlights: words.compactMap { word in
                range(of: word, in: text).map {
                    Highlight(range: $0, reason: reason, typed: words[0], entity: nil)
                }
            },
            entities: [
                EntityMention(
                    id: "country:IQ",
                    type: "country",
                    name: "Iraq",
                    country: "IQ",
                    range: 0..<4
                )
            ],
            countries: ["IQ", "IR"],
            explanation: [
                Hit.ScorePart(
                    typed: "hezbollah",
                    frequency: 2,
                    occurrences: 14,
                    idf: 3.25,
                    score: 12.5
                )
            ]
        )
    }

    static func result(_ hits: [Hit]) -> SearchResult {
        SearchResult(
            hits: hits,
            total: SearchResult.Count(passages: 14, documents: 9),
            facets: [
                FacetCounts(
                    facet: .country,
                    values: [
                        FacetValue(
                            value: "IQ",
                            label: "Iraq",
                            passages: 14,
                            documents: 9,
                            isSelected: true
                        ),
                        FacetValue(
                            value: "IR",
                            label: "Iran",
                            passages: 7,
                            documents: 5,
                            isSelected: false
                        ),
                    ],
                    valueCount: 5
                ),
                FacetCounts(facet: .person, values: [], valueCount: 0),
            ],
            interpretation: "hezbollah",
            expansions: [
                SearchResult.Expansion(
                    typed: "hezbollah",
                    name: "Hezbollah",
                    key: "org:hezbollah",
                    type: "organization"
                )
            ],
            hints: [SearchResult.Hint(message: "A quotation mark has no partner.", range: 3..<4)],
            steps: [
                SearchResult.Step(reason: .fold, passages: 8),
                SearchResult.Step(reason: .stem, passages: 0),
                SearchResult.Step(reason: .alias, passages: 6),
            ]
        )
    }

    static let nothing = SearchResult(
        hits: [],
        total: SearchResult.Count(passages: 0, documents: 0),
        facets: [],
        interpretation: "xyzzy \"Quds Force\"",
        expansions: [],
        hints: [],
        steps: []
    )

    /// The UTF-8 byte range of a word in a text.
    static func range(of word: String, in text: String) -> Range<Int>? {
        let (bytes, sought) = (Array(text.utf8), Array(word.utf8))
        return bytes.indices.first { bytes[$0...].starts(with: sought) }.map {
            $0..<$0 + sought.count
        }
    }
}
