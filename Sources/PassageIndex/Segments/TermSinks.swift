/// Which terms are wanted: one, or all that start so.
struct WantedTerm {
    /// With the byte that FTS5 puts before every term.
    let bytes: [UInt8]
    let isPrefix: Bool

    init(_ term: [UInt8], isPrefix: Bool) {
        bytes = [UInt8(ascii: "0")] + term
        self.isPrefix = isPrefix
    }

    func step(at term: [UInt8]) -> ScanStep {
        if isPrefix ? term.starts(with: bytes) : term == bytes { return .take }
        return bytes.lexicographicallyPrecedes(term) ? .stop : .pass
    }
}

/// Counts the occurrences in each row.
struct PostingSink: DoclistSink {
    let wanted: WantedTerm
    let column: IndexColumn?
    /// Rows that have been taken out are there with counts of 0.
    private(set) var postings: [Posting] = []

    init(_ wanted: WantedTerm, column: IndexColumn?) {
        self.wanted = wanted
        self.column = column
    }

    mutating func reserve(pages: () throws -> Int) rethrows {
        postings.reserveCapacity(try pages() * 1024)
    }

    mutating func start(_ term: [UInt8]) -> ScanStep { wanted.step(at: term) }

    @inline(__always)
    mutating func add(row: UInt32, places: UnsafePointer<UInt8>, count: Int) {
        var posting = Posting(passage: row, title: 0, heading: 0, text: 0)
        if count == 3, places[0] == 1, places[1] == 2 {
            posting.text = 1
        } else {
            PlaceList(places, count).forEach { column, _ in posting.add(column) }
        }
        if let column { posting.keep(column) }
        postings.append(posting)
    }
}

/// Notes every place in each row.
struct PositionSink: DoclistSink {
    let wanted: WantedTerm
    let column: IndexColumn?
    /// Whether rows are noted: where there are several segments, to know which says what.
    let notesRows: Bool
    /// The rows met, with those that have been taken out, and where their positions start.
    private(set) var rows: [(row: UInt32, term: Int, start: Int)] = []
    private(set) var positions: [Position] = []
    /// The terms met that are wanted.
    private(set) var terms: [[UInt8]] = []
    /// The only rows that matter, ascending; `nil` for all.
    let candidates: [UInt32]?
    private var next = 0

    init(
        _ wanted: WantedTerm,
        column: IndexColumn?,
        candidates: [UInt32]?,
        notesRows: Bool
    ) {
        self.wanted = wanted
        self.column = column
        self.candidates = candidates
        self.notesRows = notesRows
    }

    mutating func start(_ term: [UInt8]) -> ScanStep {
        let step = wanted.step(at: term)
        if step == .take {
            terms.append(term)
            next = 0
        }
        return step
    }

    @inline(__always)
    mutating func add(row: UInt32, places: UnsafePointer<UInt8>, count: Int) {
        if let candidates {
            while next < candidates.count, candidates[next] < row { next += 1 }
            guard next < candidates.count, candidates[next] == row else { return }
        }
        if notesRows { rows.append((row, terms.count - 1, positions.count)) }
        PlaceList(places, count).forEach { column, place in
            guard self.column == nil || self.column?.rawValue == column else { return }
            positions.append(Position(passage: row, column: column, place: place))
        }
    }
}

/// Notes where a stretch of words can start, by the places of one of them.
struct StretchSink: DoclistSink {
    private let wanted: WantedTerm
    /// How many words of the stretch stand before this one.
    private let step: Int
    private let column: IndexColumn?
    /// Whether every place of the word is taken, or only those that fit the words seen before.
    private let isFirst: Bool
    /// The only rows that matter, ascending; `nil` for all.
    private let rows: [UInt32]?
    private var nextRow = 0
    /// Those kept are moved to the start.
    private var starts: [Position]
    private var kept = 0
    private var next = 0
    private(set) var firstWanted: UInt32 = 0

    /// - Parameters:
    ///   - wanted: The word.
    ///   - step: How many words of the stretch stand before it.
    ///   - column: The only column that counts; `nil` for all.
    ///   - starts: Where the words seen before let the stretch start, ascending; `nil` when none was
    ///     seen.
    ///   - rows: The only rows that matter, ascending; `nil` for all.
    init(
        _ wanted: WantedTerm,
        step: Int,
        column: IndexColumn?,
        within starts: [Position]?,
        rows: [UInt32]? = nil
    ) {
        self.rows = rows
        self.wanted = wanted
        self.step = step
        self.column = column
        isFirst = starts == nil
        self.starts = starts ?? []
        moveOn(to: 0)
    }

    /// Passes over what is wanted before a row.
    @inline(__always)
    private mutating func moveOn(to row: UInt32) {
        firstWanted = row
        if let rows {
            while nextRow < rows.count, rows[nextRow] < row { nextRow += 1 }
            firstWanted = nextRow < rows.count ? rows[nextRow] : .max
        }
        if !isFirst {
            while next < starts.count, starts[next].passage < row { next += 1 }
            firstWanted = max(firstWanted, next < starts.count ? starts[next].passage : .max)
        }
    }

    mutating func reserve(pages: () throws -> Int) rethrows {
        if isFirst, rows == nil { starts.reserveCapacity(try pages() * 1024) }
    }

    /// Where the stretch can start.
    mutating func finish() -> [Position] {
        if !isFirst { starts.removeLast(starts.count - kept) }
        return starts
    }

    mutating func start(_ term: [UInt8]) -> ScanStep { wanted.step(at: term) }

    @inline(__always)
    mutating func add(row: UInt32, places: UnsafePointer<UInt8>, count: Int) {
        moveOn(to: row)
        guard row == firstWanted else { return }
        PlaceList(places, count).forEach { column, place in
            guard place >= step, self.column == nil || self.column?.rawValue == column else {
                return
            }
            let start = Position(passage: row, column: column, place: place - step)
            if isFirst { return starts.append(start) }
            while next < starts.count, starts[next] < start { next += 1 }
            guard next < starts.count, starts[next] == start else { return }
            starts[kept] = start
            kept += 1
            next += 1
        }
        moveOn(to: row &+ 1)
    }
}

/// The places of a term in a row, as FTS5 packs them.
///
///     places = *place *(01 column *place)       the first are those of column 0
///     place  = 2 + distance to the one before in the column
struct PlaceList {
    private let bytes: UnsafePointer<UInt8>
    private let count: Int

    init(_ bytes: UnsafePointer<UInt8>, _ count: Int) {
        self.bytes = bytes
        self.count = count
    }

    @inline(__always)
    func forEach(_ body: (_ column: Int, _ place: Int) -> Void) {
        // Safe: `at` is held to `count` before each number, and reading on is allowed for longer than
        // a number can be.
        var (at, column, place) = (0, 0, 0)
        while at < count {
            let step = number(&at)
            if step == 1 {
                column = number(&at) & 3
                place = 0
            } else {
                place &+= step &- 2
                body(column, place)
            }
        }
    }

    @inline(__always)
    private func number(_ at: inout Int) -> Int {
        var value = 0
        for _ in 0..<9 {
            let byte = bytes[at]
            at += 1
            value = value << 7 | Int(byte & 0x7F)
            if byte < 0x80 { break }
        }
        return value
    }
}

extension Posting {
    /// Counts an occurrence; counts stop at the top of their range.
    @inline(__always)
    mutating func add(_ column: Int) {
        switch column {
        case 0: title = min(title, .max - 1) + 1
        case 1: heading = min(heading, .max - 1) + 1
        default: text = min(text, .max - 1) + 1
        }
    }

    /// Forgets the occurrences in other columns.
    mutating func keep(_ column: IndexColumn) {
        if column != .title { title = 0 }
        if column != .heading { heading = 0 }
        if column != .text { text = 0 }
    }

    /// Whether nothing occurs.
    var isEmpty: Bool { title == 0 && heading == 0 && text == 0 }
}
