import GRDB

/// Finds the rows of entities and labels, and makes those that are missing.
///
/// What was found is remembered from one transaction to the next, until ``forget()``.
struct EntityRows {
    private var rows: [String: (row: Int64, name: String)] = [:]
    private var labels: [String: UInt32] = [:]
    /// The entities whose mentions have become more or fewer since it was emptied.
    var touched: Set<Int64> = []

    /// Forgets everything, because a transaction was rolled back; what was touched may have been before.
    mutating func forget() {
        let touched = touched
        self = EntityRows()
        self.touched = touched
    }

    /// The row of an entity; aliases that it has gained are stored as well.
    mutating func row(of entity: EntityRecord, in db: Database) throws -> Int64 {
        let row = try knownRow(of: entity, in: db)
        touched.insert(row)
        return row
    }

    private mutating func knownRow(of entity: EntityRecord, in db: Database) throws -> Int64 {
        if let known = rows[entity.key] {
            try rename(known, entity, in: db)
            return known.row
        }
        if let known = try known(entity, in: db) {
            rows[entity.key] = known
            try rename(known, entity, in: db)
            if !entity.isUnlisted {
                let there = try Set(
                    String.fetchAll(
                        db.cachedStatement(sql: "SELECT surface FROM alias WHERE entity = ?"),
                        arguments: [known.row]
                    )
                )
                try addAliases(of: entity, without: there, to: known.row, in: db)
            }
            return known.row
        }
        let row = try insert(entity, in: db)
        try addAliases(of: entity, without: [], to: row, in: db)
        rows[entity.key] = (row, entity.name)
        return row
    }

    /// Gives an entity of no list the better of two ways to write its name, so that it does not
    /// matter which document came first.
    private mutating func rename(
        _ known: (row: Int64, name: String),
        _ entity: EntityRecord,
        in db: Database
    ) throws {
        guard entity.isUnlisted, entity.name != known.name,
            Self.isBetter(entity.name, than: known.name)
        else { return }
        rows[entity.key] = (known.row, entity.name)
        try db.cachedStatement(sql: "UPDATE entity SET name = ? WHERE id = ?")
            .execute(arguments: [entity.name, known.row])
        try db.cachedStatement(sql: "UPDATE alias SET surface = ? WHERE entity = ?")
            .execute(arguments: [entity.name, known.row])
    }

    /// Whether a way to write a name is shown rather than another: not in capitals throughout, not
    /// without any, and then the one that comes first.
    private static func isBetter(_ name: String, than other: String) -> Bool {
        func rank(_ name: String) -> Int {
            name == name.uppercased() ? 1 : name == name.lowercased() ? 2 : 0
        }
        return (rank(name), name) < (rank(other), other)
    }

    private func known(
        _ entity: EntityRecord,
        in db: Database
    ) throws -> (row: Int64, name: String)? {
        try RowStatement(db, "SELECT id, name FROM entity WHERE key = ?")
            .first(.text(entity.key)) { (row: Int64($0.integer(0)), name: $0.text(1) ?? "") }
    }

    private func insert(_ entity: EntityRecord, in db: Database) throws -> Int64 {
        try RowStatement(db, "INSERT INTO entity(key, type, name, country) VALUES(?, ?, ?, ?)")
            .run(
                .text(entity.key),
                .text(entity.type.rawValue),
                .text(entity.name),
                .text(entity.country)
            )
        return db.lastInsertedRowID
    }

    private func addAliases(
        of entity: EntityRecord,
        without there: Set<String>,
        to row: Int64,
        in db: Database
    ) throws {
        let insert = try RowStatement(
            db,
            """
            INSERT INTO alias(entity, surface, folded, language, kind, needs_cue, name_key)
            VALUES(?, ?, ?, ?, ?, ?, ?)
            """
        )
        for alias in entity.aliases() where !there.contains(alias.surface) {
            try insert.run(
                .integer(row),
                .text(alias.surface),
                .text(alias.folded),
                .text(alias.language),
                .text(alias.kind),
                .integer(alias.needsCue ? 1 : 0),
                alias.nameKey.map { .integer($0) } ?? .null
            )
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
