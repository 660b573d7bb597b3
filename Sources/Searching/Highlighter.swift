import CorpusStore
import PassageIndex
import TextAnalysis

/// Finds in a passage what a plan's leaves match, by the same terms that the index holds.
struct Highlighter {
    private let leaves: [Leaf]
    /// The leaves' alternatives by the term they start with, so that a query of a thousand words costs
    /// no more than one of ten.
    private let starts: [[UInt8]: [Start]]
    /// Those that start with the start of a term.
    private let prefixes: [Start]
    private let tokenizer = Tokenizer()

    private struct Start {
        var leaf: Int
        var alternative: Alternative
    }

    init(leaves: [Leaf]) {
        // What must not be there, and what is only a condition without an entity, is not marked.
        self.leaves = leaves
        var starts: [[UInt8]: [Start]] = [:]
        var prefixes: [Start] = []
        for (number, leaf) in leaves.enumerated() where leaf.near == nil {
            for alternative in leaf.alternatives {
                let start = Start(leaf: number, alternative: alternative)
                if alternative.term.isPrefix, alternative.term.terms.count == 1 {
                    prefixes.append(start)
                } else if let first = alternative.term.terms.first {
                    starts[first, default: []].append(start)
                }
            }
        }
        self.starts = starts
        self.prefixes = prefixes
    }

    /// What matches in a passage, in order, without overlaps; of overlapping matches the longest.
    ///
    /// - Parameters:
    ///   - passage: The passage as stored.
    ///   - stemmer: The stemmer of its document's language.
    ///   - language: ISO 639-1 code of that language; empty when it is not known.
    ///   - entities: The entities mentioned in the passage, by number.
    /// - Returns: The matches with their byte ranges in the passage's text.
    func highlights(
        in passage: StoredPassage,
        stemmer: Stemmer?,
        language: String,
        entities: (Int64) -> StoredEntity?
    ) -> [Highlight] {
        let bytes = Array(passage.text.utf8)
        var found: [Highlight] = []
        let bounds = [0, passage.titleEnd, max(passage.titleEnd, passage.headingEnd), bytes.count]
        for column in IndexColumn.allCases {
            let (start, end) = (bounds[column.rawValue], bounds[column.rawValue + 1])
            guard start < end else { continue }
            let field = FieldTerms(
                bytes: Array(bytes[start..<end]),
                base: start,
                tokenizer: tokenizer,
                stemmer: stemmer,
                language: language,
                mentions: passage.mentions,
                entities: entities
            )
            for (number, match) in matches(in: field, column: column) {
                let typed = leaves[number].typed
                let surface = String(decoding: bytes[match.range], as: UTF8.self)
                var reason = match.alternative.reason
                if let literal = leaves[number].literal {
                    guard literal.matches(surface) else { continue }
                    reason = .exact
                } else if reason == .fold,
                    LiteralText(typed, isCaseBound: false).matches(surface)
                {
                    reason = .exact
                }
                found.append(
                    Highlight(
                        range: match.range,
                        reason: reason,
                        typed: typed,
                        entity: match.alternative.entity.flatMap { entities($0)?.key }
                    )
                )
            }
        }
        return Self.withoutOverlaps(found)
    }

    /// What matches in a field, leaf after leaf.
    private func matches(
        in field: FieldTerms,
        column: IndexColumn
    ) -> [(leaf: Int, match: FieldTerms.Match)] {
        var found: [(leaf: Int, match: FieldTerms.Match)] = []
        for place in field.positions.indices {
            var here = prefixes
            for (term, _) in field.positions[place] { here += starts[term] ?? [] }
            for start in here {
                if let match = field.match(start.alternative, at: place, column: column) {
                    found.append((start.leaf, match))
                }
            }
        }
        for (number, leaf) in leaves.enumerated() {
            guard let near = leaf.near else { continue }
            found += field.nearMatches(near, column: column).map { (number, $0) }
        }
        return found.enumerated().sorted { ($0.1.leaf, $0.0) < ($1.1.leaf, $1.0) }.map(\.element)
    }

    private static func withoutOverlaps(_ found: [Highlight]) -> [Highlight] {
        let order = found.sorted {
            if $0.range.lowerBound != $1.range.lowerBound {
                return $0.range.lowerBound < $1.range.lowerBound
            }
            if $0.range.upperBound != $1.range.upperBound {
                return $0.range.upperBound > $1.range.upperBound
            }
            return $0.reason < $1.reason
        }
        var kept: [Highlight] = []
        for next in order {
            guard let last = kept.last, next.range.lowerBound < last.range.upperBound else {
                kept.append(next)
                continue
            }
            if next.range.count > last.range.count { kept[kept.count - 1] = next }
        }
        return kept
    }
}

/// The terms of one field of a passage, by position, as the index has them.
private struct FieldTerms {
    struct Match {
        /// Byte range in the passage.
        var range: Range<Int>
        var alternative: Alternative
    }

    private(set) var positions: [[(term: [UInt8], range: Range<Int>)]] = []

    init(
        bytes: [UInt8],
        base: Int,
        tokenizer: Tokenizer,
        stemmer: Stemmer?,
        language: String,
        mentions: [StoredMention],
        entities: (Int64) -> StoredEntity?
    ) {
        var list = TokenList()
        tokenizer.tokenize(bytes.span, into: &list)
        for token in list.tokens {
            let range = Int(token.start) + base..<Int(token.end) + base
            let form = Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            if token.isColocated, !positions.isEmpty {
                positions[positions.count - 1].append((form, range))
                continue
            }
            var terms = [(term: form, range: range)]
            var stems = StemList()
            stemmer?.appendStems(of: token, in: list, text: bytes.span, to: &stems)
            for stem in stems.ranges {
                terms.append((IndexTerm.stem(stems.bytes[stem], language: language), range))
            }
            positions.append(terms)
        }
        var next = 0
        for mention in mentions
        where mention.range.lowerBound >= base && mention.range.lowerBound < base + bytes.count {
            while next + 1 < positions.count,
                positions[next][0].range.upperBound <= mention.range.lowerBound
            { next += 1 }
            guard next < positions.count else { return }
            positions[next].append((IndexTerm.entity(mention.entity), mention.range))
            if let entity = entities(mention.entity) {
                positions[next].append((IndexTerm.type(entity.type.letter), mention.range))
            }
        }
    }

    func nearMatches(_ near: Leaf.Near, column: IndexColumn) -> [Match] {
        let matches = near.words.map { alternatives in
            positions.indices.compactMap { place in
                alternatives.lazy.compactMap { match($0, at: place, column: column) }.first.map {
                    (place: place, match: $0)
                }
            }
        }
        let places = matches.map {
            $0.map { Position(passage: 0, column: column, place: $0.place) }
        }
        let widest = near.words.count - 1 + near.distance
        return Proximity.windows(places, distance: near.distance).flatMap { window in
            let start = matches[window.word][window.place].place
            return matches.flatMap { word in
                word.filter { $0.place >= start && $0.place <= start + widest }.map(\.match)
            }
        }
    }

    func match(_ alternative: Alternative, at place: Int, column: IndexColumn) -> Match? {
        let term = alternative.term
        guard term.column == nil || term.column == column,
            place + term.terms.count <= positions.count
        else { return nil }
        var ends: Range<Int>?
        for (step, wanted) in term.terms.enumerated() {
            let isLast = step + 1 == term.terms.count
            let found = positions[place + step].first {
                $0.term == wanted || isLast && term.isPrefix && $0.term.starts(with: wanted)
            }
            guard let found else { return nil }
            let start = ends?.lowerBound ?? found.range.lowerBound
            ends = start..<max(found.range.upperBound, start)
        }
        return ends.map { Match(range: $0, alternative: alternative) }
    }
}
