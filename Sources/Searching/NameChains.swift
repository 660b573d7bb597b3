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
        var script: NameScript
        /// What speaks for each word typed.
        var evidence: [Double]
        var shares: [Double]
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
    private static let placeLimit = 400_000

    /// The rows of words that occur.
    ///
    /// - Parameter slots: For each word of the name the words that may stand for it.
    /// - Returns: Each row once, with what stands between its words.
    /// - Throws: A database error when the file cannot be read.
    func chains(_ slots: [[NameCandidate]]) throws -> [Chain] {
        guard let first = slots.first, !slots.contains(where: \.isEmpty) else { return [] }
        var partials: [Partial] = []
        var places: [(position: Position, chain: Int)] = []
        for candidate in first {
            partials.append(Partial(words: [candidate], gaps: []))
            for position in try candidates.positions(of: candidate.form) {
                places.append((position, partials.count - 1))
            }
        }
        for slot in slots.dropFirst() {
            guard !places.isEmpty, places.count <= Self.placeLimit else { return [] }
            (partials, places) = try extended(partials, places, by: slot)
        }
        return try finished(partials, places)
    }

    private func extended(
        _ partials: [Partial],
        _ places: [(position: Position, chain: Int)],
        by slot: [NameCandidate]
    ) throws -> ([Partial], [(position: Position, chain: Int)]) {
        let places = places.sorted { $0.position < $1.position }
        var longer: [Partial] = []
        var numbers: [Link: Int] = [:]
        var found: [(position: Position, chain: Int)] = []
        for (number, candidate) in slot.enumerated() {
            var from = 0
            for position in try candidates.positions(of: candidate.form) {
                while from < places.count,
                    Self.isBehindReach(places[from].position, of: position)
                { from += 1 }
                var at = from
                while at < places.count, places[at].position < position {
                    let (place, chain) = places[at]
                    at += 1
                    guard place.field == position.field,
                        partials[chain].words[0].script == candidate.script
                    else { continue }
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
        _ places: [(position: Position, chain: Int)]
    ) throws -> [Chain] {
        var chains: [Chain] = []
        var samples: [Int: [Position]] = [:]
        for (position, chain) in places
        where samples[chain, default: []].count < Self.sampleCount {
            samples[chain, default: []].append(position)
        }
        for (number, positions) in samples.sorted(by: { $0.key < $1.key }) {
            let partial = partials[number]
            if partial.gaps.allSatisfy({ $0 == 0 }) {
                append(partial, partial.words.map(\.form), to: &chains)
                continue
            }
            for position in positions {
                if let forms = try forms(of: partial, endingAt: position) {
                    append(partial, forms, to: &chains)
                }
            }
        }
        return chains
    }

    private func append(_ partial: Partial, _ forms: [[UInt8]], to chains: inout [Chain]) {
        let chain = Chain(
            forms: forms,
            script: partial.words[0].script,
            evidence: partial.words.map(\.evidence),
            shares: partial.words.map(\.share)
        )
        if !chains.contains(chain) { chains.append(chain) }
    }

    /// The forms from the first to the last word of a chain; `nil` when a word between is no particle.
    private func forms(of partial: Partial, endingAt last: Position) throws -> [[UInt8]]? {
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
            forms.append(word.form)
        }
        return forms
    }
}

/// The words of a field of a passage by their places.
struct FieldWords {
    /// The folded form at each place, without the other forms that share it.
    var forms: [[UInt8]] = []
    /// Where each is in the passage's text, in UTF-8 bytes.
    var ranges: [Range<Int>] = []
    /// The passage's text.
    var bytes: [UInt8] = []

    /// Reads the field that a position lies in; `nil` when its passage is gone.
    init?(_ snapshot: CorpusSnapshot, of position: Position) throws {
        guard let passage = try snapshot.passage(position.passage) else { return nil }
        bytes = Array(passage.text.utf8)
        let bounds = [0, passage.titleEnd, max(passage.titleEnd, passage.headingEnd), bytes.count]
        guard (0..<3).contains(position.column) else { return nil }
        let (start, end) = (bounds[position.column], bounds[position.column + 1])
        guard start < end else { return nil }
        var list = TokenList()
        Tokenizer().tokenize(bytes.span.extracting(start..<end), into: &list)
        for token in list.tokens where !token.isColocated {
            forms.append(Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]))
            ranges.append(Int(token.start) + start..<Int(token.end) + start)
        }
    }
}
