import Foundation
import GRDB
import PassageIndex

/// Postings that are not in the full-text index yet, and how they get there.
///
/// They are written as one segment of FTS5's own format, a whole transaction's at a time, instead of row
/// by row through FTS5, which spends more time on each word than everything else together.
final class SegmentStore {
    private var runs: [(run: TermRun, firstRow: Int64)] = []
    /// Rows, and words of each column, that the index does not count yet.
    private var totals = [Int](repeating: 0, count: 1 + IndexColumn.allCases.count)
    /// How much memory the postings take, about.
    private(set) var byteCount = 0

    /// Whether a passage waits to be indexed.
    func holds(_ passage: Int64) -> Bool { runs.first.map { passage >= $0.firstRow } ?? false }

    func append(_ run: TermRun, firstRow: Int64) {
        runs.append((run, firstRow))
        byteCount += run.byteCount
    }

    /// Counts a passage.
    ///
    /// - Parameter words: The words of its columns.
    func count(words: [Int]) {
        totals[0] += 1
        for (column, words) in words.enumerated() { totals[column + 1] += words }
    }

    /// Forgets everything, because a transaction was rolled back.
    func removeAll() {
        runs.removeAll()
        for place in totals.indices { totals[place] = 0 }
        byteCount = 0
    }

    /// Puts everything into the full-text index, as a part of the open transaction.
    func flush(_ db: Database) throws {
        guard !runs.isEmpty else { return }
        if try Self.directory(in: db).count >= Self.mostBeforeMerging { try Self.mergeAll(db) }
        try Self.settle(db)
        var directory = try Self.directory(in: db)
        let output = try SegmentOutput(db, directory)
        let pages = try SegmentWriter.write(runs, page: output.write, boundary: output.bound)
        if pages > 0 {
            directory.add(output.segment, pages: pages)
            try Self.replace(SegmentDirectory.row, with: directory.encoded, in: db)
        }
        let known = try WordCounts.decode(Self.record(WordCounts.totalsRow, in: db))
        let sums = totals.enumerated().map { place, count in
            count + (place < known.count ? known[place] : 0)
        }
        try Self.replace(WordCounts.totalsRow, with: WordCounts.encode(sums), in: db)
        removeAll()
    }

    /// Merges the segments of the full-text index when they are many.
    ///
    /// A search asks each of them, and a merge copies the whole index: so it waits until it pays.
    static func merge(_ db: Database) throws {
        guard try directory(in: db).count > mostSegments else { return }
        try mergeAll(db)
    }

    /// How many segments the full-text index has.
    static func count(in db: Database) throws -> Int { try directory(in: db).count }

    /// Merges all segments of the full-text index, as a part of the open transaction.
    static func mergeAll(_ db: Database) throws {
        try settle(db)
        var directory = try directory(in: db)
        guard directory.count > 1 else { return }
        try ImpactBuilder(db: db).void()
        let gone = directory.numbers
        let output = try SegmentOutput(db, directory)
        let pages = try SegmentMerger.merge(
            directory,
            from: SegmentRecords(db, path: ""),
            done: output.delete,
            page: output.write,
            boundary: output.bound
        )
        for segment in gone { try output.forget(segment) }
        directory.replaceAll(with: output.segment, pages: pages)
        try replace(SegmentDirectory.row, with: directory.encoded, in: db)
    }

    private static let mostSegments = 8
    /// FTS5 has numbers for 2,000 segments.
    private static let mostBeforeMerging = 1000

    /// Makes FTS5 write what it holds in memory, and forget what it knows of its tables.
    ///
    /// It does the one when a savepoint is set and the other when it is rolled back to, if the table
    /// takes part in the transaction, which it does from the first statement on that could change it.
    private static func settle(_ db: Database) throws {
        try db.execute(
            sql: """
                DELETE FROM passage_index WHERE rowid = -1;
                SAVEPOINT settled;
                ROLLBACK TO settled;
                RELEASE settled;
                """
        )
    }

    private static func directory(in db: Database) throws -> SegmentDirectory {
        guard let directory = try SegmentDirectory(record(SegmentDirectory.row, in: db)) else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT,
                message: "the list of segments of passage_index cannot be read"
            )
        }
        return directory
    }

    private static func record(_ row: Int64, in db: Database) throws -> [UInt8] {
        let data = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT block FROM passage_index_data WHERE id = ?"),
            arguments: [row]
        )
        return data.map { [UInt8]($0) } ?? []
    }

    private static func replace(_ row: Int64, with record: [UInt8], in db: Database) throws {
        try RowStatement(db, "REPLACE INTO passage_index_data(id, block) VALUES(?, ?)")
            .run(.integer(row), .blob(record))
    }
}

/// Where the pages of a new segment go.
private struct SegmentOutput {
    let segment: Int64
    private let insertPage: RowStatement
    private let insertBoundary: RowStatement
    private let deletePage: RowStatement
    private let deleteBoundaries: RowStatement

    init(_ db: Database, _ directory: SegmentDirectory) throws {
        guard let free = directory.freeNumber else {
            throw DatabaseError(
                resultCode: .SQLITE_FULL,
                message: "passage_index has no number left for another segment"
            )
        }
        segment = free
        insertPage = try RowStatement(
            db,
            "INSERT INTO passage_index_data(id, block) VALUES(?, ?)"
        )
        insertBoundary = try RowStatement(
            db,
            "INSERT INTO passage_index_idx(segid, term, pgno) VALUES(?, ?, ?)"
        )
        deletePage = try RowStatement(db, "DELETE FROM passage_index_data WHERE id = ?")
        deleteBoundaries = try RowStatement(db, "DELETE FROM passage_index_idx WHERE segid = ?")
    }

    func write(number: Int, page: [UInt8]) throws {
        try insertPage.run(
            .integer(SegmentDirectory.row(segment: segment, page: number)),
            .blob(page)
        )
    }

    func bound(term: ArraySlice<UInt8>, page: Int) throws {
        try insertBoundary.run(.integer(segment), .blob(Array(term)), .integer(page << 1))
    }

    /// Takes a page of another segment away.
    func delete(row: Int64) throws { try deletePage.run(.integer(row)) }

    /// Takes the boundaries of another segment away.
    func forget(_ segment: Int64) throws { try deleteBoundaries.run(.integer(segment)) }
}
