/// A run of characters without a separator, cut down to the word in it.
struct WordStretch {
    static let wildcardHint =
        "“*” works only at the end of a word of two letters or more; it was ignored here."

    /// Positions of the word.
    private(set) var range: Range<Int>
    /// Whether `*` follows the word.
    private(set) var hasStar = false
    /// `~` or `^` with a number, as other search programs have it: positions of the last one cut
    /// off.
    private(set) var modifier: Range<Int>?
    /// Whether a `*` stands before or inside the word.
    private(set) var hasMisplacedStar: Bool

    /// Cuts punctuation, wildcards and modifiers off the end; the start is taken as it is.
    init(_ stretch: Range<Int>, in query: QueryScalars, followsStar: Bool) {
        range = stretch
        hasMisplacedStar = followsStar
        let firstDot = query[stretch].firstIndex(of: ".") ?? stretch.upperBound
        while !range.isEmpty, let end = cutEnd(in: query, firstDot: firstDot) {
            range = range.lowerBound..<end
        }
        hasMisplacedStar = followsStar || query[range].contains("*")
    }

    /// Where the range ends after one more cut; `nil` when there is nothing to cut.
    private mutating func cutEnd(in query: QueryScalars, firstDot: Int) -> Int? {
        var end = range.upperBound - 1
        guard let last = query[end] else { return nil }
        if last == "*" {
            hasStar = true
            return end
        }
        if last.surroundsWords || last.isDash { return end }
        if last == "." {
            while end > range.lowerBound, query[end - 1] == "." { end -= 1 }
            // A dot further in makes an abbreviation of it: U.S.
            return firstDot >= end ? end : nil
        }
        while query[end]?.decimalValue != nil || query[end] == ".", end > range.lowerBound {
            end -= 1
        }
        guard query[end] == "~" || query[end] == "^" else { return nil }
        modifier = end..<range.upperBound
        return end
    }
}
