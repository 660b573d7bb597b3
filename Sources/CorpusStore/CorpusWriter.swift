import GRDB

/// Adds documents to an index and takes them out; the only one who does.
///
/// Documents go in by ``write(_:)``, many to a transaction: at any moment, and after any crash, the file
/// holds each document whole or not at all.
package final class CorpusWriter {
    package let file: CorpusFile
    private let lock: WriterLock
    private let pool: DatabasePool
    private let today: String
    private var entities = EntityRows()

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
        guard let pool = file.database as? DatabasePool else {
            throw IndexError(.readOnly, path: path)
        }
        self.pool = pool
        self.today = today
    }

    /// What became of a document that was written.
    package enum Outcome: Equatable, Sendable {
        case added, updated
    }

    /// Writes documents in one transaction; those with a known uri replace what was there.
    ///
    /// - Returns: What became of each, in order, with its row.
    /// - Throws: ``IndexError``; nothing of the batch is then in the index.
    package func write(_ documents: [DocumentRecord]) throws -> [(outcome: Outcome, row: Int64)] {
        try transaction { session in try documents.map { try session.write($0) } }
    }

    /// Takes documents out, in one transaction.
    ///
    /// - Parameter rows: Rows of `document`; unknown ones are passed over.
    /// - Throws: ``IndexError``; all of them are then still there.
    package func remove(_ rows: [Int64]) throws {
        try transaction { session in
            for row in rows { try session.remove(document: row) }
        }
    }

    private func transaction<Value>(_ body: (WriteSession) throws -> Value) throws -> Value {
        do {
            return try IndexError.translating(file.path) {
                try pool.write { db in
                    let session = try WriteSession(db: db, today: today, entities: entities)
                    let value = try body(session)
                    try session.finish()
                    entities = session.entities
                    return value
                }
            }
        } catch {
            entities.forget()
            throw error
        }
    }

    /// Puts the full-text index in order after a run, and the log back into the file.
    ///
    /// - Parameter changed: How many documents were written or removed.
    /// - Throws: ``IndexError``; what was written before stays.
    package func finish(changed: Int) throws {
        try IndexError.translating(file.path) {
            if changed > 0 {
                try pool.write { db in
                    try db.execute(
                        sql: "INSERT INTO passage_index(passage_index) VALUES('optimize')")
                    try db.execute(sql: "PRAGMA optimize")
                }
            }
            _ = try pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }

    /// Closes the file.
    package func close() throws {
        try IndexError.translating(file.path) { try pool.close() }
    }
}
