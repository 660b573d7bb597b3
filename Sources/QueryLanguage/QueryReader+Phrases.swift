extension QueryReader {
    /// Reads the quoted text that starts at the mark at `position`.
    ///
    /// - Returns: The positions between the marks; `nil` when the mark has no partner, it is then
    ///   stepped over.
    mutating func readQuoted(_ family: QuoteFamily) -> Range<Int>? {
        let opening = position
        if !isStray(at: opening),
            let closing = quotes.closing(family, openedAt: opening, in: query)
        {
            position = closing + 1
            return opening + 1..<closing
        }
        position += 1
        hints.add(
            "This quotation mark has no partner; it was ignored and its text was read as words.",
            at: query.byteRange(opening..<position)
        )
        return nil
    }

    /// Reads a text in `‘ ’` at `position`, if there is one.
    mutating func readSingleQuoted() -> Range<Int>? {
        let opening = position
        guard let closing = quotes.closingSingle(openedAt: opening, in: query) else { return nil }
        position = closing + 1
        return opening + 1..<closing
    }

    /// Whether the mark can only close: a word before it and none after it.
    private func isStray(at position: Int) -> Bool {
        guard query[position - 1]?.isWordPart == true else { return false }
        guard let next = query[position + 1] else { return true }
        return next.separatesWords || next.closesGroup
    }

    /// The node for a quoted text whose closing mark lies before `position`, with the distance that
    /// may follow; `nil` when it holds no word.
    mutating func phraseNode(_ quoted: Range<Int>) -> QueryNode? {
        let distance = readDistance()
        let positions = query.trimmed(quoted)
        guard query.holdsToken(positions, tokenizer) else { return nil }
        warnOfWildcards(in: positions)
        let text = query.text(positions)
        return distance.map { .near(text, distance: $0) } ?? .phrase(text)
    }

    /// The same for a text behind `=`, which is to be found as it is written.
    mutating func literalNode(_ quoted: Range<Int>) -> QueryNode? {
        let node = phraseNode(quoted)
        guard case .phrase(let text) = node else { return node }
        return .literal(text)
    }

    /// Reads `~5` after a phrase; `nil` when there is none.
    ///
    /// Bidirectional controls may stand around the sign: right-to-left text needs them to show it
    /// in place. `^2`, a weight in other programs, is stepped over.
    mutating func readDistance() -> Int? {
        let sign = query.skippingBidiControls(from: position)
        guard let scalar = query[sign], ["~", "～", "^"].contains(scalar) else { return nil }
        let limit = QueryParser.maximumDistance
        let start = query.skippingBidiControls(from: sign + 1)
        let number = query.decimal(from: start, limit: limit + 1)
        position = sign + 1
        guard scalar != "^" else {
            if let number {
                position = number.end
                hintModifier(sign..<position)
            }
            return nil
        }
        guard let number, query[number.end]?.isWordPart != true else {
            hints.add(
                "A number belongs after this sign, as in \"quds commander\"~5; it was ignored.",
                at: query.byteRange(sign..<position)
            )
            return nil
        }
        position = number.end
        if number.value > limit {
            hints.add(
                "The largest distance is \(limit); it was taken.",
                at: query.byteRange(start..<position)
            )
        }
        return min(number.value, limit)
    }

    /// The node for `NEAR(quds commander, 5)`, whose `NEAR` was just read; `nil` for anything else.
    mutating func nearNode(_ stretch: WordStretch) -> QueryNode? {
        guard stretch.range.upperBound == position, query[position]?.opensGroup == true,
            query.holds("NEAR", at: stretch.range)
        else { return nil }
        let start = position + 1
        var end = start
        while let scalar = query[end], !scalar.closesGroup, !scalar.opensGroup,
            query.quoteFamily(at: end) == nil
        {
            end += 1
        }
        if query[end]?.closesGroup == true, let (words, distance) = nearParts(start..<end),
            query.holdsToken(words, tokenizer)
        {
            position = end + 1
            return .near(query.text(words), distance: min(distance, QueryParser.maximumDistance))
        }
        hints.add(
            "NEAR takes words and a number, as in NEAR(quds commander, 5); it was read as a word.",
            at: query.byteRange(stretch.range)
        )
        return nil
    }

    /// The words and the distance, 10 when none is given, between the parentheses of `NEAR`.
    private func nearParts(_ inner: Range<Int>) -> (words: Range<Int>, distance: Int)? {
        guard let comma = query[inner].lastIndex(where: { $0 == "," || $0 == "،" || $0 == "，" })
        else { return (query.trimmed(inner), 10) }
        let digits = query.trimmed(comma + 1..<inner.upperBound)
        guard
            let number = query.decimal(
                from: digits.lowerBound,
                limit: QueryParser.maximumDistance
            ),
            number.end == digits.upperBound
        else { return nil }
        return (query.trimmed(inner.lowerBound..<comma), number.value)
    }

    private mutating func warnOfWildcards(in positions: Range<Int>) {
        guard
            let star = query[positions].indices.first(where: {
                query[$0] == "*" && query[$0 - 1]?.isWordPart == true
            })
        else { return }
        hints.addOnce(
            "“*” has no meaning between quotation marks; it was ignored.",
            at: query.byteRange(star..<star + 1)
        )
    }
}
