import GRDB
import PassageIndex

/// An open index file: one writer, many readers.
///
/// Readers see the file as it was at its last commit when they began, whatever the writer does.
package final class CorpusFile: Sendable {
    /// The file's path as it was given.
    package let path: String
    let database: any DatabaseReader
    private let facts = FactCache()

    /// Opens an index for reading; one of an older version is brought up to date first.
    ///
    /// - Parameter path: An index file. It may lie in a folder that cannot be written.
    /// - Throws: ``IndexError``: missing, not an index, of a newer version, of an older one and not
    ///   to be written, damaged.
    package init(reading path: String) throws {
        self.path = path
        guard FileState.exists(path) else { throw IndexError(.missing, path: path) }
        let opened = try Self.reader(path)
        guard try !IndexError.translating(path, { try opened.read(Self.isCurrent) }) else {
            database = opened
            return
        }
        try IndexError.translating(path) { try opened.close() }
        do {
            let lock = try WriterLock(index: path, patience: 5)
            try withExtendedLifetime(lock) { _ = try CorpusFile(writing: path) }
        } catch let error as IndexError where error.kind == .readOnly {
            throw IndexError(.olderVersion, path: path)
        }
        database = try Self.reader(path)
    }

    private static func isCurrent(_ db: Database) throws -> Bool {
        try Schema.migrator.hasCompletedMigrations(db)
    }

    private static func reader(_ path: String) throws -> any DatabaseReader {
        try IndexError.translating(path) {
            var configuration = Self.configuration(readerCache: 64 << 10)
            configuration.readonly = true
            do {
                let pool = try DatabasePool(path: path, configuration: configuration)
                try pool.read { try Self.check($0, path: path) }
                return pool
            } catch let error as DatabaseError where error.resultCode == .SQLITE_CANTOPEN {
                // A file in WAL mode needs its folder written to, unless nobody can write to it.
                let queue = try DatabaseQueue(
                    path: "file:\(Self.escaped(path))?immutable=1",
                    configuration: configuration
                )
                try queue.read { try Self.check($0, path: path) }
                return queue
            }
        }
    }

    /// Opens an index for writing, and makes it if it does not exist.
    ///
    /// Used by ``CorpusWriter``, which holds the lock.
    init(writing path: String) throws {
        self.path = path
        database = try IndexError.translating(path) {
            // Its readers ask once for each document whether it is there.
            var configuration = Self.configuration(readerCache: 4 << 10)
            configuration.busyMode = .timeout(10)
            // The writer keeps references whole itself; `verify` checks them.
            configuration.foreignKeysEnabled = false
            // A transaction stays open over several calls of the writer.
            configuration.allowsUnsafeTransactions = true
            let isNew = !FileState.exists(path) || FileState.isEmpty(path)
            if !isNew { try Self.reader(path).close() }
            let pool = try DatabasePool(path: path, configuration: configuration)
            try Schema.migrator.migrate(pool)
            try pool.writeWithoutTransaction { db in
                // A commit that is lost with the power is made again by the next run.
                try db.execute(sql: "PRAGMA synchronous = NORMAL")
            }
            return pool
        }
    }

    /// Gives a view of the file as it is at its last commit, for as long as `body` runs.
    ///
    /// - Throws: ``IndexError``, and what `body` throws.
    package func read<Value>(_ body: (CorpusSnapshot) throws -> Value) throws -> Value {
        try IndexError.translating(path) {
            // GRDB prepares what begins and ends a read each time, which is a fifth of a short search.
            try database.unsafeRead { db in
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
