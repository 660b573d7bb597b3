import CorpusStore
import PassageIndex
import TextAnalysis

/// Finds in a passage what a plan's leaves match, by the same terms that the index holds.
struct Highlighter {
    private let leaves: [Leaf]
    /// What each leaf that can match by its letters is told to be just as typed by.
    private let typed: [LiteralText?]
    /// The leaves' alternatives by the hash of the term they start with, so that a query of a thousand
    /// words costs no more than one of ten.
    private let starts: [UInt64: [Start]]
    /// A bit for each of these hashes, by its last six bits: most words of a text are none of them.
    private let startBits: UInt64
    /// Those that start with the start of a term.
    private let prefixes: [Start]
    /// Whether a stem may match.
    private let wantsStems: Bool

    private struct Start {
        var leaf: Int
        var alternative: Alternative
    }

    init(leaves: [Leaf]) {
        // What must not be there, and what is only a condition without an entity, is not marked.
        self.leaves = leaves
        var starts: [UInt64: [Start]] = [:]
        var prefixes: [Start] = []
        for (number, leaf) in leaves.enumerated() where leaf.near == nil {
            for alternative in leaf.alternatives {
                let start = Start(leaf: number, alternative: alternative)
                if alternative.term.isPrefix, alternative.term.terms.count == 1 {
                    prefixes.append(start)
                } else if let first = alternative.term.terms.first {
                    starts[FieldTerms.hash(first.span), default: []].append(start)
                }
            }
        }
        self.starts = starts
        self.prefixes = prefixes
        startBits = starts.keys.reduce(0) { $0 | 1 << ($1 & 63) }
        let near = leaves.lazy.compactMap(\.near).flatMap(\.words).joined()
        let alternatives = Array(leaves.lazy.flatMap(\.alternatives)) + near
        wantsStems = alternatives.contains { $0.term.terms.contains(where: IndexTerm.isStem) }
        typed = leaves.map { leaf in
            leaf.literal == nil && leaf.alternatives.contains { $0.reason == .fold }
                ? LiteralText(leaf.typed, isCaseBound: false) : nil
        }
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
                bytes,
                start..<end,
                stemmer: wantsStems ? stemmer : nil,
                language: language,
                mentions: passage.mentions,
                entities: entities
            )
            for (number, match) in matches(in: field, column: column) {
                var reason = match.alternative.reason
                var range = match.range
                if let literal = leaves[number].literal {
                    guard let written = literal.range(around: range, in: bytes) else { continue }
                    (reason, range) = (.exact, written)
                } else if reason == .fold,
                    typed[number]?.range(around: range, in: bytes) != nil
                {
                    reason = .exact
                }
                found.append(
                    Highlight(
                        range: range,
                        reason: reason,
                        typed: leaves[number].typed,
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
        for start in prefixes {
            for place in 0..<field.positionCount {
                if let match = field.match(start.alternative, at: place, column: column) {
                    found.append((start.leaf, match))
                }
            }
        }
        for term in field.terms where startBits >> (term.hash & 63) & 1 == 1 {
            for start in starts[term.hash] ?? [] {
                if let match = field.match(start.alternative, at: term.place, column: column) {
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
