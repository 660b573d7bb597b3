/// Gathers the postings of passages, in the order of their rows, and sorts them by term.
///
/// Takes the place of FTS5's own table in memory, which one thread alone can fill: any thread can make
/// runs, and ``SegmentWriter`` puts them together.
///
/// Not `Sendable`, for speed: it keeps stemmers and memory for the next run. Make one per thread.
package final class PostingsBuilder {
    private let analyzer = FieldAnalyzer()
    private var gathered = Gathered()

    package init() {}

    /// Where a mention starts, in words.
    package struct MentionPlace: Sendable {
        /// The passage, counted from the first of the run.
        package var row: UInt32
        /// Column and place in the column, as in ``Position``; `nil` in a field without words.
        var place: UInt32?

        /// The same place where rows are counted from `rows` passages earlier.
        package func moved(by rows: UInt32) -> Self { Self(row: row + rows, place: place) }
    }

    /// Adds a field of a passage.
    ///
    /// - Parameters:
    ///   - text: The field's text, UTF-8.
    ///   - row: The passage, counted from the first of the run; never less than the one before.
    ///   - column: Never less than the one before of the same row.
    ///   - language: ISO 639-1 code of the language whose stems are wanted; empty for none.
    ///   - mentions: Where mentions start, in bytes of `text`, ascending.
    /// - Returns: How many words the field has.
    package func add(
        _ text: borrowing Span<UInt8>,
        row: UInt32,
        column: IndexColumn,
        language: String,
        mentions: [Int]
    ) -> Int {
        gathered.row = row
        gathered.place = UInt32(column.rawValue) << 30
        gathered.isFirst = true
        gathered.expectStems(of: language)
        let known = gathered.mentions.count
        let words = analyzer.analyze(
            text,
            language: language,
            mentions: mentions,
            into: &gathered
        )
        while gathered.mentions.count < known + mentions.count {
            gathered.mentions.append(MentionPlace(row: row, place: nil))
        }
        return words
    }

    /// How many occurrences of terms were gathered since the last time.
    package var count: Int { gathered.occurrences.count }

    /// Adds a term at the start of a mention.
    package func add(_ term: [UInt8], at mention: MentionPlace) {
        guard let place = mention.place else { return }
        let number = gathered.table.number(prefix: [], term.span)
        gathered.occurrences.append(.init(term: number, row: mention.row, place: place))
    }

    /// Hands out what was gathered since the last time.
    ///
    /// - Returns: The postings, and where the mentions of the passages start, in the order in which
    ///   they were given.
    package func finish() -> (run: TermRun, mentions: [MentionPlace]) {
        let run = gathered.sorted()
        let mentions = gathered.mentions
        gathered.removeAll()
        return (run, mentions)
    }
}

/// What a ``PostingsBuilder`` has gathered.
private struct Gathered: TermSink {
    var table = TermTable()
    var occurrences: [Occurrence] = []
    var mentions: [PostingsBuilder.MentionPlace] = []
    var row: UInt32 = 0
    /// Two bits of column, thirty of place.
    var place: UInt32 = 0
    /// Whether the field has no word yet.
    var isFirst = true
    private var word: UInt32 = 0
    private var stem: UInt32?
    private var stems = StemMemory()

    struct Occurrence {
        var term: UInt32
        var row: UInt32
        var place: UInt32
    }

    /// FTS5 cuts longer terms; so does whoever writes its format.
    private static let longestTerm = 32_768

    mutating func append(
        prefix: [UInt8],
        _ form: borrowing Span<UInt8>,
        isColocated: Bool,
        range: Range<Int>
    ) {
        if !isColocated {
            if !isFirst { place += 1 }
            isFirst = false
        }
        let term = table.number(
            prefix: prefix,
            form.extracting(first: Self.longestTerm - prefix.count)
        )
        occurrences.append(Occurrence(term: term, row: row, place: place))
        if !isColocated { (word, stem) = (term, nil) }
        if !prefix.isEmpty { stem = term }
    }

    mutating func repeatStem() -> Bool {
        switch stems[word] {
        case .unknown: return false
        case .none: return true
        case .term(let term):
            occurrences.append(Occurrence(term: term, row: row, place: place))
            return true
        }
    }

    mutating func rememberStem() { stems[word] = stem.map { .term($0) } ?? .none }

    /// Says in which language the texts are that follow.
    mutating func expectStems(of language: String) { stems.use(language) }

    mutating func appendMention(range: Range<Int>) {
        mentions.append(PostingsBuilder.MentionPlace(row: row, place: place))
    }

    mutating func removeAll() {
        table.removeAll()
        stems.removeAll()
        occurrences.removeAll(keepingCapacity: true)
        mentions.removeAll(keepingCapacity: true)
    }

    func sorted() -> TermRun {
        let places = placesByTerm()
        var run = TermRun()
        run.terms.reserveCapacity(table.bytes.count)
        run.lists.reserveCapacity(occurrences.count * 5)
        run.termEnds.reserveCapacity(table.count)
        run.listEnds.reserveCapacity(table.count)
        run.rows.reserveCapacity(table.count)
        for term in termsInOrder() {
            run.terms.append(contentsOf: table.bytes[table[term]])
            run.termEnds.append(run.terms.count)
            let range = places.starts[term]..<places.starts[term + 1]
            run.rows.append(PoslistWriter.write(places.packed, range, to: &run.lists))
            run.listEnds.append(run.lists.count)
        }
        run.giveBackRoom()
        return run
    }

    /// Row and place of every occurrence, those of a term side by side in the order they came.
    private func placesByTerm() -> (packed: [UInt64], starts: [Int]) {
        var starts = [Int](repeating: 0, count: table.count + 1)
        for occurrence in occurrences { starts[Int(occurrence.term) + 1] += 1 }
        for term in 0..<table.count { starts[term + 1] += starts[term] }
        var next = starts
        var packed = [UInt64](repeating: 0, count: occurrences.count)
        for occurrence in occurrences {
            let term = Int(occurrence.term)
            packed[next[term]] = UInt64(occurrence.row) << 32 | UInt64(occurrence.place)
            next[term] += 1
        }
        return (packed, starts)
    }

    /// The numbers of the terms in the order of their bytes.
    private func termsInOrder() -> [Int] {
        var keys = (0..<table.count).map {
            (key: TermRun.key(of: table[$0], in: table.bytes), term: $0)
        }
        keys.sort { left, right in
            if left.key != right.key { return left.key < right.key }
            return table.bytes[table[left.term]].lexicographicallyPrecedes(
                table.bytes[table[right.term]]
            )
        }
        return keys.map(\.term)
    }
}

/// Which term the stem of a word is, in texts of one language.
private struct StemMemory {
    enum Stem {
        case unknown, none
        case term(UInt32)
    }

    private var language = ""
    /// By number of the word's term: 0 when unknown, 1 for none, or the number of the stem's term and 2.
    private var stems: [UInt32] = []

    mutating func use(_ language: String) {
        guard self.language != language else { return }
        self.language = language
        removeAll()
    }

    mutating func removeAll() { stems.removeAll(keepingCapacity: true) }

    subscript(word: UInt32) -> Stem {
        @inline(__always) get {
            let stem = word < stems.count ? stems[Int(word)] : 0
            return stem > 1 ? .term(stem - 2) : stem == 1 ? .none : .unknown
        }
        set {
            while stems.count <= word { stems.append(0) }
            stems[Int(word)] =
                switch newValue {
                case .unknown: 0
                case .none: 1
                case .term(let term): term + 2
                }
        }
    }
}

/// Writes the list of a term.
private enum PoslistWriter {
    /// - Parameters:
    ///   - packed: Row (32 bits), column (2) and place (30) of occurrences.
    ///   - range: Those of the term, ascending; not empty.
    ///   - bytes: The list is appended.
    /// - Returns: The first and the last row.
    static func write(
        _ packed: [UInt64],
        _ range: Range<Int>,
        to bytes: inout [UInt8]
    ) -> (first: UInt32, last: UInt32) {
        let first = UInt32(packed[range.lowerBound] >> 32)
        var last = first
        var next = range.lowerBound
        while next < range.upperBound {
            let row = UInt32(packed[next] >> 32)
            if row != last { Varint.append(UInt64(row - last), to: &bytes) }
            last = row
            // Most lists are short: room for a size of one byte, more is made when it is needed.
            let size = bytes.count
            bytes.append(0)
            var (column, place): (UInt64, UInt64) = (0, 0)
            while next < range.upperBound, UInt32(packed[next] >> 32) == row {
                let at = packed[next] & 0xFFFF_FFFF
                if at >> 30 != column {
                    (column, place) = (at >> 30, 0)
                    bytes.append(1)
                    Varint.append(column, to: &bytes)
                }
                Varint.append((at & 0x3FFF_FFFF) - place + 2, to: &bytes)
                place = at & 0x3FFF_FFFF
                next += 1
            }
            let length = bytes.count - size - 1
            if length < 0x40 {
                bytes[size] = UInt8(length * 2)
            } else {
                var long: [UInt8] = []
                Varint.append(UInt64(length) * 2, to: &long)
                bytes.replaceSubrange(size...size, with: long)
            }
        }
        return (first, last)
    }
}
