package import TextAnalysis

/// Finds the names of a gazetteer's entities in a text.
package struct EntityTagger: Sendable {
    let gazetteer: Gazetteer
    private let recognizer: NameRecognizer?

    /// - Parameters:
    ///   - gazetteer: The entities that are known.
    ///   - model: What finds names that no list has; without one, lists alone decide.
    package init(gazetteer: Gazetteer, model: NameModel? = nil) {
        self.gazetteer = gazetteer
        recognizer = model.map(NameRecognizer.init)
    }

    /// What a text is tagged by.
    package enum Sources: Sendable {
        case both, lists, model
    }

    /// The entities that mentions refer to by position.
    package var entities: KnownEntities { gazetteer.entities }

    /// What kind of thing an entity is.
    package func type(of entity: Int) -> EntityType { gazetteer.types[entity] }

    /// The home country of an entity, or the country it is; `nil` where none is known.
    package func country(of entity: Int) -> String? { gazetteer.country(of: entity) }

    /// Whether a name, given by its tokens, is one that the lists have for the capital of a country.
    ///
    /// - Complexity: O(*n*) in the tokens.
    package func isCapital(_ name: TokenList, of country: String) -> Bool {
        var node: Int32 = 0
        for token in name.tokens where !token.isColocated {
            let word = gazetteer.words.number(
                of: name.folded.span,
                Int(token.foldedStart)..<Int(token.foldedEnd)
            )
            node = gazetteer.trie.child(of: node, word)
            if node == 0 { return false }
        }
        var next = gazetteer.trie.firstName(at: node)
        while next >= 0 {
            let name = gazetteer.trie.names[Int(next)]
            if name.kind == .capital, self.country(of: Int(name.entity)) == country { return true }
            next = name.next
        }
        return false
    }

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

    /// The names of a text: those of the lists, and those that the model finds.
    ///
    /// - Parameters:
    ///   - text: A whole document, UTF-8.
    ///   - tokens: Its tokens.
    ///   - sentences: Byte ranges in order, without overlaps.
    ///   - sources: What decides; without a model the lists do.
    ///   - memory: What earlier documents left; it changes no answer.
    /// - Returns: In the order of the text, none overlapping another.
    /// - Complexity: O(*n*) in the tokens.
    package func names(
        in text: borrowing Span<UInt8>,
        tokens: TokenList,
        sentences: [Range<Int>],
        by sources: Sources = .both,
        memory: inout RecognizerMemory
    ) -> [FoundName] {
        let lattice = WordLattice(text, tokens, gazetteer)
        let mentions = MentionResolver.mentions(gazetteer, lattice, tokens)
        guard let recognizer, sources != .lists else {
            return NameJoiner.join(mentions, [], gazetteer)
        }
        let prepared = PreparedText(
            text,
            tokens,
            sentences: sentences,
            lattice: lattice,
            mentions: mentions,
            gazetteer: gazetteer,
            model: recognizer.model,
            memory: &memory
        )
        let names = recognizer.names(in: prepared, memory: memory, usesLists: sources == .both)
        var joined = NameJoiner.join(sources == .both ? mentions : [], names, gazetteer)
        TeamNames.settle(&joined, text, tokens)
        return joined
    }

    /// What the names of a text name, with those of one entity brought together.
    ///
    /// - Parameters:
    ///   - text: A whole document, UTF-8.
    ///   - tokens: Its tokens.
    ///   - sentences: Byte ranges in order, without overlaps.
    ///   - sources: What decides; without a model the lists do.
    ///   - memory: What earlier documents left; it changes no answer.
    /// - Returns: The names in the order of the text, none overlapping another.
    /// - Complexity: O(*n*) in the tokens.
    package func documentNames(
        in text: borrowing Span<UInt8>,
        tokens: TokenList,
        sentences: [Range<Int>],
        by sources: Sources = .both,
        memory: inout RecognizerMemory
    ) -> DocumentNames {
        let found = names(
            in: text,
            tokens: tokens,
            sentences: sentences,
            by: sources,
            memory: &memory
        )
        return Coreference.resolve(found, text, tokens, gazetteer)
    }

    /// Makes a text ready for a ``NameRecognizer`` that is trained or asked.
    ///
    /// - Parameters:
    ///   - text: A whole document, UTF-8.
    ///   - tokens: Its tokens.
    ///   - sentences: Byte ranges in order, without overlaps.
    ///   - model: Whose lexicon is used.
    ///   - memory: What earlier documents left.
    /// - Returns: Its units and what is known of them.
    package func prepare(
        _ text: borrowing Span<UInt8>,
        tokens: TokenList,
        sentences: [Range<Int>],
        model: borrowing NameModel,
        memory: inout RecognizerMemory
    ) -> PreparedText {
        let lattice = WordLattice(text, tokens, gazetteer)
        return PreparedText(
            text,
            tokens,
            sentences: sentences,
            lattice: lattice,
            mentions: MentionResolver.mentions(gazetteer, lattice, tokens),
            gazetteer: gazetteer,
            model: model,
            memory: &memory
        )
    }
}
