/// Finds where sentences end, by punctuation, the letters around it and lists of abbreviations.
///
/// Where the marks leave it open, two sentences stay one: a passage loses less by a long sentence
/// than by one cut after `Gen.`.
package struct SentenceBreaker: Sendable {
    package init() {}

    /// The sentences of a block of text.
    ///
    /// - Parameters:
    ///   - text: UTF-8, valid or not.
    ///   - range: The block's bytes; line breaks inside are spaces, an empty line ends a sentence.
    /// - Returns: Byte ranges in order, without white space at their ends, with nothing but white
    ///   space between them; no scalar is cut.
    /// - Complexity: O(*n*) in the bytes of the block.
    package func sentences(
        in text: borrowing Span<UInt8>,
        range: Range<Int>
    ) -> [Range<Int>] {
        let limit = range.upperBound
        var sentences: [Range<Int>] = []
        var start = WhiteSpace.skip(text, from: range.lowerBound, to: limit)
        var index = start
        var quoteIsOpen = false
        while index < limit {
            let byte = text[index]
            if byte == 0x0A {
                let next = nextLineWithText(text, after: index, limit: limit)
                if next.skippedEmptyLine {
                    append(text, start..<index, to: &sentences)
                    start = next.index
                    quoteIsOpen = false
                }
                index = max(next.index, index + 1)
                continue
            }
            if byte == 0x22 { quoteIsOpen.toggle() }
            guard SentenceMark.mayStart(with: byte),
                let mark = SentenceMark(text, at: index, limit: limit, quoteIsOpen: &quoteIsOpen)
            else {
                index += 1
                continue
            }
            index = mark.end
            if isEnd(mark, in: text, sentenceStart: start, limit: limit) {
                append(text, start..<mark.end, to: &sentences)
                start = WhiteSpace.skip(text, from: mark.end, to: limit)
                index = start
            }
        }
        append(text, start..<limit, to: &sentences)
        return sentences
    }

    private func append(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        to sentences: inout [Range<Int>]
    ) {
        let trimmed = WhiteSpace.trim(text, range)
        if !trimmed.isEmpty { sentences.append(trimmed) }
    }

    private func nextLineWithText(
        _ text: borrowing Span<UInt8>,
        after newline: Int,
        limit: Int
    ) -> (index: Int, skippedEmptyLine: Bool) {
        var index = newline + 1
        var skippedEmptyLine = false
        while index < limit, text[index] <= 0x20 {
            if text[index] == 0x0A { skippedEmptyLine = true }
            index += 1
        }
        return (index, skippedEmptyLine)
    }

    private func isEnd(
        _ mark: SentenceMark,
        in text: borrowing Span<UInt8>,
        sentenceStart: Int,
        limit: Int
    ) -> Bool {
        let next = WhiteSpace.skip(text, from: mark.end, to: limit)
        guard next < limit else { return true }
        if next == mark.end {
            return isEndWithoutSpace(mark, in: text, sentenceStart: sentenceStart, limit: limit)
        }
        if mark.needsNoSpace { return true }
        let opening = skipOpeningMarks(text, from: next, limit: limit)
        guard opening < limit else { return true }
        let first = DecodedScalar(text, at: opening)
        if first.isLowercase {
            return startsWithArabicArticle(text, at: opening, limit: limit)
                && (!mark.isSinglePeriod
                    || periodEnds(text, mark, opening, sentenceStart: sentenceStart, limit: limit))
        }
        // `etc. , and`
        if first.value == 0x2C || first.value == 0x3B || first.value == 0x3A { return false }
        if !mark.isSinglePeriod { return true }
        return periodEnds(text, mark, opening, sentenceStart: sentenceStart, limit: limit)
    }

    private func isEndWithoutSpace(
        _ mark: SentenceMark,
        in text: borrowing Span<UInt8>,
        sentenceStart: Int,
        limit: Int
    ) -> Bool {
        let next = DecodedScalar(text, at: mark.end)
        if mark.needsNoSpace {
            // 「…。」と言った: the quoting particle goes on with the sentence.
            if mark.closesQuotation, next.value == 0x3068 { return false }
            return next.isLetter || (mark.closesQuotation && !next.isDigit)
                || SentenceBreaker.isOpeningMark(next.value)
        }
        // `carry on.Our leader`: a lost space, if a small word ends and a function word begins.
        guard mark.isSinglePeriod, !mark.closesQuotation, mark.start >= sentenceStart + 2,
            DecodedScalar(text, before: mark.start).isLowercase, next.isUppercase
        else { return false }
        let word = PrecedingWord(text, before: mark.start, floor: sentenceStart)
        return word.range.count >= 2 && word.isLettersOnly
            && word.packed.flatMap(Abbreviations.kind(of:)) == nil
            && opensSentence(text, at: mark.end, limit: limit)
    }

    /// Whether a single period with white space behind it ends a sentence; `next` is what follows.
    private func periodEnds(
        _ text: borrowing Span<UInt8>,
        _ mark: SentenceMark,
        _ next: Int,
        sentenceStart: Int,
        limit: Int
    ) -> Bool {
        let word = PrecedingWord(text, before: mark.start, floor: sentenceStart)
        guard !word.range.isEmpty else { return !word.endsWithHyphen }
        let following = DecodedScalar(text, at: next)
        if word.isNumber {
            // `22. One of …` is a paragraph's number, `3. Oktober` a date.
            if word.range.lowerBound == sentenceStart { return false }
            return
                !(word.range.count <= 2
                && nextWord(text, at: next, limit: limit).map(SentenceOpeners.isGermanMonth)
                    ?? false)
        }
        if let packed = word.packed, let kind = Abbreviations.kind(of: packed) {
            switch kind {
            case .never: return false
            case .title where word.startsWithCapital: return false
            case .title: break
            case .beforeNumber:
                return !following.isDigit && !isRomanNumeral(text, at: next, limit: limit)
            case .calendar where following.isDigit: return false
            case .calendar where word.startsWithCapital && !word.isAllCapitals, .closing:
                return opensSentence(text, at: next, limit: limit)
            case .calendar: break
            }
        }
        if word.isClockTime {
            let go = nextWord(text, at: next, limit: limit).map(SentenceOpeners.followsClockTime)
            return !(go ?? false) && following.isLetter && !isInCapitals(text, next, limit)
        }
        if word.isInitialOrAcronym { return opensSentence(text, at: next, limit: limit) }
        return !word.endsWithHyphen
    }

    private func nextWord(
        _ text: borrowing Span<UInt8>,
        at index: Int,
        limit: Int
    ) -> PackedWord? {
        PackedWord(text, index..<endOfLetters(text, from: index, limit: limit))
    }

    /// Whether a function word that opens sentences stands at `index`, with a capital.
    private func opensSentence(
        _ text: borrowing Span<UInt8>,
        at index: Int,
        limit: Int
    ) -> Bool {
        let end = endOfLetters(text, from: index, limit: limit)
        guard end > index, let word = PackedWord(text, index..<end) else { return false }
        let first = DecodedScalar(text, at: index)
        guard first.isUppercase else { return false }
        // `A.` is an initial, `In-bum` a name.
        if end < limit, text[end] == 0x2E || text[end] == 0x2D { return false }
        let second = index + first.length
        if second < end {
            return DecodedScalar(text, at: second).isLowercase
                ? SentenceOpeners.contains(word) : SentenceOpeners.containsInCapitals(word)
        }
        let behind = WhiteSpace.skip(text, from: end, to: limit)
        guard behind < limit, behind > end, SentenceOpeners.contains(word) else { return false }
        return !isInCapitals(text, behind, limit)
    }

    private func isInCapitals(_ text: borrowing Span<UInt8>, _ index: Int, _ limit: Int) -> Bool {
        let first = DecodedScalar(text, at: index)
        guard first.isUppercase else { return false }
        let second = index + first.length
        return second >= limit || !DecodedScalar(text, at: second).isLowercase
    }

    private func isRomanNumeral(
        _ text: borrowing Span<UInt8>,
        at index: Int,
        limit: Int
    ) -> Bool {
        let end = endOfLetters(text, from: index, limit: limit)
        for position in index..<end {
            switch text[position] {
            case 0x43, 0x49, 0x4C, 0x56, 0x58: continue
            default: return false
            }
        }
        return end > index
    }

    private func endOfLetters(
        _ text: borrowing Span<UInt8>,
        from start: Int,
        limit: Int
    ) -> Int {
        var index = start
        // Longer words are on no list; the bound keeps a text without spaces linear.
        while index < limit, index - start <= 24 {
            let scalar = DecodedScalar(text, at: index)
            guard scalar.isLetter else { break }
            index += scalar.length
        }
        return min(index, limit)
    }

    /// `al-Qaeda`, `ash-Shabaab`: small letters that can begin a sentence.
    private func startsWithArabicArticle(
        _ text: borrowing Span<UInt8>,
        at index: Int,
        limit: Int
    ) -> Bool {
        var end = index
        while end < limit, end - index <= 3, text[end] >= 0x61, text[end] <= 0x7A { end += 1 }
        guard end - index >= 2, end + 1 < limit, text[end] == 0x2D else { return false }
        guard text[index] == 0x61 || text[index] == 0x65 else { return false }
        return DecodedScalar(text, at: end + 1).isUppercase
    }

    private func skipOpeningMarks(
        _ text: borrowing Span<UInt8>,
        from start: Int,
        limit: Int
    ) -> Int {
        var index = start
        while index < limit, index - start < 16 {
            let scalar = DecodedScalar(text, at: index)
            let space = WhiteSpace.length(text, at: index)
            guard space > 0 || SentenceBreaker.isOpeningMark(scalar.value) else { break }
            index += scalar.length
        }
        return min(index, limit)
    }

    private static func isOpeningMark(_ value: UInt32) -> Bool {
        switch value {
        // " ' ( - [ { ¡ « ¿ – — ‘ ‚ “ „ ‹ • 「『【〈《（
        case 0x22, 0x27, 0x28, 0x2D, 0x5B, 0x7B, 0xA1, 0xAB, 0xBF, 0x2013, 0x2014, 0x2018, 0x201A,
            0x201C, 0x201E, 0x2039, 0x2022, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0xFF08:
            true
        default: false
        }
    }
}
