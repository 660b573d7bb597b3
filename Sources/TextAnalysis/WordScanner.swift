import CTextTables

/// Reads words of letters and digits, scalar by scalar: all that the ASCII fast path leaves over.
struct WordScanner {
    /// Periods before this byte were tried and belong to no acronym.
    ///
    /// Without it, a megabyte of `a.b.c.d…` would be looked through once a letter.
    private var acronymBarrier = 0

    /// Reads the word at byte `start` with all that hyphens tie to it, and appends its tokens.
    ///
    /// - Returns: Where to read on; behind `start`.
    mutating func scanWord(
        at start: Int,
        in text: borrowing Span<UInt8>,
        into list: inout TokenList
    ) -> Int {
        var part = scanPart(at: start, in: text, into: &list.folded)
        guard !part.count.isEmpty else { return part.next }
        var position = append(part, to: &list)
        while let nextStart = Self.startBehindHyphen(of: part, in: text) {
            let next = scanPart(at: nextStart, in: text, into: &list.folded)
            guard !next.count.isEmpty else { return next.next }
            // Before the rest of an elision, which starts further right.
            list.tokens.insert(part.joinedToken(with: next, in: list.folded), at: position + 1)
            position = append(next, to: &list)
            part = next
        }
        return part.next
    }

    /// Returns the index of the part's first token.
    private func append(_ part: WordPart, to list: inout TokenList) -> Int {
        list.tokens.append(part.token(in: list.folded))
        let position = list.tokens.count - 1
        if let rest = part.restToken(in: list.folded) { list.tokens.append(rest) }
        return position
    }

    /// Where the next part starts if a hyphen stands between it and `part`.
    private static func startBehindHyphen(
        of part: WordPart,
        in text: borrowing Span<UInt8>
    ) -> Int? {
        guard !part.isClosed else { return nil }
        let hyphen = FoldedScalar(at: part.next, in: text)
        var index = part.next + hyphen.length
        switch hyphen.kind {
        case .hyphen: break
        case .non_joiner where part.last == .arabic:
            while case let scalar = FoldedScalar(at: index, in: text), scalar.kind == .non_joiner {
                index += scalar.length
            }
        default: return nil
        }
        let scalar = FoldedScalar(at: index, in: text)
        if scalar.kind.isLetterOrDigit || scalar.kind == .modifier { return index }
        // al-'Abadi
        let behind = index + scalar.length
        return scalar.kind == .apostrophe && FoldedScalar(at: behind, in: text).kind.isLetter
            ? behind : nil
    }

    private mutating func scanPart(
        at start: Int,
        in text: borrowing Span<UInt8>,
        into folded: inout [UInt8]
    ) -> WordPart {
        var part = WordPart(start: start, foldedStart: folded.count)
        while true {
            let index = part.next
            let scalar = FoldedScalar(at: index, in: text)
            let next = index + scalar.length
            switch scalar.kind {
            case .lower, .upper, .uncased, .arabic, .hebrew, .digit:
                part.add(scalar, at: index, in: text, into: &folded)
            case .mark, .modifier:
                part.end = next
            case .ignorable:
                break
            case .non_joiner:
                guard part.last != .arabic else { return part }
            case .apostrophe:
                guard Self.takeApostrophe(at: index, next: next, in: text, part: &part, folded)
                else { return part }
            case .quote:
                guard part.last == .hebrew, FoldedScalar(at: next, in: text).kind == .hebrew
                else { return part }
            case .comma:
                guard part.hasGroups ? part.count.isNumber : part.count.isDigitGroupHead,
                    Self.isDigitGroup(at: next, in: text)
                else { return part }
                part.hasGroups = true
            case .period:
                takeAcronym(at: index, in: text, part: &part, into: &folded)
                return part
            case .separator, .pairing, .pairing_mark, .hyphen:
                return part
            }
            part.next = next
        }
    }

    // MARK: - Apostrophes

    /// Whether the apostrophe at `index` is inside the word; if it is a possessive's, moves on
    /// behind that.
    private static func takeApostrophe(
        at index: Int,
        next: Int,
        in text: borrowing Span<UInt8>,
        part: inout WordPart,
        _ folded: [UInt8]
    ) -> Bool {
        if part.last.isLetterOrDigit, let end = possessiveEnd(at: next, in: text) {
            part.isClosed = true
            part.next = end
            return false
        }
        guard part.last.isLetter, FoldedScalar(at: next, in: text).kind.isLetter else {
            return false
        }
        if part.rest == nil, Elision.isElided(folded, from: part.foldedStart) {
            part.rest = WordPart.Rest(start: next, foldedStart: folded.count)
        }
        return true
    }

    /// Where the `s` at `index` ends, if it is a possessive's: nothing of the word follows.
    private static func possessiveEnd(at index: Int, in text: borrowing Span<UInt8>) -> Int? {
        guard index < text.count, text[index] | 0x20 == UInt8(ascii: "s") else { return nil }
        var behind = index + 1
        while true {
            let scalar = FoldedScalar(at: behind, in: text)
            switch scalar.kind {
            case .ignorable, .non_joiner:
                behind += scalar.length
            case .mark, .modifier:
                return nil
            case .apostrophe:
                let letter = FoldedScalar(at: behind + scalar.length, in: text)
                return letter.kind.isLetter ? nil : index + 1
            default:
                return scalar.kind.isLetterOrDigit ? nil : index + 1
            }
        }
    }

    // MARK: - Numbers and acronyms

    /// Whether three digits stand at `index`, and no fourth.
    private static func isDigitGroup(at index: Int, in text: borrowing Span<UInt8>) -> Bool {
        var behind = index
        for _ in 0..<3 {
            let scalar = FoldedScalar(at: behind, in: text)
            guard scalar.kind == .digit else { return false }
            behind += scalar.length
        }
        return FoldedScalar(at: behind, in: text).kind != .digit
    }

    /// Takes the rest of an acronym whose first period stands at `period`, if it is one.
    private mutating func takeAcronym(
        at period: Int,
        in text: borrowing Span<UInt8>,
        part: inout WordPart,
        into folded: inout [UInt8]
    ) {
        guard part.letters.isSingleLetter, period >= acronymBarrier,
            let end = acronymEnd(at: period, in: text)
        else { return }
        var index = period
        while index < end {
            let scalar = FoldedScalar(at: index, in: text)
            if scalar.kind.isLetter { part.add(scalar, at: index, in: text, into: &folded) }
            index += scalar.length
        }
        part.end = end
        part.next = end
        let scalar = FoldedScalar(at: end, in: text)
        if scalar.kind == .apostrophe,
            let behind = Self.possessiveEnd(at: end + scalar.length, in: text)
        {
            part.isClosed = true
            part.next = behind
        }
    }

    /// Where the acronym ends whose first letter stands before `period`: at least one more single
    /// letter follows, each behind a period, and then no more of a word.
    private mutating func acronymEnd(at period: Int, in text: borrowing Span<UInt8>) -> Int? {
        var hasMore = false
        var index = period
        while true {
            let end = index + FoldedScalar(at: index, in: text).length
            let letter = FoldedScalar(at: end, in: text)
            guard letter.kind.isLetter else {
                if hasMore, letter.kind != .digit, letter.kind != .modifier { return end }
                acronymBarrier = end
                return nil
            }
            index = end + letter.length
            var letterEnd = index
            while case let scalar = FoldedScalar(at: index, in: text),
                scalar.kind == .mark || scalar.kind == .ignorable
            {
                index += scalar.length
                if scalar.kind == .mark { letterEnd = index }
            }
            let behind = FoldedScalar(at: index, in: text)
            guard behind.kind != .period else {
                hasMore = true
                continue
            }
            if !Self.continuesWord(behind, at: index, in: text) { return letterEnd }
            acronymBarrier = index
            return nil
        }
    }

    private static func continuesWord(
        _ scalar: FoldedScalar,
        at index: Int,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        let behind = index + scalar.length
        if scalar.kind == .apostrophe {
            return possessiveEnd(at: behind, in: text) == nil
                && FoldedScalar(at: behind, in: text).kind.isLetter
        }
        return scalar.kind.isLetterOrDigit || scalar.kind == .modifier
    }
}
