package import TextAnalysis

extension EntityTagger {
    /// The country of an ISO 3166-1 code of two letters; `nil` where no country has it.
    package func country(ofCode code: String) -> String? { CountryCode.canonical(code.utf8) }

    /// The country of a text that is known to begin with the name of a place, such as a dateline:
    /// `FRANKFURT`, `PARIS, Texas`.
    ///
    /// What else the name may be does not count here, nor whether it needs a cue. Where places of
    /// several countries have it, one that alone needs none is meant; otherwise what stands behind it
    /// must tell.
    ///
    /// - Parameters:
    ///   - text: The text, UTF-8.
    ///   - tokens: Its tokens.
    /// - Returns: ISO 3166-1 alpha-2 code; `nil` when the text begins otherwise, or nothing tells.
    /// - Complexity: O(*n*) in the tokens.
    package func country(
        ofPlaceIn text: borrowing Span<UInt8>,
        tokens: TokenList
    ) -> String? {
        let lattice = WordLattice(text, tokens, gazetteer)
        var matcher = NameMatcher(gazetteer: gazetteer, lattice: lattice, tokens: tokens)
        let matches = matcher.matches(in: 0..<lattice.count)
        guard let first = matches.first, first.positions.lowerBound == 0 else { return nil }
        let possible = countries(of: first, in: matcher)
        for match in matches.dropFirst() where possible.all.count > 1 {
            let behind = countries(of: match, in: matcher)
            if behind.sure.count == 1, possible.all.isSuperset(of: behind.sure) {
                return behind.sure.first
            }
        }
        if possible.sure.count == 1 { return possible.sure.first }
        return possible.all.count == 1 ? possible.all.first : nil
    }

    /// The countries of the places that have a name: all, and of those that need no cue.
    private func countries(
        of match: NameMatch,
        in matcher: NameMatcher
    ) -> (all: Set<String>, sure: Set<String>) {
        var (all, sure): (Set<String>, Set<String>) = ([], [])
        for candidate in matcher.candidates[match.candidates] where candidate.kind != .demonym {
            let entity = gazetteer.entities[Int(candidate.entity)]
            guard entity.type == .place || entity.type == .country, let country = entity.country
            else { continue }
            all.insert(country)
            if !candidate.needsCue { sure.insert(country) }
        }
        return (all, sure)
    }
}
