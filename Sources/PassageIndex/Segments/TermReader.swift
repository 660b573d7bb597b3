/// Where the pages of an index come from.
package protocol SegmentSource: AnyObject {
    /// The blob of a row of `passage_index_data`; `nil` when there is none.
    func record(_ row: Int64) throws -> [UInt8]?

    /// What `passage_index_idx` says of the last term of a segment that does not come behind `term`;
    /// `nil` when all do.
    func page(segment: Int64, upTo term: [UInt8]) throws -> Int64?

    /// What it says of the first term of a segment that comes behind `term`; `nil` when none does.
    func page(segment: Int64, after term: [UInt8]) throws -> Int64?

    /// Hands out the blobs of rows of `passage_index_data`, ascending, until `body` wants no more.
    func forEachRecord(
        in rows: ClosedRange<Int64>,
        _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws

    /// An error for an index that is not as it was written.
    func damaged(_ detail: String) -> any Error
}

/// Reads the postings of terms from the pages that FTS5 keeps them on.
///
/// FTS5's own functions hand out one row at a time by way of an SQL statement that is prepared for each
/// query; here a row costs a few nanoseconds. The answers are the same: that is what `fihrist verify`
/// and the tests compare.
package final class TermReader {
    private let source: any SegmentSource
    private let directory: SegmentDirectory
    private var scanner = SegmentScanner()
    /// The places of words that were asked for before.
    private var known: [Wanted: [Position]] = [:]

    private struct Wanted: Hashable {
        var bytes: [UInt8]
        var column: IndexColumn?
    }

    /// - Throws: What the source throws, also when FTS5 keeps its list of segments in a form unknown.
    package init(_ source: any SegmentSource) throws {
        self.source = source
        guard let record = try source.record(SegmentDirectory.row),
            let directory = SegmentDirectory(record)
        else { throw source.damaged("the full-text index has a list of segments of unknown form") }
        self.directory = directory
    }

    /// The rows a term stands in, ascending.
    ///
    /// - Parameters:
    ///   - term: The term.
    ///   - rows: Where all its words stand, one behind the other or not, ascending; `nil` when that is not
    ///     known.
    /// - Returns: How often it stands in each.
    /// - Throws: What the source throws, also for a page that is not as it was written.
    /// - Complexity: linear in the occurrences of its words, of which those elsewhere cost little.
    package func postings(of term: MatchTerm, in rows: [UInt32]? = nil) throws -> [Posting] {
        guard term.terms.count == 1, !term.isPrefix, let only = term.terms.first else {
            if let rows, let starts = try stretches(of: term, in: rows) {
                return Self.postings(of: starts)
            }
            return Self.postings(of: try positions(of: term))
        }
        return try postings(of: only, column: term.column, in: directory.segments)
    }

    /// What tells the newest segment from any other; `nil` when there is none.
    package var newestSegment: Int64? { directory.segments.first.map(Self.mark) }

    /// Whether a segment is still there.
    ///
    /// The older ones then are as they were, too: segments are only merged all together, by ourselves, or
    /// by FTS5 the newest with it, which then is another.
    package func holds(_ segment: Int64) -> Bool {
        directory.segments.contains { Self.mark($0) == segment }
    }

    /// Numbers are given again, but hardly to a segment of the same size.
    private static func mark(_ segment: SegmentDirectory.Segment) -> Int64 {
        segment.number << 32 | segment.lastPage
    }

    /// The rows that segments newer than one have a term in.
    package func postings(of term: [UInt8], since segment: Int64) throws -> [Posting] {
        let newer = directory.segments.prefix { Self.mark($0) != segment }
        return try postings(of: term, column: nil, in: Array(newer))
    }

    /// The rows that segments, the newest first, have a term in.
    private func postings(
        of term: [UInt8],
        column: IndexColumn?,
        in segments: [SegmentDirectory.Segment]
    ) throws -> [Posting] {
        let wanted = WantedTerm(term, isPrefix: false)
        var sink = PostingSink(wanted, column: column)
        let isAscending = try scan(segments, wanted, into: &sink)
        var all = sink.postings
        if !isAscending {
            all = []
            for segment in segments {
                var sink = PostingSink(wanted, column: column)
                try scan([segment], wanted, into: &sink)
                // What newer segments say of a row holds.
                all = all.isEmpty ? sink.postings : Self.merge(all, sink.postings)
            }
        }
        all.removeAll(where: \.isEmpty)
        return all
    }

    /// Hands out every term that may stand in at least so many rows, in order.
    ///
    /// - Parameters:
    ///   - minimum: How many rows; terms of fewer are left out where that is seen at a glance.
    ///   - body: Gets the term.
    /// - Throws: What the source and `body` throw.
    package func forEachTerm(
        inAbout minimum: Int,
        _ body: (PackedTerm) throws -> Void
    ) throws {
        try withoutActuallyEscaping(body) { body in
            var sink = FrequentTermSink(minimum: minimum, body)
            try SegmentMerger.merge(directory, from: source, into: &sink)
            try sink.finish()
        }
    }

    /// How many pages the words of a term take, at least: what looking it up will cost.
    package func pageCount(of term: MatchTerm) throws -> Int {
        try term.terms.reduce(0) { try $0 + pageCount(of: WantedTerm($1, isPrefix: false)) }
    }

    private func pageCount(of wanted: WantedTerm) throws -> Int {
        try directory.segments.reduce(0) { pages, segment in
            let first = try source.page(segment: segment.number, upTo: wanted.bytes) ?? 0
            let last = try source.page(segment: segment.number, after: wanted.bytes)
            return pages + max(Int((last ?? segment.lastPage << 1) >> 1 - first >> 1), 0)
        }
    }

    /// Every place where a term stands, ascending.
    ///
    /// - Complexity: linear in the occurrences of its words; times a logarithm for a prefix.
    package func positions(of term: MatchTerm) throws -> [Position] {
        if term.terms.count > 1, !term.isPrefix, let starts = try stretches(of: term) {
            return starts
        }
        var found: [Position] = []
        for (step, word) in term.terms.enumerated() {
            let here = try positions(
                of: WantedTerm(word, isPrefix: term.isPrefix && step == term.terms.count - 1),
                column: term.column,
                candidates: step == 0 ? nil : Self.rows(of: found)
            )
            found = step == 0 ? here : Self.following(found, by: step, in: here)
            if found.isEmpty { break }
        }
        return found
    }

    /// Where words stand one behind the other: the rarest word's places, without those where another
    /// word is not where it should be.
    ///
    /// - Returns: `nil` when a newer segment speaks of a row of an older one.
    private func stretches(of term: MatchTerm) throws -> [Position]? {
        let words = try term.terms.enumerated().map { step, word in
            (step: step, word: word, pages: try pageCount(of: MatchTerm([word])))
        }.sorted { ($0.pages, $0.step) < ($1.pages, $1.step) }
        guard let rarest = words.first else { return [] }
        var starts: [Position]?
        for word in words {
            let wanted = WantedTerm(word.word, isPrefix: false)
            let isKnown = known[Wanted(bytes: wanted.bytes, column: term.column)] != nil
            // What is about as rare is asked for by itself too, where a name's words count apart.
            if isKnown || word.pages <= 4 * rarest.pages {
                let here = try positions(of: wanted, column: term.column, candidates: nil)
                starts = Self.starts(starts, by: word.step, before: here)
            } else {
                starts = try readStarts(by: wanted, word.step, term.column, within: starts)
            }
            // Either there is none, or it cannot be told so.
            if starts?.isEmpty ?? true { break }
        }
        return starts
    }

    /// Where words stand one behind the other in rows that have them all.
    ///
    /// - Returns: `nil` when a newer segment speaks of a row of an older one.
    private func stretches(of term: MatchTerm, in rows: [UInt32]) throws -> [Position]? {
        guard !rows.isEmpty else { return [] }
        var starts: [Position]?
        for (step, word) in term.terms.enumerated() {
            starts = try readStarts(
                by: WantedTerm(word, isPrefix: false),
                step,
                term.column,
                within: starts,
                in: step == 0 ? rows : nil
            )
            if starts?.isEmpty ?? true { break }
        }
        return starts
    }

    /// Where a stretch can start by one of its words, so many steps behind the start.
    ///
    /// - Returns: `nil` when a newer segment speaks of a row of an older one.
    private func readStarts(
        by wanted: WantedTerm,
        _ step: Int,
        _ column: IndexColumn?,
        within starts: [Position]? = nil,
        in rows: [UInt32]? = nil
    ) throws -> [Position]? {
        var sink = StretchSink(wanted, step: step, column: column, within: starts, rows: rows)
        return try scan(directory.segments, wanted, into: &sink) ? sink.finish() : nil
    }

    /// The places of a word in some rows, ascending.
    ///
    /// - Complexity: linear in the occurrences of the word, of which those elsewhere cost little.
    package func positions(
        of word: [UInt8],
        column: IndexColumn? = nil,
        in rows: [UInt32]
    ) throws -> [Position] {
        try positions(of: WantedTerm(word, isPrefix: false), column: column, candidates: rows)
    }

    /// Counts positions by row.
    package static func postings(of positions: [Position]) -> [Posting] {
        var postings: [Posting] = []
        var last = Posting(passage: 0, title: 0, heading: 0, text: 0)
        for position in positions {
            if last.passage != position.passage || last.isEmpty {
                if !last.isEmpty { postings.append(last) }
                last = Posting(passage: position.passage, title: 0, heading: 0, text: 0)
            }
            last.add(position.column)
        }
        if !last.isEmpty { postings.append(last) }
        return postings
    }

    private func positions(
        of wanted: WantedTerm,
        column: IndexColumn?,
        candidates: [UInt32]?
    ) throws -> [Position] {
        var all: [Position] = []
        if !wanted.isPrefix {
            let key = Wanted(bytes: wanted.bytes, column: column)
            if let known = known[key] {
                return candidates.map { Self.only(known, in: $0) } ?? known
            }
            if let found = try readStarts(by: wanted, 0, column, in: candidates) {
                if candidates == nil { known[key] = found }
                return found
            }
        }
        // What newer segments say of a row and a term holds.
        var told: Set<Key> = []
        var terms: [[UInt8]: Int] = [:]
        for (number, segment) in directory.segments.enumerated() {
            var sink = PositionSink(
                wanted,
                column: column,
                candidates: candidates,
                notesRows: directory.segments.count > 1
            )
            try scan([segment], wanted, into: &sink)
            if directory.segments.count == 1 {
                all = sink.positions
                break
            }
            let numbers = sink.terms.map { term in
                terms[term]
                    ?? {
                        terms[term] = terms.count
                        return terms.count - 1
                    }()
            }
            for (place, row) in sink.rows.enumerated() {
                let key = Key(row: row.row, term: numbers[row.term])
                if number > 0, told.contains(key) { continue }
                let end =
                    place + 1 < sink.rows.count
                    ? sink.rows[place + 1].start : sink.positions.count
                all.append(contentsOf: sink.positions[row.start..<end])
                if number + 1 < directory.segments.count { told.insert(key) }
            }
        }
        if wanted.isPrefix || directory.segments.count > 1 {
            Position.sort(&all)
            // Two forms of one word may both start so.
            if wanted.isPrefix { Position.removeRepeated(&all) }
        }
        return all
    }

    private struct Key: Hashable {
        var row: UInt32
        var term: Int
    }

    /// Goes through segments, given newest first, from the oldest on.
    ///
    /// - Returns: Whether the rows of a term came in order, each once, and none of them taken out.
    @discardableResult
    private func scan(
        _ segments: [SegmentDirectory.Segment],
        _ wanted: WantedTerm,
        into sink: inout some DoclistSink
    ) throws -> Bool {
        scanner.begin()
        for segment in segments.reversed() {
            let found = try source.page(segment: segment.number, upTo: wanted.bytes) ?? 0
            // The last bit says that FTS5 keeps an index of the doclist.
            let first = max(found >> 1, segment.firstPage)
            guard first <= segment.lastPage else { continue }
            scanner.beginSegment()
            var pages = 0
            try source.forEachRecord(
                in: segment.row(ofPage: first)...segment.row(ofPage: segment.lastPage)
            ) { page in
                guard let wantsMore = scanner.scan(page, into: &sink) else {
                    throw source.damaged(
                        "a page of segment \(segment.number) of the full-text index"
                    )
                }
                pages += 1
                if wantsMore, pages == 2 { try sink.reserve { try pageCount(of: wanted) } }
                return wantsMore
            }
        }
        return scanner.isAscending
    }

    // MARK: - Lists

    /// The rows of positions that ascend, each once.
    package static func rows(of positions: [Position]) -> [UInt32] {
        var rows: [UInt32] = []
        for position in positions where rows.last != position.passage {
            rows.append(position.passage)
        }
        return rows
    }

    /// The positions that lie in rows, both ascending.
    private static func only(_ positions: [Position], in rows: [UInt32]) -> [Position] {
        var next = 0
        return positions.filter { position in
            while next < rows.count, rows[next] < position.passage { next += 1 }
            return next < rows.count && rows[next] == position.passage
        }
    }

    /// The positions that have one of `words` so many steps behind them: of `starts`, or any.
    private static func starts(
        _ starts: [Position]?,
        by step: Int,
        before words: [Position]
    ) -> [Position] {
        guard let starts else {
            return words.compactMap { $0.place >= step ? $0.moved(by: -step) : nil }
        }
        return following(starts, by: step, in: words)
    }

    /// The positions that have another `step` words behind them.
    private static func following(
        _ starts: [Position],
        by step: Int,
        in words: [Position]
    ) -> [Position] {
        var kept: [Position] = []
        var at = 0
        for start in starts {
            let wanted = start.moved(by: step)
            while at < words.count, words[at] < wanted { at += 1 }
            guard at < words.count else { break }
            if words[at] == wanted { kept.append(start) }
        }
        return kept
    }

    private static func merge(_ newer: [Posting], _ older: [Posting]) -> [Posting] {
        guard let last = newer.last, let first = older.first else {
            return older.isEmpty ? newer : older
        }
        if last.passage < first.passage { return newer + older }
        var merged: [Posting] = []
        merged.reserveCapacity(newer.count + older.count)
        var at = 0
        for posting in older {
            while at < newer.count, newer[at].passage < posting.passage {
                merged.append(newer[at])
                at += 1
            }
            if at == newer.count || newer[at].passage != posting.passage { merged.append(posting) }
        }
        merged.append(contentsOf: newer[at...])
        return merged
    }
}
