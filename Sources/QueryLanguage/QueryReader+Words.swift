extension QueryReader {
    /// The node for a word; `nil` when there is no token in it.
    mutating func wordNode(_ stretch: WordStretch) -> QueryNode? {
        guard query.holdsToken(stretch.range, tokenizer) else { return nil }
        let text = query.text(stretch.range)
        if let modifier = stretch.modifier { hintModifier(modifier) }
        if let type = entityType(text.text), !stretch.hasStar {
            return .anyEntity(type, source: text)
        }
        if stretch.hasStar, !stretch.hasMisplacedStar, isLongEnoughForPrefix(stretch.range) {
            return .prefix(text)
        }
        if stretch.hasStar || stretch.hasMisplacedStar {
            hints.addOnce(WordStretch.wildcardHint, at: text.range)
        }
        hintForeignOperator(text)
        return .word(text)
    }

    private func isLongEnoughForPrefix(_ positions: Range<Int>) -> Bool {
        var letters = 0
        for scalar in query[positions] where scalar.isWordPart {
            letters += scalar.isWordByItself ? 2 : 1
            if letters >= 2 { return true }
        }
        return false
    }

    /// The type that `@person` and its kin ask for; `nil` for other words.
    private func entityType(_ word: String) -> QueryEntityType? {
        guard word.utf8.first == UInt8(ascii: "@"), word.utf8.count <= 16 else { return nil }
        return switch word.dropFirst().lowercased() {
        case "person": .person
        case "org", "organization", "organisation": .organization
        case "place": .place
        case "country": .country
        default: nil
        }
    }

    /// Says that a `~2` or `^2` after a word, known from other search programs, was ignored.
    mutating func hintModifier(_ positions: Range<Int>) {
        let written = HintList.quoted(query.text(positions).text)
        hints.add(
            "\(written) was ignored: words are found in other spellings without it, and weights "
                + "are not given.",
            at: query.byteRange(positions)
        )
    }

    /// Points out words that are operators in other search programs, or nearly so.
    private mutating func hintForeignOperator(_ text: QueryText) {
        guard !group.isEmpty, text.text.utf8.count <= 9 else { return }
        if text.text != "OR", text.text.lowercased() == "or" {
            hints.addOnce(
                "“\(text.text)” was searched as a word; write OR in capitals for alternatives.",
                at: text.range
            )
        } else if isProximityOperator(text.text) {
            hints.addOnce(
                "“\(text.text)” was searched as a word; for words near one another write "
                    + "\"quds commander\"~5.",
                at: text.range
            )
        }
    }

    /// `NEAR`, `NEAR/5`, `W/5` and the like.
    private func isProximityOperator(_ word: String) -> Bool {
        let parts = word.split(separator: "/", omittingEmptySubsequences: false)
        guard let name = parts.first else { return false }
        if parts.count == 1 { return name == "NEAR" }
        return parts.count == 2 && ["NEAR", "ONEAR", "ADJ", "W", "w", "PRE"].contains(name)
            && !parts[1].isEmpty && parts[1].unicodeScalars.allSatisfy { $0.decimalValue != nil }
    }
}
