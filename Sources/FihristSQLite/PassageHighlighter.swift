import PassageIndex
import TextAnalysis

/// Marks in a passage what a query's terms match.
struct PassageHighlighter {
    /// A passage as the index has it.
    ///
    /// Offsets are UTF-8 byte offsets in its text.
    struct Passage {
        var text: [UInt8]
        var titleEnd: Int
        var headingEnd: Int
        /// ISO 639-1; empty where it is not known.
        var language: String
        var mentions: [(range: Range<Int>, entity: Int64, type: String, country: String)]
    }

    let terms: [MatchTerm]
    let forms: TermForms

    /// The passage's text with each match between two marks.
    func marked(_ passage: Passage, before: String, after: String) -> [UInt8] {
        var marked: [UInt8] = []
        var next = 0
        for range in ranges(in: passage) {
            marked += passage.text[next..<range.lowerBound]
            marked += before.utf8
            marked += passage.text[range]
            marked += after.utf8
            next = range.upperBound
        }
        return marked + passage.text[next...]
    }

    /// What matches, in order, without overlaps; of overlapping matches the longest.
    private func ranges(in passage: Passage) -> [Range<Int>] {
        let count = passage.text.count
        let titleEnd = min(max(passage.titleEnd, 0), count)
        let headingEnd = min(max(passage.headingEnd, titleEnd), count)
        let bounds = [0, titleEnd, headingEnd, count]
        var found: [Range<Int>] = []
        for column in IndexColumn.allCases {
            let part = bounds[column.rawValue]..<bounds[column.rawValue + 1]
            let positions = positions(of: part, in: passage)
            for term in terms where term.column == nil || term.column == column {
                for place in positions.indices {
                    if let range = match(term, at: place, positions) { found.append(range) }
                }
            }
        }
        found.sort {
            ($0.lowerBound, $1.upperBound) < ($1.lowerBound, $0.upperBound)
        }
        var kept: [Range<Int>] = []
        for range in found {
            guard let last = kept.last, range.lowerBound < last.upperBound else {
                kept.append(range)
                continue
            }
            if range.count > last.count { kept[kept.count - 1] = range }
        }
        return kept
    }

    private typealias Position = [(term: [UInt8], range: Range<Int>)]

    /// The terms of a part of the passage, by position, as the index has them.
    private func positions(of part: Range<Int>, in passage: Passage) -> [Position] {
        guard !part.isEmpty else { return [] }
        let bytes = Array(passage.text[part])
        let stemmer = forms.stemmer(passage.language)
        var list = TokenList()
        Tokenizer().tokenize(bytes.span, into: &list)
        var positions: [Position] = []
        for token in list.tokens {
            let range = Int(token.start) + part.lowerBound..<Int(token.end) + part.lowerBound
            let form = Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            if token.isColocated, !positions.isEmpty {
                positions[positions.count - 1].append((form, range))
                continue
            }
            var terms: Position = [(form, range)]
            var stems = StemList()
            stemmer?.appendStems(of: token, in: list, text: bytes.span, to: &stems)
            for stem in stems.ranges {
                terms.append((IndexTerm.stem(stems.bytes[stem], language: passage.language), range))
            }
            positions.append(terms)
        }
        var next = 0
        for mention in passage.mentions
        where part.contains(mention.range.lowerBound)
            && mention.range.upperBound <= passage.text.count
        {
            while next + 1 < positions.count,
                positions[next][0].range.upperBound <= mention.range.lowerBound
            { next += 1 }
            guard next < positions.count else { break }
            positions[next].append((IndexTerm.entity(mention.entity), mention.range))
            if let letter = mention.type == "place" ? UInt8(ascii: "l") : mention.type.utf8.first {
                positions[next].append((IndexTerm.type(letter), mention.range))
            }
            if !mention.country.isEmpty {
                positions[next].append((IndexTerm.country(mention.country.utf8), mention.range))
            }
        }
        return positions
    }

    /// Where a term that starts at a position stands in the text; `nil` when it does not.
    private func match(
        _ term: MatchTerm,
        at place: Int,
        _ positions: [Position]
    ) -> Range<Int>? {
        guard place + term.terms.count <= positions.count else { return nil }
        var match: Range<Int>?
        for (step, wanted) in term.terms.enumerated() {
            let isOpen = term.isPrefix && step + 1 == term.terms.count
            let found = positions[place + step].first {
                $0.term == wanted || isOpen && $0.term.starts(with: wanted)
            }
            guard let found else { return nil }
            let start = match?.lowerBound ?? found.range.lowerBound
            match = start..<max(found.range.upperBound, start)
        }
        return match
    }
}

extension HostConnection {
    /// A passage by its number; `nil` when there is none.
    func passage(_ number: Int64) throws(HostError) -> PassageHighlighter.Passage? {
        let statement = try HostStatement(
            """
            SELECT passage.text, title_end, heading_end, document.language
            FROM passage JOIN document ON document.id = passage.document WHERE passage.id = ?
            """,
            on: self
        )
        try statement.bind(.integer(number), at: 1)
        guard try statement.step() else { return nil }
        var passage = PassageHighlighter.Passage(
            text: Array(statement.text(0).utf8),
            titleEnd: Int(truncatingIfNeeded: statement.integer(1)),
            headingEnd: Int(truncatingIfNeeded: statement.integer(2)),
            language: statement.text(3),
            mentions: []
        )
        let mentions = try HostStatement(
            """
            SELECT start, "end", entity.id, entity.type, entity.country
            FROM mention JOIN entity ON entity.id = mention.entity WHERE passage = ? ORDER BY start
            """,
            on: self
        )
        try mentions.bind(.integer(number), at: 1)
        while try mentions.step() {
            let start = Int(truncatingIfNeeded: mentions.integer(0))
            let end = Int(truncatingIfNeeded: mentions.integer(1))
            // A damaged file may say anything of where its mentions lie.
            guard start >= 0, start <= end else { continue }
            passage.mentions.append(
                (start..<end, mentions.integer(2), mentions.text(3), mentions.text(4))
            )
        }
        return passage
    }
}
