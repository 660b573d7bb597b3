import CorpusStore
import PassageIndex

/// In how many documents each of several terms occurs.
struct DocumentFrequencies {
    private(set) var counts: [Int]

    /// Counts, with one pass over the facts of all passages that have any of the terms.
    ///
    /// - Parameters:
    ///   - postings: Those of each term, ascending.
    ///   - snapshot: The index that they are from.
    /// - Throws: An error when the facts cannot be read.
    init(_ postings: [[Posting]], snapshot: CorpusSnapshot) throws {
        let passages = SortedSet.union(postings.map { $0.map(\.passage) })
        var documents = [UInt32](repeating: 0, count: passages.count)
        try snapshot.forEachBlock(of: passages) { block, range in
            for at in range { documents[at] = block.document(FactBlock.place(of: passages[at])) }
        }
        counts = postings.map { list in
            var (place, count, last) = (0, 0, UInt32(0))
            for posting in list {
                while passages[place] < posting.passage { place += 1 }
                // Passages of one document come one after the other.
                if documents[place] != last {
                    count += 1
                    last = documents[place]
                }
            }
            return count
        }
    }
}
