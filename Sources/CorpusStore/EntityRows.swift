import GRDB

/// Finds the rows of entities and labels, and makes those that are missing.
///
/// What was found is remembered from one transaction to the next, until ``forget()``.
struct EntityRows {
    private var rows: [String: Int64] = [:]
    private var labels: [String: UInt32] = [:]

    /// Forgets everything, because a transaction was rolled back.
    mutating func forget() { self = EntityRows() }

    /// The row of an entity; aliases that it has gained are stored as well.
    mutating func row(of entity: EntityRecord, in db: Database) throws -> Int64 {
        if let row = rows[entity.key] { return row }
        let row = try known(entity, in: db) ?? insert(entity, in: db)
        try addAliases(of: entity, to: row, in: db)
        rows[entity.key] = row
        return row
    }

    private func known(_ entity: EntityRecord, in db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM entity WHERE key = ?"),
            arguments: [entity.key]
        )
    }

    private func insert(_ entity: EntityRecord, in db: Database) throws -> Int64 {
        try db.cachedStatement(
            sql: "INSERT INTO entity(key, type, name, country) VALUES(?, ?, ?, ?)"
        ).execute(arguments: [entity.key, entity.type.rawValue, entity.name, entity.country])
        return db.lastInsertedRowID
    }

    private func addAliases(of entity: EntityRecord, to row: Int64, in db: Database) throws {
        let there = try Set(
            String.fetchAll(
                db.cachedStatement(sql: "SELECT surface FROM alias WHERE entity = ?"),
                arguments: [row]
            )
        )
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO alias(entity, surface, folded, language, kind, needs_cue)
                VALUES(?, ?, ?, ?, ?, ?)
                """
        )
        for alias in entity.aliases() where !there.contains(alias.surface) {
            try insert.execute(arguments: [
                row, alias.surface, alias.folded, alias.language, alias.kind, alias.needsCue,
            ])
        }
    }

    /// The number of a label; 0 for none.
    mutating func label(
        _ facet: String,
        _ value: String?,
        in db: Database
    ) throws -> UInt32 {
        guard let value, !value.isEmpty else { return 0 }
        let key = facet + "\u{0}" + value
        if let number = labels[key] { return number }
        try db.cachedStatement(
            sql: "INSERT INTO label(facet, value) VALUES(?, ?) ON CONFLICT DO NOTHING"
        ).execute(arguments: [facet, value])
        let number = try UInt32.fetchOne(
            db.cachedStatement(sql: "SELECT id FROM label WHERE facet = ? AND value = ?"),
            arguments: [facet, value]
        )
        labels[key] = number
        return number ?? 0
    }
}
