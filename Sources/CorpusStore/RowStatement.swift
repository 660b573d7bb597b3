import CSQLite
import GRDB

/// A statement that is run for row after row, with values bound as they lie in memory.
///
/// GRDB makes a value of its own of every argument, which costs more than SQLite's work on it.
final class RowStatement {
    private let db: Database
    /// Owns the statement.
    private let cached: Statement

    init(_ db: Database, _ sql: String) throws {
        self.db = db
        cached = try db.cachedStatement(sql: sql)
    }

    /// A value to be bound.
    enum Value {
        case null
        case integer(Int64)
        case text([UInt8])
        case blob([UInt8])

        static func integer(_ number: Int) -> Self { .integer(Int64(number)) }

        static func text(_ text: String?) -> Self { text.map { .text(Array($0.utf8)) } ?? .null }
    }

    /// Runs the statement; a `BEGIN` or `ROLLBACK`, too, of which GRDB then knows nothing.
    ///
    /// - Throws: `DatabaseError` when SQLite refuses.
    func run(_ values: Value...) throws {
        try step(values) { _ in false }
    }

    /// Runs the statement and reads its first row; `nil` when there is none.
    ///
    /// - Throws: `DatabaseError` when SQLite refuses.
    func first<Result>(_ values: Value..., read: (Columns) throws -> Result) throws -> Result? {
        var found: Result?
        try step(values) {
            found = try read($0)
            return false
        }
        return found
    }

    /// Runs the statement and reads all its rows.
    ///
    /// - Throws: `DatabaseError` when SQLite refuses, and what `read` throws.
    func forEach(_ values: Value..., read: (Columns) throws -> Void) throws {
        try step(values) {
            try read($0)
            return true
        }
    }

    /// Runs the statement and reads its rows as long as more are wanted.
    ///
    /// - Throws: `DatabaseError` when SQLite refuses, and what `wantsMore` throws.
    func read(_ values: Value..., while wantsMore: (Columns) throws -> Bool) throws {
        try step(values, wantsMore)
    }

    private func step(_ values: [Value], _ read: (Columns) throws -> Bool) throws {
        let statement = cached.sqliteStatement
        for (place, value) in values.enumerated() {
            try check(bind(value, to: statement, at: Int32(place + 1)))
        }
        // The code of the reset is that of the step again.
        defer { sqlite3_reset(statement) }
        var code = sqlite3_step(statement)
        while code == SQLITE_ROW, try read(Columns(statement: statement)) {
            code = sqlite3_step(statement)
        }
        if code != SQLITE_DONE, code != SQLITE_ROW { try check(code) }
    }

    /// The values of a row, by their places from 0 on; good while the closure runs that gets them.
    struct Columns {
        fileprivate let statement: OpaquePointer

        func isNull(_ place: Int32) -> Bool {
            sqlite3_column_type(statement, place) == SQLITE_NULL
        }

        func integer(_ place: Int32) -> Int { Int(sqlite3_column_int64(statement, place)) }

        func text(_ place: Int32) -> String? {
            isNull(place) ? nil : withBytes(place) { String(decoding: $0, as: UTF8.self) }
        }

        /// The bytes of a text or blob.
        func bytes(_ place: Int32) -> [UInt8] { withBytes(place) { Array($0) } }

        /// Lends the bytes of a text or blob.
        func withBytes<Result>(
            _ place: Int32,
            _ body: (UnsafeRawBufferPointer) throws -> Result
        ) rethrows -> Result {
            let start = sqlite3_column_blob(statement, place)
            let count = Int(sqlite3_column_bytes(statement, place))
            // SQLite keeps the bytes, `count` of them, until the statement steps on or is reset.
            return try body(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
        }
    }

    private func bind(_ value: Value, to statement: OpaquePointer, at place: Int32) -> Int32 {
        switch value {
        case .null: return sqlite3_bind_null(statement, place)
        case .integer(let number): return sqlite3_bind_int64(statement, place, number)
        case .text(let bytes):
            guard !bytes.isEmpty else {
                return sqlite3_bind_text(statement, place, "", 0, Self.transient)
            }
            return bytes.withUnsafeBytes {
                // SQLITE_TRANSIENT: SQLite copies the bytes during the call.
                sqlite3_bind_text64(
                    statement,
                    place,
                    $0.baseAddress?.assumingMemoryBound(to: CChar.self),
                    UInt64($0.count),
                    Self.transient,
                    UInt8(SQLITE_UTF8)
                )
            }
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(statement, place, 0) }
            return bytes.withUnsafeBytes {
                // As above.
                sqlite3_bind_blob64(
                    statement,
                    place,
                    $0.baseAddress,
                    UInt64($0.count),
                    Self.transient
                )
            }
        }
    }

    private func check(_ code: Int32) throws {
        guard code != SQLITE_OK else { return }
        throw DatabaseError(
            resultCode: ResultCode(rawValue: code),
            message: db.sqliteConnection.map { String(cString: sqlite3_errmsg($0)) },
            sql: cached.sql
        )
    }

    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}
