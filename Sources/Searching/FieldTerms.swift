import CorpusStore
import PassageIndex
import TextAnalysis

/// The terms of one field of a passage, by position, as the index has them.
struct FieldTerms {
    /// One term at a position.
    struct Term {
        /// ``FieldTerms/hash(_:)`` of its bytes.
        var hash: UInt64
        /// Where its bytes lie.
        fileprivate var bytes: Range<Int>
        /// The position it stands at.
        var place: Int
        /// Byte range in the passage.
        var range: Range<Int>
    }

    struct Match {
        /// Byte range in the passage.
        var range: Range<Int>
        var alternative: Alternative
    }

    private var bytes: [UInt8] = []
    /// In the order of their positions.
    private(set) var terms: [Term] = []
    /// Where the terms of each position begin, and the last one's end.
    private var starts: [Int] = []

    /// Finds the terms of a field.
    ///
    /// - Parameters:
    ///   - passage: The passage's text, UTF-8.
    ///   - field: Byte range of the field in it.
    ///   - stemmer: Finds stems; `nil` when none are wanted.
    ///   - language: ISO 639-1 code of the stems' language.
    ///   - mentions: Those of the passage, in its order.
    ///   - entities: The entities mentioned, by number.
    init(
        _ passage: [UInt8],
        _ field: Range<Int>,
        stemmer: Stemmer?,
        language: String,
        mentions: [StoredMention],
        entities: (Int64) -> StoredEntity?
    ) {
        let text = passage.span.extracting(field)
        var list = TokenList()
        Tokenizer().tokenize(text, into: &list)
        // Words lie where the tokenizer put them, all other terms behind them.
        bytes = list.folded
        terms.reserveCapacity(list.tokens.count * 2)
        starts.reserveCapacity(list.tokens.count + 1)
        var stems = StemList()
        var mentions = mentions.filter { field.contains($0.range.lowerBound) }[...]
        var end = 0
        for token in list.tokens {
            let range =
                Int(token.start) + field.lowerBound..<Int(token.end) + field.lowerBound
            if !token.isColocated || starts.isEmpty {
                // A mention stands at the first word that ends behind its start.
                add(&mentions, startingBefore: end, entities)
                starts.append(terms.count)
                end = range.upperBound
            }
            add(Int(token.foldedStart)..<Int(token.foldedEnd), range)
            guard !token.isColocated, let stemmer else { continue }
            stems.removeAll()
            stemmer.appendStems(of: token, in: list, text: text, to: &stems)
            for stem in stems.ranges {
                add(IndexTerm.stem(stems.bytes[stem], language: language), range)
            }
        }
        if !starts.isEmpty { add(&mentions, startingBefore: .max, entities) }
        starts.append(terms.count)
    }

    private mutating func add(_ term: [UInt8], _ range: Range<Int>) {
        bytes += term
        add(bytes.count - term.count..<bytes.count, range)
    }

    /// Adds a term whose bytes are there, at the position that began last.
    private mutating func add(_ term: Range<Int>, _ range: Range<Int>) {
        let hash = Self.hash(bytes.span.extracting(term))
        terms.append(Term(hash: hash, bytes: term, place: starts.count - 1, range: range))
    }

    private mutating func add(
        _ mentions: inout ArraySlice<StoredMention>,
        startingBefore end: Int,
        _ entities: (Int64) -> StoredEntity?
    ) {
        while let mention = mentions.first, mention.range.lowerBound < end {
            mentions.removeFirst()
            add(IndexTerm.entity(mention.entity), mention.range)
            if let entity = entities(mention.entity) {
                add(IndexTerm.type(entity.type.letter), mention.range)
            }
        }
    }

    /// A hash of a term's bytes.
    static func hash(_ term: borrowing Span<UInt8>) -> UInt64 {
        let hash = FNV1a.hash(of: term)
        // The last bits hang on all of the term.
        return hash ^ hash >> 32
    }

    /// How many positions the field has.
    var positionCount: Int { starts.count - 1 }

    private func terms(at position: Int) -> ArraySlice<Term> {
        terms[starts[position]..<starts[position + 1]]
    }

    /// What of an alternative stands from a position on.
    func match(_ alternative: Alternative, at place: Int, column: IndexColumn) -> Match? {
        let term = alternative.term
        guard term.column == nil || term.column == column,
            place + term.terms.count <= positionCount
        else { return nil }
        var ends: Range<Int>?
        for (step, wanted) in term.terms.enumerated() {
            let mayBeLonger = term.isPrefix && step + 1 == term.terms.count
            let found = terms(at: place + step).first {
                ($0.bytes.count == wanted.count || mayBeLonger && $0.bytes.count > wanted.count)
                    && bytes[$0.bytes].starts(with: wanted)
            }
            guard let found else { return nil }
            let start = ends?.lowerBound ?? found.range.lowerBound
            ends = start..<max(found.range.upperBound, start)
        }
        let isStruck = alternative.without.contains {
            match(Alternative(term: $0, reason: .alias), at: place, column: column) != nil
        }
        if isStruck { return nil }
        return ends.map { Match(range: $0, alternative: alternative) }
    }

    /// Words that stand near each other.
    func nearMatches(_ near: Leaf.Near, column: IndexColumn) -> [Match] {
        let matches = near.words.map { alternatives in
            (0..<positionCount).compactMap { place in
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
}
