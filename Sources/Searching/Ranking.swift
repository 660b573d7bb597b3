import PassageIndex

/// The order of what was kept, by passage or by document.
struct Ranking {
    let ranker: Ranker
    let leaves: [Ranker.ScoredLeaf]
    let unit: SearchUnit

    /// A kept passage, by its place, with the score of what it stands for.
    struct Choice {
        var place: Int
        var score: Double
    }

    /// The best passages, or the best passage of each of the best documents.
    func best(_ count: Int) -> [Choice] {
        guard count > 0 else { return [] }
        let scores = ranker.passageScores(leaves)
        guard unit == .document else {
            return Ranker.best(count, of: scores).map { Choice(place: $0, score: scores[$0]) }
        }
        let documentScores = ranker.documentScores(leaves)
        var bestPlace = [Int](repeating: -1, count: ranker.kept.documents.count)
        for (place, document) in ranker.kept.documentOf.enumerated()
        where bestPlace[document] < 0 || scores[bestPlace[document]] < scores[place] {
            bestPlace[document] = place
        }
        return Ranker.best(count, of: documentScores).map {
            Choice(place: bestPlace[$0], score: documentScores[$0])
        }
    }
}

extension Ranker {
    /// What each leaf adds to the score of a kept passage or of its document.
    func explanation(
        _ leaves: [ScoredLeaf],
        place: Int,
        unit: SearchUnit
    ) -> [Hit.ScorePart] {
        let document = kept.documentOf[place]
        let places =
            unit == .passage
            ? [place] : kept.documentOf.indices.filter { kept.documentOf[$0] == document }
        let passages = Set(places.map { kept.passages[$0] })
        return leaves.compactMap { leaf in
            let found = leaf.postings.filter { passages.contains($0.passage) }
            let sum = found.reduce(0) { $0 + Double(Int($1.frequency)) }
            guard sum > 0 else { return nil }
            let (population, occurrences) =
                unit == .passage
                ? (self.passages, leaf.passages) : (documents, leaf.documents)
            let idf = population.idf(occurrences) * leaf.weight
            return Hit.ScorePart(
                typed: leaf.typed,
                frequency: sum,
                occurrences: occurrences,
                idf: idf,
                score: weight(
                    frequency: sum,
                    idf: idf,
                    length: Double(
                        unit == .passage ? kept.lengths[place] : kept.documentLengths[document]
                    ),
                    average: population.length
                )
            )
        }
    }
}
