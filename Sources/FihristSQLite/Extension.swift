import CSQLite
import CSQLiteHost
import PassageIndex

/// Called by SQLite for `.load ./libfihrist`, as https://www.sqlite.org/loadext.html describes it.
///
/// - Parameters:
///   - connection: The connection that loads the extension.
///   - message: Where to put what went wrong, in memory of SQLite.
///   - host: SQLite's functions.
/// - Returns: An SQLite result code.
@_cdecl("sqlite3_fihrist_init")
public func initializeFihrist(
    connection: OpaquePointer?,
    message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    host: OpaquePointer?
) -> Int32 {
    guard let connection, let host else { return SQLITE_ERROR }
    fihrist_stay_loaded()
    fihrist_use_host(host)
    do {
        try Extension.register(on: connection)
        return SQLITE_OK
    } catch {
        message?.pointee = HostMemory.copy("\(error)")
        return SQLITE_ERROR
    }
}

/// The same, under the name that SQLite looks for in a file `libFihristSQLite.so`.
@_cdecl("sqlite3_fihristsqlite_init")
public func initializeFihristSQLite(
    connection: OpaquePointer?,
    message: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?,
    host: OpaquePointer?
) -> Int32 {
    initializeFihrist(connection: connection, message: message, host: host)
}

/// What the extension teaches a connection.
enum Extension {
    /// The oldest SQLite whose FTS5 and interfaces suffice: 3.20, with `sqlite3_bind_pointer`.
    private static let oldestVersion: Int32 = 3_020_000

    static func register(on connection: OpaquePointer) throws {
        guard sqlite3_libversion_number() >= oldestVersion else {
            throw HostError("Fihrist needs SQLite 3.20 or newer")
        }
        let host = HostConnection(connection)
        let isIndex = try host.waitingForLocks { try host.isIndex }
        try host.waitingForLocks {
            try PassageModule.register(on: connection, access: .readOnly)
        }
        try SQLFunctions.register(on: connection)
        try SearchModule.register(on: connection)
        if isIndex { try host.forbidWriting() }
    }
}
