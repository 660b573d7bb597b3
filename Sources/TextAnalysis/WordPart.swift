import CTextTables

/// A word, or one part of a hyphenated one, while it is read.
///
/// Its folded bytes stand at the end of a ``TokenList``'s; those of the part behind the next hyphen
/// follow at once, so that a joined form needs no bytes of its own.
struct WordPart {
    /// The bytes of a folded form that are kept.
    ///
    /// No word of any language is so long. What is longer is encoded data, and would only swell the
    /// index.
    static let longestForm = 128

    /// Byte range in the text.
    var start: Int
    var end: Int
    /// Range in the list's folded bytes.
    var foldedStart: Int
    var foldedEnd: Int
    var count = LetterCount()
    /// The class of the last letter or digit.
    var last = ScalarClass.separator
    /// What stands behind an elided article: `Irak` of `L'Irak`.
    var rest: Rest?
    /// Whether thousands commas have been read.
    var hasGroups = false
    /// Whether a hyphen behind the part joins nothing: a possessive ends it.
    var isClosed = false
    /// Where to read on.
    var next: Int
    private var isFull = false

    struct Rest {
        var start: Int
        var foldedStart: Int
        var count = LetterCount()
    }

    init(start: Int, foldedStart: Int) {
        self.start = start
        self.foldedStart = foldedStart
        end = start
        foldedEnd = foldedStart
        next = start
    }

    /// Takes a letter or digit that stands at byte `index`.
    @inline(__always)
    mutating func add(
        _ scalar: FoldedScalar,
        at index: Int,
        in text: borrowing Span<UInt8>,
        into folded: inout [UInt8]
    ) {
        count.add(scalar.kind)
        rest?.count.add(scalar.kind)
        last = scalar.kind
        end = index + scalar.length
        guard !isFull, foldedEnd - foldedStart + scalar.formLength <= Self.longestForm else {
            isFull = true
            return
        }
        scalar.appendForm(to: &folded, at: index, in: text)
        foldedEnd = folded.count
    }

    /// The letters since the part or its rest began: one letter there may begin an acronym.
    var letters: LetterCount { rest?.count ?? count }

    /// The part as a token.
    func token(in folded: [UInt8]) -> Token {
        Token(
            range: start..<end,
            form: Self.form(foldedStart..<foldedEnd, in: folded),
            shape: count.shape
        )
    }

    /// What stands behind the elided article as a token of its own.
    func restToken(in folded: [UInt8]) -> Token? {
        rest.map { rest in
            Token(
                range: rest.start..<end,
                form: Self.form(rest.foldedStart..<foldedEnd, in: folded),
                shape: rest.count.shape,
                isColocated: true
            )
        }
    }

    /// This part and the next written as one word.
    func joinedToken(with next: WordPart, in folded: [UInt8]) -> Token {
        Token(
            range: start..<next.end,
            form: Self.form(foldedStart..<next.foldedEnd, in: folded),
            shape: count.joined(with: next.count).shape,
            isColocated: true,
            width: 2
        )
    }

    /// The form to index: without an Arabic article, cut at a scalar if it is too long.
    private static func form(_ range: Range<Int>, in folded: [UInt8]) -> Range<Int> {
        let start = ArabicArticle.end(in: folded, range: range)
        guard range.upperBound - start > longestForm else { return start..<range.upperBound }
        var end = start + longestForm
        while end > start, folded[end] & 0xC0 == 0x80 { end -= 1 }
        return start..<end
    }
}

extension Token {
    /// Narrows the offsets; the tokenizer reads no text whose offsets would not fit.
    @inline(__always)
    init(
        range: Range<Int>,
        form: Range<Int>,
        shape: Shape,
        isColocated: Bool = false,
        width: UInt8 = 1
    ) {
        self.init(
            start: Int32(truncatingIfNeeded: range.lowerBound),
            end: Int32(truncatingIfNeeded: range.upperBound),
            foldedStart: Int32(truncatingIfNeeded: form.lowerBound),
            foldedEnd: Int32(truncatingIfNeeded: form.upperBound),
            shape: shape,
            isColocated: isColocated,
            width: width
        )
    }
}
