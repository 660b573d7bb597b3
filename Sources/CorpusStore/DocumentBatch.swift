import PassageIndex

/// Documents with the postings of their passages: what the one writer has only to put down.
package struct DocumentBatch: Sendable {
    package fileprivate(set) var documents: [DocumentRecord] = []
    /// The postings, each with its first passage, counted from the first of the batch.
    fileprivate(set) var runs: [(run: TermRun, firstPassage: UInt32)] = []
    /// Where the mentions of all passages start, in their order; rows are counted from the batch's
    /// first passage.
    fileprivate(set) var mentions: [PostingsBuilder.MentionPlace] = []
    /// The words of title, heading and text of each passage.
    fileprivate(set) var wordCounts: [[Int]] = []

    package init() {}

    package var count: Int { documents.count }

    /// How many bytes the documents were read from.
    package var byteCount: Int { documents.reduce(0) { $0 + $1.byteCount } }

    /// Gives a document another uri.
    package mutating func rename(_ number: Int, to uri: String) { documents[number].uri = uri }
}

/// Finds the postings of documents, which takes the most time there is to take.
///
/// Not `Sendable`: it keeps stemmers and memory for the next batch. Make one per thread.
package final class BatchBuilder {
    /// So many postings make a run, so that one huge document does not take memory for all of its
    /// postings twice.
    private static let runLength = 1 << 20

    private let postings = PostingsBuilder()
    private var batch = DocumentBatch()
    private var firstPassage = 0

    package init() {}

    /// Adds a document.
    package func add(_ document: DocumentRecord) {
        let language = document.language ?? ""
        for (ordinal, passage) in document.passages.enumerated() {
            if postings.count > Self.runLength { endRun() }
            add(
                passage,
                language: language,
                leading: ordinal == 0 ? document.leadingCountries.count : 0
            )
        }
        batch.documents.append(document)
    }

    /// Adds a passage that points to so many countries at its start, without a mention.
    private func add(_ passage: PassageRecord, language: String, leading: Int) {
        let row = UInt32(batch.wordCounts.count - firstPassage)
        let starts =
            [Int](repeating: 0, count: leading) + passage.mentions.map(\.range.lowerBound)
        let headingEnd = max(passage.titleEnd, passage.headingEnd)
        let bounds = [0, passage.titleEnd, headingEnd, passage.text.count]
        let text = passage.text.span
        let counts = IndexColumn.allCases.map { column in
            let field = bounds[column.rawValue]..<bounds[column.rawValue + 1]
            return postings.add(
                text.extracting(field),
                row: row,
                column: column,
                language: language,
                mentions: starts.filter(field.contains).map { $0 - field.lowerBound }
            )
        }
        batch.wordCounts.append(counts)
    }

    private func endRun() {
        let (run, mentions) = postings.finish()
        batch.runs.append((run, UInt32(firstPassage)))
        batch.mentions += mentions.map { $0.moved(by: UInt32(firstPassage)) }
        firstPassage = batch.wordCounts.count
    }

    /// Hands out the documents added since the last time.
    package func finish() -> DocumentBatch {
        endRun()
        defer { (batch, firstPassage) = (DocumentBatch(), 0) }
        return batch
    }
}
