import GRDB
import Synchronization

/// Connections that read one file; who reads has one for himself until he is done.
///
/// GRDB's own pool asks before each read whether the schema has changed, and goes over two queues to find a
/// connection, which together take as long as to fetch four hits.
final class ReaderPool: Sendable {
    private let path: String
    private let configuration: Configuration
    private let idle: Mutex<[DatabaseQueue]>

    /// So many connections wait for the next reader; more are closed when theirs is done.
    private static let capacity = 8

    /// Opens a first connection.
    ///
    /// - Parameters:
    ///   - path: The file's path, or a `file:` URI.
    ///   - configuration: How connections are set; they read only, whatever it says.
    /// - Throws: `DatabaseError` when SQLite refuses.
    init(path: String, configuration: Configuration) throws {
        self.path = path
        var configuration = configuration
        configuration.readonly = true
        // Even readers can find the file locked for a moment, while another process recovers or closes it.
        configuration.busyMode = .timeout(10)
        self.configuration = configuration
        idle = try Mutex([DatabaseQueue(path: path, configuration: configuration)])
    }

    /// Lends a connection, of which a commit is seen as soon as it is made.
    ///
    /// - Throws: `DatabaseError` when another connection is needed and cannot be opened, and what
    ///   `body` throws.
    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let reader =
            try idle.withLock { $0.popLast() }
            ?? DatabaseQueue(path: path, configuration: configuration)
        defer {
            idle.withLock { idle in
                if idle.count < Self.capacity { idle.append(reader) }
            }
        }
        return try reader.unsafeRead(body)
    }

    /// Closes the connections that nobody uses.
    ///
    /// - Throws: `DatabaseError` when SQLite refuses.
    func close() throws {
        let readers = idle.withLock { idle in
            defer { idle = [] }
            return idle
        }
        for reader in readers { try reader.close() }
    }
}
