import GRDB

extension IndexError {
    /// Says what an error of the database means for the file.
    ///
    /// An error that is none of SQLite's comes back as it is.
    static func translating(_ error: any Error, path: String) -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_FULL: .diskFull
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
            case .SQLITE_NOTADB: .notAnIndex
            case .SQLITE_CORRUPT: .damaged
            case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(by: "another program")
            default: .other
            }
        return IndexError(kind, path: path, detail: error.message ?? error.resultCode.description)
    }

    /// Runs `body`, with the errors of SQLite translated.
    static func translating<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw translating(error, path: path) }
    }
}
