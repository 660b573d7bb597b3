/// Makes passages of a document's blocks: whole sentences, about a hundred words, each with the
/// headings above it.
///
/// A paragraph is a passage; a long one is divided evenly, a tiny one joins its neighbour under the
/// same heading.
package struct PassageSplitter: Sendable {
    /// Words a passage should have.
    package let targetWords: Int

    /// Words below which a paragraph joins its neighbour.
    package let tinyWords: Int

    /// - Parameters:
    ///   - targetWords: Words a passage should have, at least 10. Passages end up between 0.6 and
    ///     1.5 times as long where the paragraphs allow.
    ///   - tinyWords: Words below which a paragraph joins its neighbour. The smaller, the shorter
    ///     are the passages of news with one sentence a paragraph.
    package init(targetWords: Int = 100, tinyWords: Int = 40) {
        self.targetWords = max(10, targetWords)
        self.tinyWords = tinyWords
    }

    private var mostWords: Int { targetWords * 3 / 2 }
    private var longestSentence: Int { targetWords * 5 / 2 }
    private var mostHeadingWords: Int { targetWords * 3 / 5 }

    /// The passages of a text.
    ///
    /// - Parameters:
    ///   - text: UTF-8, valid or not.
    ///   - blocks: In order and disjoint, inside the text.
    /// - Returns: Passages in order and disjoint, without white space at their ends, covering all
    ///   that the blocks cover but white space. No scalar is cut.
    /// - Complexity: O(*n*) in the bytes.
    package func split(
        _ text: borrowing Span<UInt8>,
        blocks: [TextBlock]
    ) -> [PassageRange] {
        var passages: [PassageRange] = []
        var section = Section()
        for block in blocks {
            let range = WhiteSpace.trim(text, block.range)
            guard !range.isEmpty else { continue }
            let words = WordMeter.words(in: text, range)
            // What is as long as a passage is no heading, whatever a page's markup says.
            if block.kind == .paragraph || words > mostHeadingWords {
                append(text, range, words: words, page: block.page, to: &section)
                continue
            }
            if !section.pieces.isEmpty
                || section.headingWords + words > mostHeadingWords
            {
                finish(&section, into: &passages)
            }
            section.addHeading(range, block, words: words)
        }
        finishLast(&section, into: &passages)
        return passages
    }

    /// A heading with nothing below it joins the passage before, if there is room.
    private func finishLast(_ section: inout Section, into passages: inout [PassageRange]) {
        if section.pieces.isEmpty, let heading = section.heading, let last = passages.last,
            last.headingBytes < last.range.count,
            section.wordsBefore + section.headingWords <= mostWords
        {
            passages[passages.count - 1].range = last.range.lowerBound..<heading.upperBound
            return
        }
        finish(&section, into: &passages)
    }

    private func finish(_ section: inout Section, into passages: inout [PassageRange]) {
        let pieces = joined(section.pieces)
        var last = 0
        for (index, piece) in pieces.enumerated() {
            let heading = index == 0 ? section.heading : nil
            let start = heading?.lowerBound ?? piece.range.lowerBound
            last = piece.words + (index == 0 ? section.headingWords : 0)
            passages.append(
                PassageRange(
                    range: start..<piece.range.upperBound,
                    headingBytes: piece.range.lowerBound - start,
                    startsWithTitle: heading != nil && section.startsWithTitle,
                    page: heading == nil ? piece.page : section.page
                )
            )
        }
        if pieces.isEmpty, let heading = section.heading {
            last = section.headingWords
            passages.append(
                PassageRange(
                    range: heading,
                    headingBytes: heading.count,
                    startsWithTitle: section.startsWithTitle,
                    page: section.page
                )
            )
        }
        section = Section()
        section.wordsBefore = last
    }

    /// Adds a paragraph to the section: whole, or divided at sentence ends.
    private func append(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        words: Int,
        page: Int?,
        to section: inout Section
    ) {
        guard words > mostWords else {
            section.pieces.append(Piece(range: range, words: words, page: page))
            return
        }
        var sentences: [Piece] = []
        for sentence in SentenceBreaker().sentences(in: text, range: range) {
            let words = WordMeter.words(in: text, sentence)
            guard words > longestSentence else {
                sentences.append(Piece(range: sentence, words: words, page: page))
                continue
            }
            let long = LongSentence(targetWords: targetWords)
            for part in long.pieces(of: text, sentence) {
                let words = WordMeter.words(in: text, part)
                sentences.append(Piece(range: part, words: words, page: page))
            }
        }
        section.pieces += divided(sentences)
    }

    /// Groups sentences into pieces of about equal length: each time the words left are divided by
    /// the pieces left, and the piece ends at the sentence end nearest to that.
    private func divided(_ sentences: [Piece]) -> [Piece] {
        var remaining = sentences.reduce(0) { $0 + $1.words }
        var pieces: [Piece] = []
        var piece: Piece?
        var goal = 0
        for sentence in sentences {
            if let open = piece {
                let missing = goal - open.words
                if missing * 2 >= sentence.words {
                    piece = open.joined(with: sentence)
                    continue
                }
                pieces.append(open)
                remaining -= open.words
            }
            let count = max(1, (remaining + targetWords / 2) / targetWords)
            goal = count == 1 ? max(remaining, targetWords) : remaining / count
            piece = sentence
        }
        if let piece { pieces.append(piece) }
        return pieces
    }

    /// Joins tiny pieces with their neighbours as long as the passage does not grow too long.
    private func joined(_ pieces: [Piece]) -> [Piece] {
        var joined: [Piece] = []
        for (index, piece) in pieces.enumerated() {
            guard let last = joined.last, last.words < tinyWords || piece.words < tinyWords,
                last.words + piece.words <= mostWords
            else {
                joined.append(piece)
                continue
            }
            // A tiny paragraph behind a full one rather leads into the next, if that has room.
            if last.words >= targetWords, index + 1 < pieces.count,
                piece.words + pieces[index + 1].words <= mostWords
            {
                joined.append(piece)
            } else {
                joined[joined.count - 1] = last.joined(with: piece)
            }
        }
        return joined
    }
}

/// A stretch of running text that goes into one passage.
private struct Piece {
    var range: Range<Int>
    var words: Int
    var page: Int?

    /// The stretch from the start of this one to the end of the next.
    func joined(with next: Piece) -> Piece {
        Piece(
            range: range.lowerBound..<next.range.upperBound,
            words: words + next.words,
            page: page
        )
    }
}

/// Headings that follow each other, and what stands below them up to the next heading.
private struct Section {
    /// From the first heading's start to the last one's end.
    var heading: Range<Int>?
    var headingWords = 0
    var startsWithTitle = false
    var page: Int?
    var pieces: [Piece] = []
    /// Words of the passage before the section.
    var wordsBefore = 0

    mutating func addHeading(_ range: Range<Int>, _ block: TextBlock, words: Int) {
        if let heading {
            self.heading = heading.lowerBound..<range.upperBound
        } else {
            heading = range
            startsWithTitle = block.kind == .title
            page = block.page
        }
        headingWords += words
    }
}
