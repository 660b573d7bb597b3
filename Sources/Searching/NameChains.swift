import CorpusStore
import PassageIndex
import TextAnalysis

/// Finds where spellings of a name's words stand one behind the other, with at most particles between.
struct NameChains {
    let snapshot: CorpusSnapshot
    let candidates: NameCandidates

    /// Words found in a row.
    struct Chain: Equatable {
        /// The folded forms, one a place.
        var forms: [[UInt8]]
        /// What stands for each word typed.
        var words: [NameCandidate]

        var script: NameScript { words[0].script }
    }

    /// The words found so far, and how many other words stand before each but the first.
    private struct Link: Hashable {
        var chain: Int
        var candidate: Int
        var gap: Int
    }

    private struct Partial {
        var words: [NameCandidate]
        var gaps: [Int]
    }

    /// How many words may stand between two of a name, if all are particles.
    private static let widestGap = 2
    /// How many places are looked at for what stands between words.
    private static let sampleCount = 12
    /// Beyond so many places a word is no name, and looking at all takes too long.
    private static let placeLimit = 100_000

    /// The rows of words that occur.
    ///
    /// - Parameters:
    ///   - slots: For each word of the name the words that may stand for it.
    ///   - isReversed: Whether the last word of the name comes first; then what is written between the
    ///     first two words must be what is written so within a name.
    /// - Returns: Each row once, with what stands between its words.
    /// - Throws: A database error when the file cannot be read.
    func chains(_ slots: [[NameCandidate]], isReversed: Bool) throws -> [Chain] {
        try NameScript.allCases.flatMap { script in
            try chains(slots.map { $0.filter { $0.script == script } }, isReversed)
        }
    }

    private func chains(_ slots: [[NameCandidate]], _ isReversed: Bool) throws -> [Chain] {
        guard let first = slots.first, !slots.contains(where: \.isEmpty) else { return [] }
        guard let passages = try rarest(slots) else { return [] }
        var partials: [Partial] = []
        var places: [(position: Position, chain: Int)] = []
        for candidate in first {
            partials.append(Partial(words: [candidate], gaps: []))
            for position in try candidates.positions(of: candidate.form, in: passages) {
                places.append((position, partials.count - 1))
            }
        }
        for slot in slots.dropFirst() {
            guard !places.isEmpty, places.count <= Self.placeLimit else { return [] }
            (partials, places) = try extended(partials, places, by: slot, in: passages)
        }
        return try finished(partials, places, isReversed)
    }

    /// The passages that have a word of the slot whose words are rarest.
    ///
    /// All words of a name are in one passage. `nil` where the rarest are too frequent.
    private func rarest(_ slots: [[NameCandidate]]) throws -> [UInt32]? {
        let totals = slots.map { slot in
            // How often an initial stands is not known, but often.
            slot.reduce(0) { $0 + ($1.total == 0 ? Self.placeLimit : $1.total) }
        }
        guard let least = totals.indices.min(by: { totals[$0] < totals[$1] }),
            totals[least] < Self.placeLimit
        else { return nil }
        let slot = slots[least]
        return SortedSet.union(
            try slot.map { TermReader.rows(of: try candidates.positions(of: $0.form)) }
        )
    }

    private func extended(
        _ partials: [Partial],
        _ places: [(position: Position, chain: Int)],
        by slot: [NameCandidate],
        in passages: [UInt32]
    ) throws -> ([Partial], [(position: Position, chain: Int)]) {
        let places = places.sorted { $0.position < $1.position }
        var longer: [Partial] = []
        var numbers: [Link: Int] = [:]
        var found: [(position: Position, chain: Int)] = []
        for (number, candidate) in slot.enumerated() {
            var from = 0
            for position in try candidates.positions(of: candidate.form, in: passages) {
                while from < places.count,
                    Self.isBehindReach(places[from].position, of: position)
                { from += 1 }
                var at = from
                while at < places.count, places[at].position < position {
                    let (place, chain) = places[at]
                    at += 1
                    guard place.field == position.field else { continue }
                    let gap = position.place - place.place - 1
                    guard gap <= Self.widestGap else { continue }
                    let link = Link(chain: chain, candidate: number, gap: gap)
                    if numbers[link] == nil {
                        var next = partials[chain]
                        next.words.append(candidate)
                        next.gaps.append(gap)
                        numbers[link] = longer.count
                        longer.append(next)
                    }
                    if let next = numbers[link] { found.append((position, next)) }
                }
            }
        }
        return (longer, found)
    }

    /// Whether a place is too far before a position to be linked with it or any later one.
    private static func isBehindReach(_ place: Position, of position: Position) -> Bool {
        place.field != position.field
            ? place < position : place.place + widestGap + 1 < position.place
    }

    /// The chains with what stands in their gaps, each way of filling them one chain.
    private func finished(
        _ partials: [Partial],
        _ places: [(position: Position, chain: Int)],
        _ isReversed: Bool
    ) throws -> [Chain] {
        var chains: [Chain] = []
        var samples: [Int: [Position]] = [:]
        for (position, chain) in places
        where samples[chain, default: []].count < Self.sampleCount {
            samples[chain, default: []].append(position)
        }
        for (number, positions) in samples.sorted(by: { $0.key < $1.key }) {
            let partial = partials[number]
            if partial.gaps.allSatisfy({ $0 == 0 }), !isReversed {
                append(partial, partial.words.map(\.form), to: &chains)
                continue
            }
            let found = try positions.compactMap {
                try forms(of: partial, endingAt: $0, isReversed)
            }
            // Where a list of names has the end of one before the start of another, now and then is
            // not enough.
            guard !isReversed || found.count * 2 > positions.count else { continue }
            for forms in found { append(partial, forms, to: &chains) }
        }
        return chains
    }

    private func append(_ partial: Partial, _ forms: [[UInt8]], to chains: inout [Chain]) {
        let chain = Chain(forms: forms, words: partial.words)
        if !chains.contains(chain) { chains.append(chain) }
    }

    /// The forms from the first to the last word of a chain; `nil` when a word between is no particle.
    private func forms(
        of partial: Partial,
        endingAt last: Position,
        _ isReversed: Bool
    ) throws -> [[UInt8]]? {
        guard let words = try FieldWords(snapshot, of: last) else { return nil }
        let width = partial.gaps.reduce(partial.words.count) { $0 + $1 }
        let start = last.place - width + 1
        guard start >= 0, last.place < words.forms.count else { return nil }
        var forms: [[UInt8]] = []
        for (number, word) in partial.words.enumerated() {
            let gap = number == 0 ? 0 : partial.gaps[number - 1]
            for _ in 0..<gap {
                let between = words.forms[start + forms.count]
                guard NameWords.isParticle(between) else { return nil }
                forms.append(between)
            }
            if isReversed, number == 1, !words.isOneName(at: start + forms.count) { return nil }
            forms.append(word.form)
        }
        return forms
    }
}
