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
        try records().first(.integer(row), .integer(row)) { $0.bytes(0) }
    }

    func page(segment: Int64, upTo term: [UInt8]) throws -> Int64? {
        try RowStatement(
            db,
            """
            SELECT pgno FROM passage_index_idx WHERE segid = ? AND term <= ?
            ORDER BY term DESC LIMIT 1
            """
        ).first(.integer(segment), .blob(term)) { Int64($0.integer(0)) }
    }

    func page(segment: Int64, after term: [UInt8]) throws -> Int64? {
        try RowStatement(
            db,
            """
            SELECT pgno FROM passage_index_idx WHERE segid = ? AND term > ?
            ORDER BY term LIMIT 1
            """
        ).first(.integer(segment), .blob(term)) { Int64($0.integer(0)) }
    }

    func forEachRecord(
        in rows: ClosedRange<Int64>,
        _ body: (UnsafeRawBufferPointer) throws -> Bool
    ) throws {
        try records().read(
            .integer(rows.lowerBound),
            .integer(rows.upperBound),
            while: { try $0.withBytes(0, body) }
        )
    }

    private func records() throws -> RowStatement {
        try RowStatement(
            db,
            "SELECT block FROM passage_index_data WHERE id BETWEEN ? AND ? ORDER BY id"
        )
    }

    func damaged(_ detail: String) -> any Error {
        IndexError(.damaged, path: path, detail: detail)
    }
}
