import TextAnalysis

/// An entity that a stretch of text may name.
struct Candidate {
    var entity: Int32
    var kind: Alias.Kind
    var traits: NameTraits
}

/// The longest name at its place, with all entities that have it.
struct NameMatch {
    /// Positions in the ``WordLattice``.
    var positions: Range<Int>
    /// UTF-8 byte range in the text.
    var bytes: Range<Int>
    /// Where the candidates stand in ``NameMatcher/candidates``.
    var candidates: Range<Int>
}

/// Walks the ways through a text that are names, by case rules but without looking at cues.
struct NameMatcher {
    let gazetteer: Gazetteer
    let lattice: WordLattice
    let tokens: TokenList
    private(set) var candidates: [Candidate] = []
    private var bestEnd = 0
    private var firstToken = 0
    private var lastToken = 0
    private var firstCandidate = 0
    private var start = 0
    private var limit = 0
    private var remainders: [Range<Int>] = []
    /// Whether the article stood among the small words that were cut off.
    private var cutArticle = false

    init(gazetteer: Gazetteer, lattice: WordLattice, tokens: TokenList) {
        self.gazetteer = gazetteer
        self.lattice = lattice
        self.tokens = tokens
    }

    /// The leftmost-longest names, in order, none overlapping another.
    ///
    /// - Parameters:
    ///   - range: The positions to look at.
    ///   - length: How many positions a name at the very front must not reach, if that is limited.
    /// - Returns: The matches; their candidates stand in ``candidates``.
    /// - Complexity: O(*n*) in the positions, times the words of the longest name.
    mutating func matches(in range: Range<Int>, shorterThan length: Int? = nil) -> [NameMatch] {
        var found: [NameMatch] = []
        var position = range.lowerBound
        var end = 0
        while position < range.upperBound {
            // Bigrams of scripts without spaces overlap: the bytes decide, not the positions.
            guard Int(tokens.tokens[Int(lattice.mains[position])].start) >= end else {
                position += 1
                continue
            }
            limit = range.upperBound
            if let length, position == range.lowerBound { limit = position + length - 1 }
            if let match = longestMatch(at: position) {
                found.append(match)
                end = match.bytes.upperBound
                position = match.positions.upperBound
            } else {
                position += 1
            }
        }
        return found
    }

    private mutating func longestMatch(at position: Int) -> NameMatch? {
        start = position
        bestEnd = position
        firstCandidate = candidates.count
        for index in lattice.tokens(at: position) {
            let node = gazetteer.trie.child(ofRoot: lattice.words[index])
            if node != 0 { step(to: node, by: index, first: index, from: position, false) }
        }
        if bestEnd == position { matchWithoutPrefix(at: position) }
        guard bestEnd > position else { return nil }
        let bytes =
            Int(
                tokens.tokens[Int(lattice.mains[position])].start
            )..<Int(tokens.tokens[lastToken].end)
        return NameMatch(
            positions: position..<bestEnd,
            bytes: bytes,
            candidates: firstCandidate..<candidates.count
        )
    }

    /// Tries a Hebrew or Arabic word without the small words written together with it.
    private mutating func matchWithoutPrefix(at position: Int) {
        let index = Int(lattice.mains[position])
        let token = tokens.tokens[index]
        guard token.shape.isUncased, token.foldedEnd > token.foldedStart else { return }
        let lead = tokens.folded[Int(token.foldedStart)]
        // Persian and Urdu do not write such words together, but begin many words with the letters.
        guard lead == 0xD7 || (lead > 0xD7 && lead <= 0xDA && !lattice.isPersian) else { return }
        let folded = tokens.folded
        WordPrefixes.find(
            of: Int(token.foldedStart)..<Int(token.foldedEnd),
            in: folded.span,
            remainders: &remainders
        )
        for remainder in remainders where bestEnd == position {
            let word = gazetteer.words.number(of: folded.span, remainder)
            let node = gazetteer.trie.child(ofRoot: word)
            guard node != 0 else { continue }
            cutArticle = WordPrefixes.endsWithArticle(at: remainder.lowerBound, in: folded.span)
            step(to: node, by: index, first: index, from: position, false)
        }
        cutArticle = false
    }

    /// Stands at `node` after the token `index`, notes the names that end here, and goes on.
    private mutating func step(
        to node: Int32,
        by index: Int,
        first: Int,
        from position: Int,
        _ hasCapital: Bool
    ) {
        let token = tokens.tokens[index]
        let end = position + max(1, Int(token.width))
        guard end <= limit else { return }
        let hasCapital = hasCapital || !token.shape.isLower && !token.shape.isNumber
        let name = gazetteer.trie.firstName(at: node)
        if name >= 0, end >= bestEnd {
            accept(name, end: end, first: first, last: index, hasCapital)
        }
        guard gazetteer.trie.isParent(node), end < limit else { return }
        var node = node
        switch lattice.gaps[end - 1] {
        case .ends: return
        case .comma:
            node = gazetteer.trie.child(of: node, Gazetteer.comma)
            guard node != 0 else { return }
        case .joins: break
        }
        for next in lattice.tokens(at: end) {
            let child = gazetteer.trie.child(of: node, lattice.words[next])
            if child != 0 { step(to: child, by: next, first: first, from: end, hasCapital) }
        }
    }

    /// Keeps the names of a node that the text's capitals allow, if none found before is longer.
    private mutating func accept(
        _ firstName: Int32,
        end: Int,
        first: Int,
        last: Int,
        _ hasCapital: Bool
    ) {
        var name = firstName
        var others = candidates.count
        while name >= 0 {
            let use = gazetteer.trie.names[Int(name)]
            name = use.next
            guard fits(use.traits, first: first, last: last, end: end, hasCapital) else { continue }
            if end > bestEnd {
                candidates.removeLast(candidates.count - firstCandidate)
                others = firstCandidate
                bestEnd = end
                firstToken = first
                lastToken = last
            }
            let candidate = Candidate(entity: use.entity, kind: use.kind, traits: use.traits)
            // One entity's names stand together at a node, so only the last and those of another way
            // to the same end can be the same.
            let isLast = candidates.count > firstCandidate && candidates.last?.entity == use.entity
            let known =
                isLast
                ? candidates.count - 1
                : candidates[firstCandidate..<others].firstIndex { $0.entity == use.entity }
            if let known {
                if !use.traits.contains(.needsCue) { candidates[known] = candidate }
            } else {
                candidates.append(candidate)
            }
        }
    }

    /// Whether the words in the text are written as the name demands.
    private func fits(
        _ traits: NameTraits,
        first: Int,
        last: Int,
        end: Int,
        _ hasCapital: Bool
    ) -> Bool {
        if traits.contains(.capitalsOnly) {
            guard tokens.tokens[first].shape.isUpper else { return false }
            let isCommon = lattice.roles[start].contains(.common)
            return !isCommon || !standsAmongCapitals(start..<end)
        }
        if traits.contains(.article), !cutArticle, !tokens.tokens[first].hasArticle {
            return false
        }
        if traits.contains(.innerCapital), !lattice.roles[start].contains(.innerCapital) {
            return false
        }
        if traits.contains(.lowerAll) { return true }
        return hasCapital
            && (!tokens.tokens[first].shape.isLower || traits.contains(.lowerFirst))
            && (!tokens.tokens[last].shape.isLower || traits.contains(.lowerLast))
    }

    /// Whether the words around, up to four on either side, are all in capitals, so that capitals
    /// tell nothing.
    private func standsAmongCapitals(_ positions: Range<Int>) -> Bool {
        let window = max(0, positions.lowerBound - 4)..<min(lattice.count, positions.upperBound + 4)
        var inCapitals = 0
        for position in window where !positions.contains(position) {
            switch tokens.tokens[Int(lattice.mains[position])].shape {
            case .upper: inCapitals += 1
            case .lower, .capitalized, .mixed: return false
            case .initial, .uncased, .number: break
            }
        }
        return inCapitals >= 2
    }
}
