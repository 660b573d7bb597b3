package import TextAnalysis

/// Finds the names of a gazetteer's entities in a text.
package struct EntityTagger: Sendable {
    private let gazetteer: Gazetteer

    package init(gazetteer: Gazetteer) {
        self.gazetteer = gazetteer
    }

    /// The entities that mentions refer to by position.
    package var entities: [Entity] { gazetteer.entities }

    /// The home country of an entity, or the country it is; `nil` where none is known.
    package func country(of entity: Int) -> String? { gazetteer.country(of: entity) }

    /// The mentions of entities in a text.
    ///
    /// Of names that begin at the same word the longest counts, and what it covers is not searched
    /// again. Give the whole document: names that several entities share, or that need a cue, are
    /// settled by what the rest of the text names.
    ///
    /// - Parameters:
    ///   - text: The text, UTF-8.
    ///   - tokens: The tokens of that text, as ``Tokenizer`` gives them.
    /// - Returns: Mentions in the order of the text, none overlapping another; each covers whole
    ///   words.
    /// - Complexity: O(*n*) in the tokens, times the words of the longest name.
    package func tag(_ text: borrowing Span<UInt8>, tokens: TokenList) -> [Mention] {
        let lattice = WordLattice(text, tokens, gazetteer)
        return MentionResolver.mentions(gazetteer, lattice, tokens)
    }
}
