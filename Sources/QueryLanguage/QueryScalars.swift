import TextAnalysis

/// A query decoded once, so that the reader can look around without decoding again.
///
/// A *position* counts scalars from 0; an *offset* counts UTF-8 bytes.
struct QueryScalars {
    private let bytes: [UInt8]
    private let scalars: [Unicode.Scalar]
    /// The offset of each scalar, and at the end the number of bytes.
    private let offsets: [Int]

    init(_ query: String) {
        bytes = Array(query.utf8)
        scalars = Array(query.unicodeScalars)
        var offsets: [Int] = []
        offsets.reserveCapacity(scalars.count + 1)
        var offset = 0
        for scalar in scalars {
            offsets.append(offset)
            offset += UTF8.width(scalar)
        }
        offsets.append(offset)
        self.offsets = offsets
    }

    var count: Int { scalars.count }

    /// The scalar at a position, or `nil` before the start and from the end on.
    subscript(position: Int) -> Unicode.Scalar? {
        position >= 0 && position < scalars.count ? scalars[position] : nil
    }

    subscript(positions: Range<Int>) -> ArraySlice<Unicode.Scalar> { scalars[positions] }

    /// UTF-8 byte range of a range of positions.
    func byteRange(_ positions: Range<Int>) -> Range<Int> {
        offsets[positions.lowerBound]..<offsets[positions.upperBound]
    }

    func text(_ positions: Range<Int>) -> QueryText {
        text(bytes: byteRange(positions))
    }

    /// A stretch given by its UTF-8 byte range.
    func text(bytes range: Range<Int>) -> QueryText {
        QueryText(text: String(decoding: bytes[range], as: UTF8.self), range: range)
    }

    func holds(_ word: String, at positions: Range<Int>) -> Bool {
        scalars[positions].elementsEqual(word.unicodeScalars)
    }

    /// Whether the tokenizer finds a word in a range of positions.
    func holdsToken(_ positions: Range<Int>, _ tokenizer: Tokenizer) -> Bool {
        var list = TokenList()
        tokenizer.tokenize(bytes.span.extracting(byteRange(positions)), into: &list)
        return !list.tokens.isEmpty
    }

    /// The first position from `position` on that holds no bidirectional control.
    func skippingBidiControls(from position: Int) -> Int {
        var position = position
        while self[position]?.isBidiControl == true { position += 1 }
        return position
    }

    /// Positions without the separators at both ends.
    func trimmed(_ positions: Range<Int>) -> Range<Int> {
        var low = positions.lowerBound
        var high = positions.upperBound
        while low < high, scalars[low].separatesWords { low += 1 }
        while high > low, scalars[high - 1].separatesWords { high -= 1 }
        return low..<high
    }

    /// The run of decimal digits of any script from `position` on: its value, held at `limit`, and
    /// its end; `nil` where there is none.
    func decimal(from position: Int, limit: Int) -> (value: Int, end: Int)? {
        var end = position
        var value = 0
        while let digit = self[end]?.decimalValue {
            value = min(limit, value * 10 + digit)
            end += 1
        }
        return end > position ? (value, end) : nil
    }
}
