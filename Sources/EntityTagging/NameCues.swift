import TextAnalysis

/// What the words next to a name tell about what it names.
struct NameCues {
    private let lattice: WordLattice
    private let tokens: TokenList

    init(_ lattice: WordLattice, _ tokens: TokenList) {
        self.lattice = lattice
        self.tokens = tokens
    }

    /// Whether a word next to the name says that it is of this type: a word for the kind of
    /// organization up to two words away, a word for the kind of place beside it (or before it with
    /// `of` between) or `in`, `near` before it, a title up to two words before a person.
    func speak(of type: EntityType, at positions: Range<Int>) -> Bool {
        let before = role(positions.lowerBound - 1, upTo: positions.lowerBound)
        let farBefore = role(positions.lowerBound - 2, upTo: positions.lowerBound)
        let after = role(positions.upperBound, from: positions.upperBound)
        switch type {
        case .organization:
            let farAfter = role(positions.upperBound + 1, from: positions.upperBound)
            return !before.union(farBefore).union(after).union(farAfter)
                .isDisjoint(with: .organizationCue)
        case .place, .country:
            if before.union(after).contains(.placeCue) { return true }
            if before.contains(.particle), farBefore.contains(.placeCue) { return true }
            return before.contains(.preposition)
                && !lattice.roles[positions.lowerBound].contains(.calendar)
                && !goesOn(behind: positions.upperBound)
        case .person:
            return before.union(farBefore).contains(.title)
        }
    }

    /// Whether a capitalized word follows, so that a longer name stands here: `in San Miguel`.
    private func goesOn(behind end: Int) -> Bool {
        guard end < lattice.count, lattice.gaps[end - 1] == .joins else { return false }
        let shape = tokens.tokens[Int(lattice.mains[end])].shape
        return (shape.isCapitalized || shape.isUpper) && !lattice.roles[end].contains(.calendar)
    }

    /// Whether the word before makes a place's name a surname: `Michael Jordan`, `Mr. Washington`.
    ///
    /// Only Latin script: `Президент Ирака` is a country's president, and Arabic has no capitals.
    func makeSurname(at position: Int) -> Bool {
        guard position > 0, lattice.gaps[position - 1] == .joins,
            lattice.tokens(at: position - 1).count == 1,
            !lattice.roles[position - 1].isDisjoint(with: [.title, .firstName])
        else { return false }
        let before = tokens.tokens[Int(lattice.mains[position - 1])]
        let name = tokens.tokens[Int(lattice.mains[position])]
        return before.foldedStart < before.foldedEnd
            && tokens.folded[Int(before.foldedStart)] < 0x80
            && (before.shape.isCapitalized || (before.shape.isUpper && name.shape.isUpper))
    }

    /// What the word at a position tells, if nothing but spaces separates it from what follows.
    private func role(_ position: Int, upTo end: Int) -> WordRoles {
        guard position >= 0 else { return [] }
        for gap in position..<end where lattice.gaps[gap] != .joins { return [] }
        return lattice.roles[position]
    }

    /// What the word at a position tells, if nothing but spaces separates it from what precedes.
    private func role(_ position: Int, from start: Int) -> WordRoles {
        guard position < lattice.count else { return [] }
        for gap in (start - 1)..<position where lattice.gaps[gap] != .joins { return [] }
        return lattice.roles[position]
    }
}
