import CSQLite

/// The host's connection, for asking the index.
///
/// Tables are named without a schema, so that an index may also be one that was attached.
struct HostConnection {
    let connection: OpaquePointer

    init(_ connection: OpaquePointer) { self.connection = connection }

    /// Whether the connection's main file is an index: `PRAGMA application_id` says `Fihr`.
    var isIndex: Bool {
        get throws(HostError) {
            let statement = try HostStatement("PRAGMA application_id", on: self)
            return try statement.step() && statement.integer(0) == 0x4669_6872
        }
    }

    /// Does again for up to five seconds what fails because another program holds the file: the last one
    /// to close an index keeps all others out for a moment, and a host may have set no patience of its own.
    func waitingForLocks<Answer>(_ ask: () throws -> Answer) throws -> Answer {
        var waited: Int32 = 0
        while true {
            do { return try ask() } catch {
                // The primary code is in the lowest eight bits.
                guard sqlite3_errcode(connection) & 0xFF == SQLITE_BUSY, waited < 5_000 else {
                    throw error
                }
                waited += sqlite3_sleep(20)
            }
        }
    }

    /// Makes the connection read only, until the host says `PRAGMA query_only = 0`.
    func forbidWriting() throws(HostError) {
        _ = try HostStatement("PRAGMA query_only = 1", on: self).step()
    }

    /// The languages of the index's documents, ISO 639-1.
    func languages() throws(HostError) -> [String] {
        let statement = try HostStatement(
            "SELECT value FROM label WHERE facet = 'language' ORDER BY value",
            on: self
        )
        var languages: [String] = []
        while try statement.step() { languages.append(statement.text(0)) }
        return languages
    }

    /// The names that fold so, with every row whose mentions count for the entities they stand for.
    func aliases(folded: String) throws(HostError) -> [NamedAlias] {
        let statement = try HostStatement(
            """
            SELECT member.id, entity.type, entity.country, alias.surface, alias.kind, alias.needs_cue
            FROM alias JOIN entity AS own ON own.id = alias.entity
                JOIN entity ON entity.id = coalesce(own.same_as, own.id)
                JOIN entity AS member ON member.id = entity.id OR member.same_as = entity.id
            WHERE alias.folded = ? ORDER BY entity.key, alias.rowid, member.id
            """,
            on: self
        )
        try statement.bind(.text(folded), at: 1)
        var aliases: [NamedAlias] = []
        while try statement.step() {
            aliases.append(
                NamedAlias(
                    entity: statement.integer(0),
                    type: statement.text(1),
                    country: statement.text(2),
                    surface: statement.text(3),
                    kind: statement.text(4),
                    needsCue: statement.integer(5) != 0
                )
            )
        }
        return aliases
    }

    /// The rows whose mentions count for the entity with a key; none when there is none of this type.
    func members(key: String, type: String) throws(HostError) -> [Int64] {
        let statement = try HostStatement(
            """
            SELECT member.id FROM entity AS own
                JOIN entity ON entity.id = coalesce(own.same_as, own.id)
                JOIN entity AS member ON member.id = entity.id OR member.same_as = entity.id
            WHERE own.key = ? AND entity.type = ? ORDER BY member.id
            """,
            on: self
        )
        try statement.bind(.text(key), at: 1)
        try statement.bind(.text(type), at: 2)
        var members: [Int64] = []
        while try statement.step() { members.append(statement.integer(0)) }
        return members
    }
}

/// A name of an entity.
struct NamedAlias {
    var entity: Int64
    var type: String
    /// Empty where none is known.
    var country: String
    var surface: String
    var kind: String
    var needsCue: Bool
}

/// A value for a statement.
enum HostValue {
    case text(String)
    case integer(Int64)
}

/// A prepared statement of the host's connection.
final class HostStatement {
    private let connection: OpaquePointer
    private var statement: OpaquePointer?

    init(_ sql: String, on host: HostConnection) throws(HostError) {
        connection = host.connection
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
            throw HostError(connection)
        }
    }

    deinit { sqlite3_finalize(statement) }

    /// Sets a parameter, counted from 1.
    func bind(_ value: HostValue, at place: Int32) throws(HostError) {
        let code =
            switch value {
            case .integer(let number): sqlite3_bind_int64(statement, place, number)
            // SQLITE_TRANSIENT: SQLite copies the text before the call returns.
            case .text(let text):
                sqlite3_bind_text(
                    statement,
                    place,
                    text,
                    Int32(text.utf8.count),
                    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
                )
            }
        guard code == SQLITE_OK else { throw HostError(connection) }
    }

    /// Goes to the next row.
    ///
    /// - Returns: Whether there is one.
    /// - Throws: What SQLite has to say; never for the end.
    func step() throws(HostError) -> Bool {
        switch sqlite3_step(statement) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw HostError(connection)
        }
    }

    /// Makes it ready to run again.
    func reset() { sqlite3_reset(statement) }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

    func double(_ column: Int32) -> Double { sqlite3_column_double(statement, column) }

    /// A column's text; empty for NULL.
    func text(_ column: Int32) -> String {
        guard let text = sqlite3_column_text(statement, column) else { return "" }
        let count = Int(sqlite3_column_bytes(statement, column))
        // SQLite keeps `count` bytes there until the next step.
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    /// Makes a column the result of a function or of a virtual table's column.
    func pass(_ column: Int32, to context: OpaquePointer?) {
        sqlite3_result_value(context, sqlite3_column_value(statement, column))
    }
}

/// What the host's SQLite refused, in its words.
struct HostError: Error, CustomStringConvertible {
    let description: String

    init(_ connection: OpaquePointer) {
        description = sqlite3_errmsg(connection).map { String(cString: $0) } ?? "unknown error"
    }

    init(_ message: String) { description = message }
}

/// Memory that SQLite frees.
enum HostMemory {
    /// A copy of a text that ends in NUL; `nil` without memory.
    static func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
        let bytes = text.utf8CString
        guard let memory = sqlite3_malloc64(UInt64(bytes.count)) else { return nil }
        let copy = memory.bindMemory(to: CChar.self, capacity: bytes.count)
        // Safe: the memory has room for `bytes.count` characters.
        for (place, byte) in bytes.enumerated() { copy[place] = byte }
        return copy
    }
}
