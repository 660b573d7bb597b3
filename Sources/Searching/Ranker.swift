import PassageIndex

/// Scores passages or documents by BM25 and keeps the best.
///
/// S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009; the
/// inverse document frequency and its floor are those of SQLite's `bm25()`. Occurrences in a title or
/// heading count as several. Rarity is measured in the unit that is ranked: a word like `at` is missing
/// from many passages and from few documents.
struct Ranker {
    let kept: KeptPassages
    /// The passages and the documents of the index.
    let passages: Population
    let documents: Population

    /// Everything that is ranked against each other.
    struct Population {
        var count: Int
        /// Words on average.
        var length: Double

        /// How much rarity makes a leaf count that occurs in some of them.
        func idf(_ occurrences: Int) -> Double {
            let (count, with) = (Double(count), Double(occurrences))
            return max(logarithm((count - with + 0.5) / (with + 0.5)), 1e-6)
        }
    }

    /// A leaf that adds to scores.
    struct ScoredLeaf {
        var typed: String
        var postings: [Posting]
        /// In how many passages it occurs.
        var passages: Int
        /// In how many documents it occurs; 0 when documents are not ranked.
        var documents: Int
        var weight: Double
    }

    /// What a frequency makes of an idf in a text of some length.
    func weight(frequency: Double, idf: Double, length: Double, average: Double) -> Double {
        let norm = TermWeight.norm(length: length, average: average)
        return TermWeight.score(frequency, idf: idf, norm: norm)
    }

    /// The scores of the kept passages.
    func passageScores(_ leaves: [ScoredLeaf]) -> [Double] {
        var scores = [Double](repeating: 0, count: kept.passages.count)
        for leaf in leaves {
            let idf = passages.idf(leaf.passages) * leaf.weight
            forEachKept(leaf.postings) { place, posting in
                scores[place] += weight(
                    frequency: Double(Int(posting.frequency)),
                    idf: idf,
                    length: Double(Int(kept.lengths[place])),
                    average: passages.length
                )
            }
        }
        return scores
    }

    /// The scores of the kept documents.
    func documentScores(_ leaves: [ScoredLeaf]) -> [Double] {
        var scores = [Double](repeating: 0, count: kept.documents.count)
        for leaf in leaves {
            let idf = documents.idf(leaf.documents) * leaf.weight
            var (document, sum) = (-1, 0.0)
            func close() {
                guard document >= 0 else { return }
                scores[document] += weight(
                    frequency: sum,
                    idf: idf,
                    length: Double(kept.documentLengths[document]),
                    average: documents.length
                )
            }
            forEachKept(leaf.postings) { place, posting in
                if kept.documentOf[place] != document {
                    close()
                    (document, sum) = (kept.documentOf[place], 0)
                }
                sum += Double(Int(posting.frequency))
            }
            close()
        }
        return scores
    }

    /// Walks postings and kept passages side by side.
    private func forEachKept(_ postings: [Posting], _ body: (Int, Posting) -> Void) {
        var place = 0
        for posting in postings {
            while place < kept.passages.count, kept.passages[place] < posting.passage { place += 1 }
            guard place < kept.passages.count else { return }
            if kept.passages[place] == posting.passage { body(place, posting) }
        }
    }

    /// The places of the best scores, best first; of equal ones the first.
    ///
    /// - Complexity: O(*n* log *k*) at worst, O(*n*) for scores in random order.
    static func best(_ count: Int, of scores: [Double]) -> [Int] {
        Best.of(Array(scores.indices), count) { left, right in
            scores[left] != scores[right] ? scores[left] > scores[right] : left < right
        }
    }
}

/// Chooses without putting everything in order.
enum Best {
    /// The first of what would be the order, in order.
    ///
    /// - Complexity: O(*n* log *k*) at worst, O(*n*) for an order that is random.
    static func of<Value>(
        _ values: [Value],
        _ count: Int,
        by comesBefore: (Value, Value) -> Bool
    ) -> [Value] {
        // No more than there are, so that any number can be asked for.
        let count = min(count, values.count)
        guard count > 0 else { return [] }
        var best: [Value] = []
        var floor: Value?
        func cut() {
            best.sort(by: comesBefore)
            best.removeLast(max(best.count - count, 0))
            if best.count == count { floor = best.last }
        }
        for value in values where floor.map({ comesBefore(value, $0) }) ?? true {
            best.append(value)
            if best.count >= 2 * count + 64 { cut() }
        }
        cut()
        return best
    }
}
