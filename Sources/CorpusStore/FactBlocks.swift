import Foundation
import GRDB

/// Changes the packed facts of passages, a block at a time, within one transaction.
final class FactBlocks {
    let db: Database
    private var open: [UInt32: [PassageFacts]] = [:]

    init(_ db: Database) throws { self.db = db }

    /// Adds facts of passages that have none yet, in ascending order.
    func append(_ all: [PassageFacts]) throws {
        for facts in all {
            let block = facts.passage >> PassageFacts.blockShift
            if open[block] == nil {
                // Passages come in ascending order: what is full will not be added to again.
                try flush()
                open[block] = try load(block)
            }
            open[block]?.append(facts)
        }
    }

    /// Forgets passages.
    func remove(_ passages: [UInt32]) throws {
        let gone = Set(passages)
        for block in Set(passages.map { $0 >> PassageFacts.blockShift }) {
            let facts = try open[block] ?? load(block)
            open[block] = facts.filter { !gone.contains($0.passage) }
        }
    }

    /// Changes the facts of a block.
    func change(_ block: UInt32, _ body: (inout [PassageFacts]) throws -> Void) throws {
        var facts = try open[block] ?? load(block)
        try body(&facts)
        open[block] = facts
    }

    /// Writes all blocks anew, in the form of today.
    func recode(_ body: (inout [PassageFacts]) throws -> Void = { _ in }) throws {
        for block in try UInt32.fetchAll(db, sql: "SELECT block FROM passage_facts") {
            try change(block, body)
            try flush()
        }
    }

    /// Writes every block that was touched.
    func flush() throws {
        for (block, facts) in open {
            if facts.isEmpty {
                try db.cachedStatement(sql: "DELETE FROM passage_facts WHERE block = ?")
                    .execute(arguments: [block])
            } else {
                try db.cachedStatement(
                    sql: "INSERT OR REPLACE INTO passage_facts(block, facts) VALUES(?, ?)"
                ).execute(arguments: [block, Data(PassageFacts.encode(facts))])
            }
        }
        open.removeAll()
    }

    private func load(_ block: UInt32) throws -> [PassageFacts] {
        guard
            let data = try Data.fetchOne(
                db.cachedStatement(sql: "SELECT facts FROM passage_facts WHERE block = ?"),
                arguments: [block]
            )
        else { return [] }
        guard let facts = PassageFacts.decode([UInt8](data), block: block) else {
            throw DatabaseError(
                resultCode: .SQLITE_CORRUPT,
                message: "block \(block) of passage_facts is cut off"
            )
        }
        return facts
    }
}
