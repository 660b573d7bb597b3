import TextAnalysis

/// Decides which entity each name of a text means, or that it means none.
///
/// A name that only one entity has, without conditions, is sure. The rest is settled by cues: the
/// entity is surely named elsewhere in the text (weight 3), a word next to the name speaks of its
/// type (2), its country is surely spoken of (1). A name that needs a cue and has none is dropped,
/// and the shorter names in it get their turn.
struct MentionResolver {
    private let gazetteer: Gazetteer
    private let cues: NameCues
    private var matcher: NameMatcher
    private var sureEntities: Set<Int32> = []
    /// How often each country, or something of it, is surely named.
    private var sureCountries: [UInt16: Int] = [:]
    private var leadingCount = 0
    /// The country of each sure country or place, by the position it starts at and the one behind
    /// its end.
    private var countryFrom: [Int: UInt16] = [:]
    private var countryUpTo: [Int: UInt16] = [:]
    private var mentions: [Mention] = []

    private init(_ gazetteer: Gazetteer, _ lattice: WordLattice, _ tokens: TokenList) {
        self.gazetteer = gazetteer
        cues = NameCues(lattice, tokens)
        matcher = NameMatcher(gazetteer: gazetteer, lattice: lattice, tokens: tokens)
    }

    /// The mentions of a whole text, in order, none overlapping another.
    static func mentions(
        _ gazetteer: Gazetteer,
        _ lattice: WordLattice,
        _ tokens: TokenList
    ) -> [Mention] {
        var resolver = MentionResolver(gazetteer, lattice, tokens)
        return resolver.resolve()
    }

    private mutating func resolve() -> [Mention] {
        let matches = matcher.matches(in: 0..<matcher.lattice.count)
        var sure: [Candidate?] = []
        sure.reserveCapacity(matches.count)
        var end = 0
        for match in matches {
            let possible = candidates(of: match, after: end)
            end = match.positions.upperBound
            let only = possible.count == 1 ? possible.first : nil
            sure.append(only?.needsCue == false ? only : nil)
        }
        if sure.contains(where: { $0 == nil }) {
            for case (let match, let candidate?) in zip(matches, sure) { note(candidate, match) }
        }
        end = 0
        for (match, candidate) in zip(matches, sure) {
            if let candidate {
                append(region(insteadOf: candidate, match) ?? candidate, match)
            } else {
                settle(match, after: end)
            }
            end = match.positions.upperBound
        }
        return mentions
    }

    /// Adds a mention; of `Houston, Texas`, which is told from its namesakes so, one of each.
    private mutating func append(_ candidate: Candidate, _ match: NameMatch) {
        let region = region(behind: candidate, match)
        mentions.append(
            Mention(
                range: match.bytes.lowerBound..<(region?.cityEnd ?? match.bytes.upperBound),
                entity: Int(candidate.entity),
                kind: candidate.kind
            )
        )
        guard let region else { return }
        mentions.append(
            Mention(
                range: region.bytes,
                entity: Int(region.candidate.entity),
                kind: region.candidate.kind
            )
        )
    }

    /// The country or region that a place's name ends with behind a comma, and where the place itself
    /// ends.
    private mutating func region(
        behind candidate: Candidate,
        _ match: NameMatch
    ) -> (candidate: Candidate, bytes: Range<Int>, cityEnd: Int)? {
        let end = match.positions.upperBound
        let country = gazetteer.countries[Int(candidate.entity)]
        guard gazetteer.types[Int(candidate.entity)] == .place,
            let last = match.positions.dropLast().first(where: {
                matcher.lattice.gaps[$0] == .comma
            }),
            let region = matcher.matches(in: last + 1..<end).first,
            region.positions == last + 1..<end,
            let around = matcher.candidates[region.candidates].first(where: {
                isSomewhere($0) && gazetteer.countries[Int($0.entity)] == country
            })
        else { return nil }
        let city = matcher.tokens.tokens[Int(matcher.lattice.mains[last])]
        return (around, region.bytes, Int(city.end))
    }

    /// The region of another country that a country's name means behind a place in it: `Atlanta,
    /// Georgia`.
    private func region(insteadOf candidate: Candidate, _ match: NameMatch) -> Candidate? {
        let start = match.positions.lowerBound
        guard gazetteer.types[Int(candidate.entity)] == .country, start > 0,
            matcher.lattice.gaps[start - 1] == .comma, let city = mentions.last,
            gazetteer.types[city.entity] == .place,
            city.range.upperBound
                == Int(matcher.tokens.tokens[Int(matcher.lattice.mains[start - 1])].end)
        else { return nil }
        let country = gazetteer.countries[city.entity]
        guard country != gazetteer.countries[Int(candidate.entity)] else { return nil }
        return matcher.candidates[match.candidates].first {
            gazetteer.types[Int($0.entity)] == .place
                && gazetteer.countries[Int($0.entity)] == country
        }
    }

    /// Takes a sure mention as a cue for others.
    private mutating func note(_ candidate: Candidate, _ match: NameMatch) {
        sureEntities.insert(candidate.entity)
        let country = gazetteer.countries[Int(candidate.entity)]
        guard country != 0 else { return }
        sureCountries[country, default: 0] += 1
        leadingCount = max(leadingCount, sureCountries[country, default: 0])
        let type = gazetteer.types[Int(candidate.entity)]
        if type == .country || type == .place {
            countryFrom[match.positions.lowerBound] = country
            countryUpTo[match.positions.upperBound] = country
        }
    }

    /// Chooses by cues; where nothing can be chosen, looks for shorter names inside.
    private mutating func settle(_ match: NameMatch, after end: Int) {
        let possible = candidates(of: match, after: end)
        if let choice = choose(among: possible, match) {
            append(choice, match)
            return
        }
        guard match.positions.count > 1 else { return }
        var end = end
        let shorter = matcher.matches(
            in: match.positions,
            shorterThan: match.positions.count
        )
        for part in shorter {
            settle(part, after: end)
            end = part.positions.upperBound
        }
    }

    /// The entities a match may name, after the rules that need no cue.
    ///
    /// The words up to `end`, the position behind the match before, are taken and tell nothing here.
    private func candidates(of match: NameMatch, after end: Int) -> [Candidate] {
        var possible = Array(matcher.candidates[match.candidates])
        if match.positions.count == 1, match.positions.lowerBound > end,
            cues.makeSurname(at: match.positions.lowerBound)
        {
            possible.removeAll { $0.kind != .demonym && $0.kind != .acronym && isSomewhere($0) }
        }
        guard possible.count > 1 else { return possible }
        if possible.contains(where: { $0.traits.contains(.preferred) }) {
            possible.removeAll { !$0.traits.contains(.preferred) }
        }
        giveCapitalsToCities(&possible)
        if possible.contains(where: { !$0.needsCue }) { possible.removeAll { $0.needsCue } }
        return possible
    }

    private func isSomewhere(_ candidate: Candidate) -> Bool {
        let type = gazetteer.types[Int(candidate.entity)]
        return type == .place || type == .country
    }

    /// A capital's name that is both the city and, as its government, the country is the city.
    private func giveCapitalsToCities(_ possible: inout [Candidate]) {
        for capital in possible where capital.kind == .capital {
            let country = gazetteer.countries[Int(capital.entity)]
            let city = possible.firstIndex {
                gazetteer.types[Int($0.entity)] == .place
                    && gazetteer.countries[Int($0.entity)] == country
            }
            guard let city else { continue }
            if !capital.needsCue { possible[city].traits.remove(.needsCue) }
            possible.removeAll { $0.entity == capital.entity && $0.kind == .capital }
        }
    }

    /// The entity with the most cues; of equal ones countries come before organizations, places and
    /// people, then the smaller key.
    private func choose(
        among possible: [Candidate],
        _ match: NameMatch
    ) -> Candidate? {
        var best: Candidate?
        var bestRank = (0, 0)
        for candidate in possible {
            let weight = weight(of: candidate, match)
            if candidate.needsCue, weight == 0 { continue }
            let rank = (weight, gazetteer.types[Int(candidate.entity)].precedence)
            if let best {
                let isTie = rank == bestRank
                guard isTie ? isFirst(candidate, best) : rank > bestRank else { continue }
            }
            best = candidate
            bestRank = rank
        }
        return best
    }

    /// Whether the first of two candidates has the smaller key.
    private func isFirst(_ first: Candidate, _ second: Candidate) -> Bool {
        let entities = gazetteer.entities
        return entities.key(of: Int(first.entity)) < entities.key(of: Int(second.entity))
    }

    /// The weight of the cues for a candidate.
    private func weight(of candidate: Candidate, _ match: NameMatch) -> Int {
        let type = gazetteer.types[Int(candidate.entity)]
        let country = gazetteer.countries[Int(candidate.entity)]
        var weight = sureEntities.contains(candidate.entity) ? 3 : 0
        if cues.speak(of: type, at: match.positions) || isBesideCountry(country, match) {
            weight += 2
        }
        let timesNamed = country == 0 ? 0 : sureCountries[country, default: 0]
        if timesNamed > 0, weight > 0 || isEnough(timesNamed, for: candidate, type, match) {
            weight += 1
        }
        return weight
    }

    /// Whether it suffices for a candidate that its country is spoken of.
    ///
    /// That does not make a bare surname the person of that country, nor a single word that is
    /// something else too a town in it. A single word is an organization only of the country that
    /// the text speaks of most: in news from Bogotá `Congress` is not the one of the United States.
    /// Where no capital tells a name from a word, and for letters that stand for much, it never is.
    private func isEnough(
        _ timesNamed: Int,
        for candidate: Candidate,
        _ type: EntityType,
        _ match: NameMatch
    ) -> Bool {
        let isLoneWord = match.positions.count == 1 && candidate.needsCue
        switch type {
        case .person: return false
        case .country: return true
        case .place: return !isLoneWord
        case .organization:
            guard isLoneWord else { return true }
            let word = matcher.lattice.mains[match.positions.lowerBound]
            return timesNamed == leadingCount && !candidate.traits.contains(.capitalsOnly)
                && !matcher.tokens.tokens[Int(word)].shape.isUncased
        }
    }

    /// Whether the name and a sure place of `country` stand side by side with a comma between:
    /// `Tripoli, Lebanon`, `Atlanta, Georgia`.
    private func isBesideCountry(_ country: UInt16, _ match: NameMatch) -> Bool {
        guard country != 0 else { return false }
        let gaps = matcher.lattice.gaps
        let start = match.positions.lowerBound
        let end = match.positions.upperBound
        if gaps[end - 1] == .comma, countryFrom[end] == country { return true }
        return start > 0 && gaps[start - 1] == .comma && countryUpTo[start] == country
    }
}

extension Candidate {
    var needsCue: Bool { traits.contains(.needsCue) }
}

extension EntityType {
    /// Which of two types that a name may have is meant when nothing else decides: the greater.
    fileprivate var precedence: Int {
        switch self {
        case .country: 3
        case .organization: 2
        case .place: 1
        case .person: 0
        }
    }
}
