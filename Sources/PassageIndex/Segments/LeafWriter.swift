/// Writes the leaf pages of a segment of FTS5, the terms and their lists in order.
///
/// Source of the format: the comments at the head of `ext/fts5/fts5_index.c` of SQLite. A list that
/// runs over many pages gets no index of its own: FTS5 walks it, and makes the index when it merges.
struct LeafWriter {
    /// Takes a page that is full: its number, from 1, and its bytes.
    typealias PageBody = (_ number: Int, _ bytes: [UInt8]) throws -> Void
    /// Takes what tells a page from those before: a term that is greater than all of theirs and not
    /// greater than any of its own.
    typealias BoundaryBody = (_ term: ArraySlice<UInt8>, _ page: Int) throws -> Void

    /// The size of FTS5's own pages: with its row a page of SQLite.
    private static let pageSize = 4050
    private static let headerSize = 4
    /// A row's number and the size of its positions always stand on one page.
    private static let leastRoom = 16

    private let writePage: PageBody
    private let writeBoundary: BoundaryBody
    private var page = [UInt8](repeating: 0, count: headerSize)
    /// Where terms start in the page, as differences.
    private var footer: [UInt8] = []
    private var lastTermStart = 0
    private var term: [UInt8] = []
    private var row: Int64 = 0
    private var number = 1
    private var hasTerm = false
    /// Whether neither a term nor a row stands on the page.
    private var awaitsRow = true

    init(page: @escaping PageBody, boundary: @escaping BoundaryBody) {
        writePage = page
        writeBoundary = boundary
    }

    private var room: Int { Self.pageSize - page.count - footer.count }

    /// Starts the list of a term, greater than the one before.
    mutating func append(term next: [UInt8]) throws {
        if room <= next.count + 2, page.count > Self.headerSize { try flush() }
        Varint.append(UInt64(page.count - lastTermStart), to: &footer)
        lastTermStart = page.count
        var shared = 0
        while shared < min(term.count, next.count), term[shared] == next[shared] { shared += 1 }
        if hasTerm {
            Varint.append(UInt64(shared), to: &page)
        } else {
            if number == 1 {
                try writeBoundary([], 1)
            } else {
                try writeBoundary(next.prefix(shared + 1), number)
            }
            shared = 0
        }
        Varint.append(UInt64(next.count - shared), to: &page)
        page.append(contentsOf: next[shared...])
        term = next
        (hasTerm, awaitsRow, row) = (true, false, 0)
    }

    /// Adds rows to the list of the last term.
    ///
    /// - Parameters:
    ///   - list: The list as ``TermRun`` has it.
    ///   - first: The row it starts with, greater than all before.
    ///   - last: The row it ends with.
    /// - Throws: What the taker of a page throws.
    mutating func append(_ list: ArraySlice<UInt8>, first: Int64, last: Int64) throws {
        let bytes = list.span
        var at = 0
        var current = first
        while at < bytes.count {
            if room < Self.leastRoom { try flush() }
            if bytes.count - at + Self.leastRoom <= room {
                append(row: current)
                page.append(contentsOf: list[(list.startIndex + at)...])
                row = last
                return
            }
            let start = at
            append(row: current)
            let fitting = stretch(of: bytes, from: at)
            if fitting.end > at {
                page.append(
                    contentsOf: list[(list.startIndex + at)..<(list.startIndex + fitting.end)]
                )
                current += fitting.rows
                row = current
                at = fitting.end
            } else {
                let size = Int(Varint.read(bytes, at: &at) ?? 0) / 2
                at = min(at + size, bytes.count)
                try append(poslist: bytes.extracting(start..<at))
            }
            guard at < bytes.count else { return }
            current += Int64(Varint.read(bytes, at: &at) ?? 0)
        }
    }

    /// The rows of a list that fit on the page: where they end, and how far the last one is behind the
    /// first.
    private func stretch(
        of list: borrowing Span<UInt8>,
        from start: Int
    ) -> (end: Int, rows: Int64) {
        var stretch = (end: start, rows: Int64(0))
        var (at, rows) = (start, Int64(0))
        while at < list.count {
            let size = Int(Varint.read(list, at: &at) ?? 0) / 2
            at = min(at + size, list.count)
            guard at - start <= room else { break }
            stretch = (at, rows)
            rows += Int64(Varint.read(list, at: &at) ?? 0)
        }
        return stretch
    }

    private mutating func append(row next: Int64) {
        if awaitsRow {
            page[0] = UInt8(page.count >> 8)
            page[1] = UInt8(page.count & 0xFF)
            row = 0
            awaitsRow = false
        }
        Varint.append(UInt64(next - row), to: &page)
        row = next
    }

    /// Adds numbers, no one of which may be cut by the end of a page.
    private mutating func append(poslist: borrowing Span<UInt8>) throws {
        var written = 0
        while poslist.count - written > room {
            let limit = written + room
            var end = written
            while end < limit {
                var next = end
                guard Varint.read(poslist, at: &next) != nil, next <= limit else { break }
                end = next
            }
            for index in written..<end { page.append(poslist[index]) }
            written = end
            try flush()
        }
        for index in written..<poslist.count { page.append(poslist[index]) }
    }

    private mutating func flush() throws {
        page[2] = UInt8(page.count >> 8)
        page[3] = UInt8(page.count & 0xFF)
        page.append(contentsOf: footer)
        try writePage(number, page)
        number += 1
        page.removeAll(keepingCapacity: true)
        page.append(contentsOf: repeatElement(0, count: Self.headerSize))
        footer.removeAll(keepingCapacity: true)
        (lastTermStart, hasTerm, awaitsRow) = (0, false, true)
    }

    /// Writes the last page.
    ///
    /// - Returns: How many pages there are.
    mutating func finish() throws -> Int {
        if page.count > Self.headerSize { try flush() }
        return number - 1
    }
}
