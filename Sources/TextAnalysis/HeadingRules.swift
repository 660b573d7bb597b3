/// A block of a plain text before it is known whether it is a heading.
struct BlockDraft {
    /// Its first and last byte, as a line; ``TextLine/columns`` counts all its lines.
    var line: TextLine
    /// How many lines it takes.
    var lineCount = 1
    /// Whether a line of `===` or `---` follows it.
    var isUnderlined = false

    /// Adds the next line.
    mutating func extend(to next: TextLine) {
        line.range = line.range.lowerBound..<next.range.upperBound
        line.columns += 1 + next.columns
        lineCount += 1
    }
}

/// Tells headings of a plain text from paragraphs by their length, their last mark and what follows.
struct HeadingRules {
    /// The kinds of the drafts, in order.
    ///
    /// A heading stands above a longer paragraph. Of more than three short lines in a row only the
    /// last is one, since the others are a list.
    func kinds(of drafts: [BlockDraft], in text: borrowing Span<UInt8>) -> [TextBlock.Kind] {
        var kinds = [TextBlock.Kind](repeating: .paragraph, count: drafts.count)
        var run = 0
        for index in drafts.indices.reversed() {
            let draft = drafts[index]
            if draft.isUnderlined {
                kinds[index] = .heading
                run = 1
                continue
            }
            guard index + 1 < drafts.count, looksLikeHeading(draft, in: text) else {
                run = 0
                continue
            }
            if kinds[index + 1] == .heading {
                run += 1
            } else {
                run = isAbove(draft, drafts[index + 1], in: text) ? 1 : 0
            }
            if run > 0 { kinds[index] = .heading }
            if run > 3 {
                for listed in index..<index + run - 1 { kinds[listed] = .paragraph }
                run = 0
            }
        }
        if let first = drafts.first, kinds[0] == .heading || isTitle(first, of: drafts, in: text) {
            kinds[0] = .title
        }
        return kinds
    }

    private func isAbove(
        _ heading: BlockDraft,
        _ next: BlockDraft,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        let length = heading.line.range.count
        let nextLength = next.line.range.count
        guard nextLength > length, !next.line.isListItem(in: text) || nextLength > 2 * length
        else { return false }
        return nextLength >= 80 || (nextLength >= 30 && next.line.endsSentence(in: text))
    }

    /// A title may be longer than a heading, it may ask or exclaim, and a date or a salutation may
    /// stand below it.
    private func isTitle(
        _ first: BlockDraft,
        of drafts: [BlockDraft],
        in text: borrowing Span<UInt8>
    ) -> Bool {
        let asks = first.line.asksOrExclaims(in: text)
        guard looksLikeHeading(first, in: text, words: 20, columns: 150, mayAsk: asks) else {
            return false
        }
        if asks, drafts.count > 1, isAbove(first, drafts[1], in: text) { return true }
        return drafts.dropFirst().prefix(4).contains { next in
            next.line.range.count >= 80 && next.line.range.count > first.line.range.count
        }
    }

    private func looksLikeHeading(
        _ draft: BlockDraft,
        in text: borrowing Span<UInt8>,
        words: Int = 12,
        columns: Int = 100,
        mayAsk: Bool = false
    ) -> Bool {
        let line = draft.line
        guard draft.lineCount <= 2, line.columns <= columns, !line.isListItemWithBullet(in: text)
        else { return false }
        let first = DecodedScalar(text, at: line.range.lowerBound)
        // ( and [ begin notes such as `(Applause.)`.
        if first.isLowercase || first.value == 0x28 || first.value == 0x5B { return false }
        if !mayAsk, line.endsInPunctuation(in: text) { return false }
        var letters = 0
        var digits = 0
        var count = 0
        var ideographs = 0
        var isInside = false
        var hasLabel = false
        var index = line.range.lowerBound
        while index < line.range.upperBound {
            let scalar = DecodedScalar(text, at: index)
            if scalar.value <= 0x20 {
                isInside = false
            } else {
                if !isInside { count += 1 }
                isInside = true
            }
            if scalar.isLetter { letters += 1 }
            if scalar.isIdeographic { ideographs += 1 }
            if scalar.isASCIIDigit { digits += 1 }
            let next = index + scalar.length
            if scalar.value == 0x3A, next < line.range.upperBound, text[next] == 0x20 {
                hasLabel = true
            }
            index = next
        }
        // `Coastline: 998 km` is a fact, `Analysis: The war widens` a heading.
        if hasLabel, digits > 0 { return false }
        guard letters > digits, count + ideographs / 2 <= words else { return false }
        return !startsWithDateline(line, in: text)
    }

    /// `ERBIL– Israeli …`, `CLEVELAND, Feb 26 - Standard …`: a place in capitals and a dash within
    /// 40 bytes, then small letters.
    private func startsWithDateline(
        _ line: TextLine,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        let start = line.range.lowerBound
        guard start + 1 < line.range.upperBound, DecodedScalar(text, at: start).isUppercase else {
            return false
        }
        var index = start
        var capitals = 0
        while index < line.range.upperBound {
            let scalar = DecodedScalar(text, at: index)
            guard scalar.isUppercase else { break }
            capitals += 1
            index += scalar.length
        }
        guard capitals >= 3 else { return false }
        while index < line.range.upperBound, index - start < 40 {
            let scalar = DecodedScalar(text, at: index)
            let next = index + scalar.length
            let isDash =
                scalar.value == 0x2013 || scalar.value == 0x2014
                || (scalar.value == 0x2D && text[index - 1] == 0x20)
            if isDash, next < line.range.upperBound {
                return hasLowercase(text, next..<line.range.upperBound)
            }
            index = next
        }
        return false
    }

    private func hasLowercase(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = DecodedScalar(text, at: index)
            if scalar.isLowercase { return true }
            index += scalar.length
        }
        return false
    }
}

extension TextLine {
    /// Whether the line begins with a bullet: a list's item, where `1. Introduction` can be a heading.
    fileprivate func isListItemWithBullet(in text: borrowing Span<UInt8>) -> Bool {
        isListItem(in: text) && !DecodedScalar(text, at: range.lowerBound).isASCIIDigit
    }
}
