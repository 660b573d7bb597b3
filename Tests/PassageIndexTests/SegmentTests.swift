import Testing

@testable import PassageIndex

/// Segments of our own making, as FTS5 reads them.
struct SegmentTests {
    /// FTS5 itself says that the segment is the index of the rows, and lists the same instances as an
    /// index that it made of them.
    @Test(arguments: UInt64(0)..<6)
    func aSegmentIsWhatFTS5WouldHaveWritten(seed: UInt64) throws {
        var dice = SeededGenerator(seed: seed)
        let (ours, theirs) = (try PlainIndex(), try PlainIndex())
        var row = Int.random(in: 1...5, using: &dice)
        for _ in 0..<Int.random(in: 1...3, using: &dice) {
            let rows = Self.rows(using: &dice)
            try ours.insertSegment(rows, first: row, runs: Int.random(in: 1...4, using: &dice))
            for (step, columns) in rows.enumerated() { try theirs.insert(row + step, columns) }
            row += rows.count
        }
        try ours.execute("INSERT INTO t(t) VALUES('integrity-check')")
        #expect(try ours.instances() == theirs.instances())
        // FTS5 goes on from there: it takes rows out, and merges.
        for gone in stride(from: 1, to: row, by: 3) {
            for index in [ours, theirs] {
                try index.execute("DELETE FROM t WHERE rowid = \(gone)")
            }
        }
        try ours.command("integrity-check")
        try seed % 2 == 0 ? ours.command("optimize") : ours.merge()
        try ours.command("integrity-check")
        #expect(try ours.instances() == theirs.instances())
    }

    /// Rows that make lists of many pages, positions that run over a page's end, and long terms.
    private static func rows(using dice: inout SeededGenerator) -> [[String]] {
        var rows = (0..<Int.random(in: 1...400, using: &dice)).map { _ in
            (0..<3).map { _ in
                SeededText.make(
                    words: Int.random(in: 0...6, using: &dice),
                    markedOnce: 99,
                    using: &dice
                ).text
            }
        }
        let long = (0..<Int.random(in: 1...9000, using: &dice)).map { _ in
            dice.pick(["militias ", "iraq ", "* "])
        }
        rows.append(["", "", long.joined()])
        rows.append(["the", String(repeating: "long", count: 2000), "militias"])
        rows += (0..<200).map { ["", "", "the \($0)"] }
        return rows
    }

    @Test func mergingLeavesNothingOfWhatIsGone() throws {
        let index = try PlainIndex()
        for row in 1...3 {
            try index.transaction { try index.insert(row, ["militia", "", "of row \(row)"]) }
        }
        #expect(try index.segmentCount == 3)
        try index.merge()
        #expect(try index.segmentCount == 1)
        for row in 1...3 { try index.delete(row) }
        try index.merge()
        try index.command("integrity-check")
        #expect(try index.segmentCount == 0)
        #expect(try index.instances() == "")
        let pages = try index.execute(
            """
            SELECT CAST((SELECT count(*) FROM t_data WHERE id > 10) + (SELECT count(*) FROM t_idx)
                AS TEXT)
            """
        )
        #expect(pages == [UInt8(ascii: "0")])
        try index.insert(4, ["militia", "", ""])
        #expect(try index.rows(matching: "militia") == 1)
    }

    @Test func aDirectoryIsReadAsItWasWritten() throws {
        var directory = try #require(SegmentDirectory([0, 0, 0, 7, 0, 0, 0]))
        #expect(directory.count == 0 && directory.freeNumber == 1)
        directory.add(1, pages: 300)
        directory.add(2, pages: 1)
        #expect(SegmentDirectory(directory.encoded) == directory)
        #expect(directory.count == 2 && directory.freeNumber == 3)
        #expect(Array(directory.encoded.prefix(4)) == [0, 0, 0, 7])
    }

    @Test(
        arguments: [
            [], [0, 0, 0, 0], [0, 0, 0, 0, 0xFF, 0, 0, 1, 0], [0, 0, 0, 0, 1, 1, 0, 0, 1, 1],
            [0, 0, 0, 0, 1, 1, 0, 0, 9, 1],
        ] as [[UInt8]]
    )
    func aDamagedDirectoryIsNone(record: [UInt8]) {
        #expect(SegmentDirectory(record) == nil)
    }

    @Test func numbersAreReadAsTheyWereWritten() {
        for shift in UInt64(0)..<55 {
            for number: UInt64 in [1 << shift, (1 << shift) - 1, (1 << shift) + 1] {
                var bytes: [UInt8] = []
                Varint.append(number, to: &bytes)
                var at = 0
                #expect(Varint.read(bytes.span, at: &at) == number)
                #expect(at == bytes.count)
            }
        }
    }
}

extension PlainIndex {
    /// Adds rows by a segment of our own making, of so many runs.
    fileprivate func insertSegment(_ rows: [[String]], first: Int, runs count: Int) throws {
        var runs: [(run: TermRun, firstRow: Int64)] = []
        var words = [0, 0, 0]
        let builder = PostingsBuilder()
        let step = (rows.count + count - 1) / count
        for start in stride(from: 0, to: rows.count, by: step) {
            for place in start..<min(start + step, rows.count) {
                let sizes = IndexColumn.allCases.map { column in
                    builder.add(
                        Array(rows[place][column.rawValue].utf8).span,
                        row: UInt32(place - start),
                        column: column,
                        language: "",
                        mentions: []
                    )
                }
                for column in 0..<3 { words[column] += sizes[column] }
                try execute(
                    "INSERT INTO t_content VALUES(\(first + place), ?, ?, ?)",
                    rows[place].map { Array($0.utf8) }
                )
                try execute(
                    "INSERT INTO t_docsize VALUES(\(first + place), CAST(? AS BLOB))",
                    [WordCounts.encode(sizes)]
                )
            }
            runs.append((builder.finish().run, Int64(first + start)))
        }
        try execute("BEGIN")
        try settle()
        try execute("COMMIT")
        let known = try execute("SELECT block FROM t_data WHERE id = 10")
        var directory = try #require(SegmentDirectory(known))
        let segment = try #require(directory.freeNumber)
        let pages = try SegmentWriter.write(runs) { number, page in
            try self.insert(page, number, of: segment)
        } boundary: { term, page in
            try self.insert(boundary: term, page, of: segment)
        }
        directory.add(segment, pages: pages)
        try replace(SegmentDirectory.row, with: directory.encoded)
        let sums = WordCounts.decode(try execute("SELECT block FROM t_data WHERE id = 1"))
        let totals = zip([rows.count] + words, sums + [0, 0, 0, 0]).map { $0 + $1 }
        try replace(WordCounts.totalsRow, with: WordCounts.encode(totals))
    }
}
