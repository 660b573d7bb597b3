import CSQLite
import Testing

@testable import PassageIndex

/// An FTS5 table in memory, reached without any layer above SQLite.
final class PlainIndex: SegmentSource {
    struct Failure: Error { var message: String }

    let connection: OpaquePointer

    init(registrations: Int = 1) throws {
        var opened: OpaquePointer?
        guard sqlite3_open(":memory:", &opened) == SQLITE_OK, let opened else {
            throw Failure(message: "cannot open")
        }
        connection = opened
        for _ in 0..<registrations { try PassageModule.register(on: connection) }
        try execute(
            "CREATE VIRTUAL TABLE t USING fts5(title, heading, text, tokenize='fihrist')"
        )
    }

    deinit { sqlite3_close(connection) }

    func insert(_ row: Int, _ columns: [String]) throws {
        let sql = "INSERT INTO t(rowid, title, heading, text) VALUES(\(row), ?, ?, ?)"
        try execute(sql, columns.map { Array($0.utf8) })
    }

    func positions(of term: MatchTerm) throws -> [Position] {
        try call("fihrist_positions", term).withUnsafeBytes(Position.unpack)
    }

    func postings(of term: MatchTerm) throws -> [Posting] {
        try call("fihrist_postings", term).withUnsafeBytes(Posting.unpack)
    }

    /// The rows that FTS5's own syntax finds.
    func rows(matching expression: String) throws -> Int {
        let sql = "SELECT CAST(count(*) AS BLOB) FROM t WHERE t MATCH ?"
        let count = try execute(sql, [Array(expression.utf8)])
        return Int(String(decoding: count, as: UTF8.self)) ?? -1
    }

    private func call(_ function: String, _ term: MatchTerm) throws -> [UInt8] {
        try execute(
            "SELECT \(function)(t) FROM t WHERE t MATCH ? LIMIT 1",
            [Array(term.expression.utf8)]
        )
    }

    func delete(_ row: Int) throws { try execute("DELETE FROM t WHERE rowid = \(row)", []) }

    /// FTS5's own words for what it is to do with its segments.
    func set(_ name: String, _ value: Int) throws {
        try execute("INSERT INTO t(t, rank) VALUES('\(name)', \(value))", [])
    }

    func command(_ name: String) throws { try execute("INSERT INTO t(t) VALUES('\(name)')", []) }

    /// Puts all segments together by our own means.
    func merge() throws {
        try execute("BEGIN")
        try settle()
        let known = try execute("SELECT block FROM t_data WHERE id = \(SegmentDirectory.row)")
        guard var directory = SegmentDirectory(known), let segment = directory.freeNumber else {
            throw Failure(message: "no list of segments")
        }
        let gone = directory.numbers
        let pages = try SegmentMerger.merge(directory, from: self) { row in
            try self.execute("DELETE FROM t_data WHERE id = \(row)")
        } page: { number, page in
            try self.insert(page, number, of: segment)
        } boundary: { term, page in
            try self.insert(boundary: term, page, of: segment)
        }
        for segment in gone { try execute("DELETE FROM t_idx WHERE segid = \(segment)") }
        directory.replaceAll(with: segment, pages: pages)
        try replace(SegmentDirectory.row, with: directory.encoded)
        try execute("COMMIT")
    }

    /// Makes FTS5 write what it holds and forget what it knows of its tables.
    func settle() throws {
        try execute("DELETE FROM t WHERE rowid = -1")
        try execute("SAVEPOINT s")
        try execute("ROLLBACK TO s")
        try execute("RELEASE s")
    }

    func insert(_ page: [UInt8], _ number: Int, of segment: Int64) throws {
        let row = SegmentDirectory.row(segment: segment, page: number)
        try execute("INSERT INTO t_data VALUES(\(row), CAST(? AS BLOB))", [page])
    }

    func insert(boundary term: ArraySlice<UInt8>, _ page: Int, of segment: Int64) throws {
        let values = "VALUES(\(segment), CAST(? AS BLOB), \(page * 2))"
        try execute("INSERT INTO t_idx \(values)", [Array(term)])
    }

    func replace(_ row: Int64, with record: [UInt8]) throws {
        try execute("UPDATE t_data SET block = CAST(? AS BLOB) WHERE id = \(row)", [record])
    }

    /// How many segments there are.
    var segmentCount: Int {
        get throws {
            let known = try execute("SELECT block FROM t_data WHERE id = \(SegmentDirectory.row)")
            return SegmentDirectory(known)?.count ?? -1
        }
    }

    /// Every occurrence of every term, as FTS5 lists them.
    func instances() throws -> String {
        try execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.v USING fts5vocab(main, t, instance)")
        return String(
            decoding: try execute(
                """
                SELECT CAST(group_concat(hex(substr(term, 1, 20)) || doc || col || offset, ' ')
                    AS BLOB) FROM temp.v
                """
            ),
            as: UTF8.self
        )
    }

    /// Makes one segment of all that is written in `body`.
    func transaction(_ body: () throws -> Void) throws {
        try execute("BEGIN", [])
        try body()
        try execute("COMMIT", [])
    }

    func record(_ row: Int64) throws -> [UInt8]? {
        let bytes = try execute("SELECT block FROM t_data WHERE id = \(row)", [])
        return bytes.isEmpty ? nil : bytes
    }

    func page(segment: Int64, upTo term: [UInt8]) throws -> Int64? {
        try page(segment, "term <= \(Self.literal(term)) ORDER BY term DESC")
    }

    func page(segment: Int64, after term: [UInt8]) throws -> Int64? {
        try page(segment, "term > \(Self.literal(term)) ORDER BY term")
    }

    private func page(_ segment: Int64, _ condition: String) throws -> Int64? {
        let page = try execute(
            "SELECT CAST(pgno AS TEXT) FROM t_idx WHERE segid = \(segment) AND \(condition) LIMIT 1",
            []
        )
        return Int64(String(decoding: page, as: UTF8.self))
    }

    private static func literal(_ bytes: [UInt8]) -> String {
        "x'\(bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())'"
    }

    func forEachRecord(
        in rows: ClosedRange<Int64>,
        _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        for row in rows {
            guard let page = try record(row) else { continue }
            guard try page.withUnsafeBytes(body) else { return }
        }
    }

    func damaged(_ detail: String) -> any Error { Failure(message: detail) }

    /// Runs a statement; gives the bytes of the first row.
    @discardableResult
    func execute(_ sql: String, _ arguments: [[UInt8]] = []) throws -> [UInt8] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
            throw Failure(message: String(cString: sqlite3_errmsg(connection)))
        }
        defer { sqlite3_finalize(statement) }
        for (number, bytes) in arguments.enumerated() {
            let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            // SQLite copies the bytes during the call.
            _ = bytes.withUnsafeBytes {
                $0.withMemoryRebound(to: CChar.self) {
                    sqlite3_bind_text(
                        statement,
                        Int32(number) + 1,
                        $0.baseAddress ?? UnsafePointer(bitPattern: 1),
                        Int32(bytes.count),
                        copied
                    )
                }
            }
        }
        switch sqlite3_step(statement) {
        case SQLITE_DONE: return []
        case SQLITE_ROW:
            // SQLite keeps the bytes until the statement is finalized, at the end of this call.
            guard let blob = sqlite3_column_blob(statement, 0) else { return [] }
            return Array(
                UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(statement, 0)))
            )
        default: throw Failure(message: String(cString: sqlite3_errmsg(connection)))
        }
    }
}
