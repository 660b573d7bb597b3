import TextAnalysis

/// The short lines of a document as what ``TeamNames`` reads them by.
struct ScoreLines {
    /// A part of a line.
    enum Item: Equatable {
        /// A name, by its number.
        case name(Int)
        case number
        /// A word with a capital that is no part of a name.
        case capital
        /// `at` in capitals.
        case at
        case other

        /// Whether it may be part of the name of a side.
        var isOfName: Bool {
            switch self {
            case .name, .capital: true
            case .number, .at, .other: false
            }
        }
    }

    /// Whether a heading of a table of games was met.
    private(set) var hasHeading = false
    /// How many words ago it said `won` or `W`, and which.
    private var sinceWon = Int.max / 2
    private var isWon = false

    /// Longer lines are prose.
    private static let longestLine = 16

    /// Hands out the short lines of a document.
    mutating func forEach(
        in text: borrowing Span<UInt8>,
        _ tokens: borrowing TokenList,
        _ names: [FoundName],
        _ body: (ArraySlice<Item>) -> Void
    ) {
        var line: [Item] = []
        var (end, name) = (0, 0)
        for token in tokens.tokens where !token.isColocated {
            let start = Int(token.start)
            if Self.hasLineBreak(text, end, start) {
                if line.count <= Self.longestLine { body(line[...]) }
                line.removeAll(keepingCapacity: true)
            }
            end = Int(token.end)
            noteHeading(token, tokens)
            guard line.count <= Self.longestLine else { continue }
            while name < names.count, names[name].range.upperBound <= start { name += 1 }
            if name < names.count, names[name].range.lowerBound < end {
                if line.last != .name(name) { line.append(.name(name)) }
            } else {
                line.append(Self.item(token, tokens))
            }
        }
        if line.count <= Self.longestLine { body(line[...]) }
    }

    private static func hasLineBreak(
        _ text: borrowing Span<UInt8>,
        _ start: Int,
        _ end: Int
    ) -> Bool {
        var at = start
        while at < end {
            if text[at] == 0x0A { return true }
            at += 1
        }
        return false
    }

    private static func item(_ token: Token, _ tokens: borrowing TokenList) -> Item {
        switch token.shape {
        case .number: .number
        case .upper where Self.hasForm(token, tokens, "at"): .at
        case .upper, .capitalized, .initial, .mixed: .capital
        case .lower, .uncased: .other
        }
    }

    /// Notes `W L`, `W D L` and the same as words.
    private mutating func noteHeading(_ token: Token, _ tokens: borrowing TokenList) {
        sinceWon += 1
        let isWord = token.foldedEnd - token.foldedStart > 1
        if Self.hasForm(token, tokens, isWord ? "won" : "w") {
            (sinceWon, isWon) = (0, isWord)
        } else if sinceWon <= 2, isWord == isWon, Self.hasForm(token, tokens, isWord ? "lost" : "l")
        {
            hasHeading = true
        }
    }

    private static func hasForm(
        _ token: Token,
        _ tokens: borrowing TokenList,
        _ word: StaticString
    ) -> Bool {
        let start = Int(token.foldedStart)
        guard Int(token.foldedEnd) - start == word.utf8CodeUnitCount else { return false }
        // Safe: a static string has so many code units.
        let letters = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount)
        return tokens.folded[start..<start + letters.count].elementsEqual(letters)
    }
}
