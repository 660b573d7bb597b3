import Foundation
import GRDB
import PassageIndex

/// The pages of the full-text index, by way of GRDB.
final class SegmentRecords: SegmentSource {
    private let db: Database
    private let path: String

    init(_ db: Database, path: String) {
        self.db = db
        self.path = path
    }

    func record(_ row: Int64) throws -> [UInt8]? {
        var record: [UInt8]?
        try forEachRecord(in: row...row) { bytes in
            record = Array(bytes)
            return false
        }
        return record
    }

    func page(segment: Int64, upTo term: [UInt8]) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT pgno FROM passage_index_idx WHERE segid = ? AND term <= ?
                ORDER BY term DESC LIMIT 1
                """
        )
        return try Int64.fetchOne(statement, arguments: [segment, Data(term)])
    }

    func page(segment: Int64, after term: [UInt8]) throws -> Int64? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT pgno FROM passage_index_idx WHERE segid = ? AND term > ?
                ORDER BY term LIMIT 1
                """
        )
        return try Int64.fetchOne(statement, arguments: [segment, Data(term)])
    }

    func forEachRecord(
        in rows: ClosedRange<Int64>,
        _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT block FROM passage_index_data WHERE id BETWEEN ? AND ? ORDER BY id"
        )
        let records = try Row.fetchCursor(
            statement,
            arguments: [rows.lowerBound, rows.upperBound]
        )
        while let record = try records.next() {
            let wantsMore = try record.withUnsafeData(atIndex: 0) { data in
                // SQLite keeps the bytes until the cursor steps on, after this closure.
                try (data ?? Data()).withUnsafeBytes(body)
            }
            guard wantsMore else { return }
        }
    }

    func damaged(_ detail: String) -> any Error {
        IndexError(.damaged, path: path, detail: detail)
    }
}
