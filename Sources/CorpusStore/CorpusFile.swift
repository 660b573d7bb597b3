import GRDB
import PassageIndex

/// An open index file: one writer, many readers.
///
/// Readers see the file as it was at its last commit when they began, whatever the writer does.
package final class CorpusFile: Sendable {
    /// The file's path as it was given.
    package let path: String
    /// The connection that writes; `nil` in a file that was opened for reading.
    let writer: DatabaseQueue?
    private let readers: ReaderPool
    private let facts = FactCache()

    /// Opens an index for reading; one of an older version is brought up to date first.
    ///
    /// - Parameter path: An index file. It may lie in a folder that cannot be written.
    /// - Throws: ``IndexError``: missing, not an index, of a newer version, of an older one and not
    ///   to be written, damaged.
    package init(reading path: String) throws {
        self.path = path
        writer = nil
        guard FileState.exists(path) else { throw IndexError(.missing, path: path) }
        let opened = try Self.readers(path)
        guard try !IndexError.translating(path, { try opened.read(Self.isCurrent) }) else {
            readers = opened
            return
        }
        try IndexError.translating(path) { try opened.close() }
        do {
            let lock = try WriterLock(index: path, patience: 5)
            try withExtendedLifetime(lock) { try CorpusFile(writing: path).close() }
        } catch let error as IndexError where error.kind == .readOnly {
            throw IndexError(.olderVersion, path: path)
        }
        readers = try Self.readers(path)
    }

    private static func isCurrent(_ db: Database) throws -> Bool {
        try Schema.migrator.hasCompletedMigrations(db)
    }

    private static func readers(_ path: String) throws -> ReaderPool {
        try IndexError.translating(path) {
            let configuration = Self.configuration(readerCache: 64 << 10)
            do {
                let readers = try ReaderPool(path: path, configuration: configuration)
                try readers.read { try Self.check($0, path: path) }
                return readers
            } catch let error as DatabaseError
                where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
                && FileState.size(path + "-wal") == 0
            {
                // A file in WAL mode needs its folder written to, unless nobody can write to it.
                let readers = try ReaderPool(
                    path: "file:\(Self.escaped(path))?immutable=1",
                    configuration: configuration
                )
                try readers.read { try Self.check($0, path: path) }
                return readers
            }
        }
    }

    /// Opens an index for writing, and makes it if it does not exist.
    ///
    /// Used by ``CorpusWriter``, which holds the lock.
    init(writing path: String) throws {
        self.path = path
        (writer, readers) = try IndexError.translating(path) {
            // Its readers ask once for each document whether it is there.
            var configuration = Self.configuration(readerCache: 4 << 10)
            configuration.journalMode = .wal
            configuration.busyMode = .timeout(10)
            // The writer keeps references whole itself; `verify` checks them.
            configuration.foreignKeysEnabled = false
            // A transaction stays open over several calls of the writer.
            configuration.allowsUnsafeTransactions = true
            let isNew = !FileState.exists(path) || FileState.isEmpty(path)
            if !isNew { try Self.readers(path).close() }
            // A commit that is lost with the power is made again by the next run: GRDB sets
            // `synchronous` to NORMAL beside the write-ahead log.
            let writer = try DatabaseQueue(path: path, configuration: configuration)
            try Schema.migrator.migrate(writer)
            return (writer, try ReaderPool(path: path, configuration: configuration))
        }
    }

    /// Closes the file; the last to do so leaves it without a write-ahead log.
    ///
    /// - Throws: ``IndexError`` when SQLite refuses.
    func close() throws {
        try IndexError.translating(path) {
            // Who only reads cannot write the log back, so the writer has to be last.
            try readers.close()
            try writer?.close()
        }
    }

    /// Gives a view of the file as it is at its last commit, for as long as `body` runs.
    ///
    /// - Throws: ``IndexError``, and what `body` throws.
    package func read<Value>(_ body: (CorpusSnapshot) throws -> Value) throws -> Value {
        try IndexError.translating(path) {
            // GRDB prepares what begins and ends a read each time, which is a fifth of a short search.
            try readers.read { db in
                try RowStatement(db, "BEGIN").run()
                let result = Result {
                    try body(CorpusSnapshot(db: db, path: path, cache: facts))
                }
                try RowStatement(db, "ROLLBACK").run()
                return try result.get()
            }
        }
    }

    /// How many KB of pages the writing connection keeps.
    private static let writerCache = 16 << 10

    /// The size of the file in bytes, with what is not yet written back into it.
    package var byteCount: Int { FileState.size(path) + FileState.size(path + "-wal") }

    /// The settings of connections; those that only read keep so many KB of pages.
    private static func configuration(readerCache: Int) -> Configuration {
        var configuration = Configuration()
        configuration.label = "fihrist"
        configuration.prepareDatabase { db in
            guard let connection = db.sqliteConnection else { return }
            try PassageModule.register(on: connection)
            let cache = db.configuration.readonly ? readerCache : writerCache
            try db.execute(sql: "PRAGMA cache_size = -\(cache)")
        }
        return configuration
    }

    private static func check(_ db: Database, path: String) throws {
        let id = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
        guard id == Schema.applicationID else { throw IndexError(.notAnIndex, path: path) }
        guard try !Schema.migrator.hasBeenSuperseded(db) else {
            throw IndexError(.newerVersion, path: path)
        }
    }

    private static func escaped(_ path: String) -> String {
        path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
    }
}
