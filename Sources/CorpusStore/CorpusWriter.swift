import GRDB

/// Adds documents to an index and takes them out; the only one who does.
///
/// Many documents go into one transaction, which stays open from one ``write(_:)`` to the next until it
/// is large enough, or ``commit()``: at any moment, and after any crash, the file holds each document
/// whole or not at all.
package final class CorpusWriter {
    package let file: CorpusFile
    private var lock: WriterLock?
    private let queue: DatabaseQueue
    private let today: String
    private var entities = EntityRows()
    private let segments = SegmentStore()
    private var words = WordRows()
    private var pendingBytes = 0

    /// How many bytes of documents make a transaction, and how many of postings: each makes a segment
    /// of the full-text index, and small segments have to be merged later.
    private static let transactionBytes = 24 << 20
    private static let postingBytes = 64 << 20

    /// Opens an index for writing, and makes it if it does not exist.
    ///
    /// - Parameters:
    ///   - path: The index file; its folder must exist.
    ///   - today: The day noted with each document, ISO 8601.
    ///   - patience: How many seconds to wait for another writer.
    /// - Throws: ``IndexError``; an existing file is then as it was.
    package init(path: String, today: String, patience: Int = 5) throws {
        lock = try WriterLock(index: path, patience: patience)
        file = try CorpusFile(writing: path)
        guard let queue = file.writer else {
            throw IndexError(.readOnly, path: path)
        }
        self.queue = queue
        self.today = today
    }

    /// What became of a document that was written.
    package enum Outcome: Equatable, Sendable {
        case added, updated, unchanged
    }

    /// Writes documents; those with a known uri replace what was there, unless they are the same.
    ///
    /// - Returns: What became of each, in order, with its row.
    /// - Throws: ``IndexError``; nothing since the last commit is then in the index.
    package func write(_ documents: [DocumentRecord]) throws -> [(outcome: Outcome, row: Int64)] {
        let builder = BatchBuilder()
        for document in documents { builder.add(document) }
        return try write(builder.finish())
    }

    /// Writes the documents of a batch; those with a known uri replace what was there, unless they are
    /// the same.
    ///
    /// - Returns: What became of each, in order, with its row.
    /// - Throws: ``IndexError``; nothing since the last commit is then in the index.
    package func write(_ batch: DocumentBatch) throws -> [(outcome: Outcome, row: Int64)] {
        try change(bytes: batch.byteCount) { session in
            let outcomes = try write(batch, by: session)
            for (document, outcome) in zip(batch.documents, outcomes)
            where outcome.outcome != .unchanged { words.add(document.words) }
            return outcomes
        }
    }

    private func write(
        _ batch: DocumentBatch,
        by session: WriteSession
    ) throws -> [(outcome: Outcome, row: Int64)] {
        let unchanged = try batch.documents.map { try session.unchangedRow(of: $0) }
        guard unchanged.contains(where: { $0 != nil }) else { return try session.write(batch) }
        // Rows have no gaps in a batch: the documents that are left need one of their own.
        let builder = BatchBuilder()
        for (document, row) in zip(batch.documents, unchanged) where row == nil {
            builder.add(document)
        }
        var written = try session.write(builder.finish()).makeIterator()
        return unchanged.compactMap { row in
            row.map { (.unchanged, $0) } ?? written.next()
        }
    }

    /// Takes documents out.
    ///
    /// - Parameter rows: Rows of `document`; unknown ones are passed over.
    /// - Throws: ``IndexError``; nothing since the last commit is then in the index.
    package func remove(_ rows: [Int64]) throws {
        try change(bytes: 0) { session in
            for row in rows { try session.remove(document: row) }
        }
    }

    /// Makes everything written so far last.
    ///
    /// - Throws: ``IndexError``; nothing since the last commit is then in the index.
    package func commit() throws {
        pendingBytes = 0
        try inDatabase { db in
            guard db.isInsideTransaction else { return }
            try words.flush(all: false, in: db)
            try segments.flush(db)
            try db.commit()
        }
    }

    private func change<Value>(
        bytes: Int,
        _ body: (WriteSession) throws -> Value
    ) throws -> Value {
        let value = try inDatabase { db in
            if !db.isInsideTransaction { try db.beginTransaction(.immediate) }
            let session = try WriteSession(
                db: db,
                today: today,
                entities: entities,
                segments: segments
            )
            let value = try body(session)
            try session.finish()
            entities = session.entities
            return value
        }
        pendingBytes += bytes
        if pendingBytes >= Self.transactionBytes || segments.byteCount >= Self.postingBytes {
            try commit()
        }
        return value
    }

    /// The entities whose mentions have become more or fewer since the last time.
    var touchedEntities: Set<Int64> { entities.touched }

    func forgetTouchedEntities() { entities.touched = [] }

    /// Runs `body` on the writing connection; when it throws, all since the last commit is undone.
    func inDatabase<Value>(_ body: (Database) throws -> Value) throws -> Value {
        try IndexError.translating(file.path) {
            try queue.unsafeReentrantWrite { db in
                do {
                    return try body(db)
                } catch {
                    entities.forget()
                    segments.removeAll()
                    words = WordRows()
                    pendingBytes = 0
                    // SQLite has rolled back by itself after some errors; then this does nothing.
                    if db.isInsideTransaction { try? db.rollback() }
                    throw error
                }
            }
        }
    }

    /// Puts the full-text index in order after a run, makes the lists of frequent terms, and puts the log
    /// back into the file.
    ///
    /// - Parameters:
    ///   - changed: How many documents were written or removed.
    ///   - frequent: In how many passages a term stands at least to have a list.
    ///   - leastPassages: How many passages an index has at least to have lists.
    /// - Throws: ``IndexError``; what was written before stays.
    package func finish(
        changed: Int,
        frequent: Int = 256,
        leastPassages: Int = 10_000
    ) throws {
        try commit()
        try inDatabase { db in
            if changed > 0 {
                try db.inTransaction {
                    try words.flush(all: true, in: db)
                    return .commit
                }
                // What it counted is written, and the lists need the room.
                words = WordRows()
                let lists = ImpactBuilder(db: db, minimum: frequent, leastPassages: leastPassages)
                try db.inTransaction(.immediate) {
                    try SegmentStore.merge(db)
                    if try lists.areDue { try lists.build() }
                    return .commit
                }
                try db.execute(sql: "PRAGMA optimize")
            }
            try Self.putLogBack(db)
        }
    }

    /// Merges the full-text index into one segment and makes the lists of frequent terms anew, though
    /// neither may be due.
    ///
    /// - Parameters:
    ///   - frequent: In how many passages a term stands at least to have a list.
    ///   - leastPassages: How many passages an index has at least to have lists.
    /// - Returns: How many segments there were, and how many lists there are.
    /// - Throws: ``IndexError``; the index is then as it was.
    package func optimize(
        frequent: Int = 256,
        leastPassages: Int = 10_000
    ) throws -> (segments: Int, lists: Int) {
        try commit()
        return try inDatabase { db in
            let segments = try SegmentStore.count(in: db)
            let lists = ImpactBuilder(db: db, minimum: frequent, leastPassages: leastPassages)
            try db.inTransaction(.immediate) {
                try SegmentStore.mergeAll(db)
                if try lists.pay { try lists.build() }
                return .commit
            }
            try db.execute(sql: "PRAGMA optimize")
            try Self.putLogBack(db)
            // The lengths of passages lie among the lists, under no term.
            let count = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM impact_list WHERE length(term) > 0"
            )
            return (segments, count ?? 0)
        }
    }

    /// Puts the log back into the file, unless somebody goes on reading what was there before: then
    /// the next writer does.
    private static func putLogBack(_ db: Database) throws {
        try db.execute(sql: "PRAGMA busy_timeout = 1000")
        do { try db.checkpoint(.truncate) } catch let error as DatabaseError
            where error.resultCode == .SQLITE_BUSY
        {}
        try db.execute(sql: "PRAGMA busy_timeout = 10000")
    }

    /// Closes the file and lets another writer in.
    package func close() throws {
        try file.close()
        lock = nil
    }
}
