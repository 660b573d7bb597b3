import Foundation
import GRDB
package import PassageIndex

/// A view of the index as it was at one commit; good only inside ``CorpusFile/read(_:)``.
package struct CorpusSnapshot {
    let db: Database
    let path: String

    /// The totals of the index.
    package struct Totals: Equatable, Sendable {
        package var documents = 0
        package var passages = 0
        package var tokens = 0
        package var bytes = 0
    }

    /// How much the index holds.
    package func totals() throws -> Totals {
        var totals = Totals()
        let rows = try Row.fetchCursor(db, sql: "SELECT name, value FROM statistic")
        while let row = try rows.next() {
            switch row["name"] as String {
            case "documents": totals.documents = row["value"]
            case "passages": totals.passages = row["value"]
            case "tokens": totals.tokens = row["value"]
            case "bytes": totals.bytes = row["value"]
            default: break
            }
        }
        return totals
    }

    // MARK: - Full text

    /// The passages a term stands in, ascending.
    ///
    /// - Complexity: linear in the term's occurrences.
    package func postings(of term: MatchTerm) throws -> [Posting] {
        try packed("fihrist_postings", term) { Posting.unpack($0) } ?? []
    }

    /// Every place where a term stands, ascending.
    ///
    /// - Complexity: linear in the term's occurrences.
    package func positions(of term: MatchTerm) throws -> [Position] {
        try packed("fihrist_positions", term) { Position.unpack($0) } ?? []
    }

    private func packed<Value>(
        _ function: String,
        _ term: MatchTerm,
        _ unpack: (UnsafeRawBufferPointer) -> Value
    ) throws -> Value? {
        let statement = try db.cachedStatement(
            sql: """
                SELECT \(function)(passage_index) FROM passage_index
                WHERE passage_index MATCH ? LIMIT 1
                """
        )
        let rows = try Row.fetchCursor(statement, arguments: [term.expression])
        return try rows.next().map { row in
            try row.withUnsafeData(atIndex: 0) { data in
                (data ?? Data()).withUnsafeBytes(unpack)
            }
        }
    }

    /// The numbers of all passages, ascending.
    package func allPassages() throws -> [UInt32] {
        try UInt32.fetchAll(db, sql: "SELECT id FROM passage ORDER BY id")
    }

    // MARK: - Facts

    /// Hands out the facts of passages, in order; those that do not exist are left out.
    ///
    /// - Parameters:
    ///   - passages: Ascending.
    ///   - body: Gets the position in `passages` and the facts, whose memory is reused.
    /// - Throws: ``IndexError`` when a block is cut off, a database error when the file cannot be
    ///   read, and what `body` throws.
    /// - Complexity: linear in the passages of the blocks that are touched.
    package func forEachFacts(
        of passages: [UInt32],
        _ body: (Int, borrowing PassageFacts) throws -> Void
    ) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT facts FROM passage_facts WHERE block = ?"
        )
        var at = 0
        while at < passages.count {
            let block = passages[at] >> PassageFacts.blockShift
            let rows = try Row.fetchCursor(statement, arguments: [block])
            if let row = try rows.next() {
                let isWhole = try row.withUnsafeData(atIndex: 0) { data in
                    try (data ?? Data()).withUnsafeBytes { raw in
                        // SQLite keeps the bytes until the cursor steps on, after this closure.
                        try PassageFacts.decode(raw.bindMemory(to: UInt8.self).span) { facts in
                            while at < passages.count, passages[at] < facts.passage { at += 1 }
                            guard at < passages.count, passages[at] == facts.passage else { return }
                            try body(at, facts)
                            at += 1
                        }
                    }
                }
                guard isWhole else {
                    throw IndexError(
                        .damaged,
                        path: path,
                        detail: "block \(block) of passage_facts is cut off"
                    )
                }
            }
            while at < passages.count, passages[at] >> PassageFacts.blockShift == block { at += 1 }
        }
    }

    /// The values of a kind of label, by number.
    package func labels(_ facet: String) throws -> [UInt32: String] {
        var labels: [UInt32: String] = [:]
        let rows = try Row.fetchCursor(
            db.cachedStatement(sql: "SELECT id, value FROM label WHERE facet = ?"),
            arguments: [facet]
        )
        while let row = try rows.next() { labels[row["id"]] = row["value"] }
        return labels
    }
}

extension CorpusSnapshot {
    /// An error that says what is missing from a file that should have it.
    package func damaged(_ detail: String) -> IndexError {
        IndexError(.damaged, path: path, detail: detail)
    }
}
