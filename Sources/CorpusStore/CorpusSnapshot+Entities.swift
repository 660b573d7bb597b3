import Foundation
import GRDB

/// A row of `entity`.
package struct StoredEntity: Equatable, Sendable {
    package var number: Int64
    package var key: String
    package var type: FacetType
    package var name: String
    /// ISO 3166-1 alpha-2 in capitals.
    package var country: String?

    /// Whether a list knows it; others are names that a model found, each spelling one of its own.
    package var isListed: Bool { !key.hasPrefix("name:") }

    init(_ row: Row) {
        number = row["id"]
        key = row["key"]
        type = FacetType(rawValue: row["type"]) ?? .organization
        name = row["renamed"] ?? row["name"]
        country = row["country"]
    }
}

/// A name of an entity, as `alias` has it.
package struct StoredAlias: Equatable, Sendable {
    package var entity: StoredEntity
    package var surface: String
    package var language: String?
    /// `name`, `alias`, `acronym`, `demonym`, `former` or `capital`.
    package var kind: String
    package var needsCue: Bool

    init(_ row: Row) {
        entity = StoredEntity(row)
        surface = row["surface"]
        language = row["language"]
        kind = row["kind"]
        needsCue = row["needs_cue"]
    }

    /// What a reader calls an entity.
    fileprivate init(renamed entity: StoredEntity) {
        self.entity = entity
        surface = entity.name
        kind = "name"
        needsCue = false
    }
}

extension CorpusSnapshot {
    /// The entities that a name may stand for.
    ///
    /// - Parameter folded: The name's folded words without what was between them.
    /// - Returns: The names that fold so, in the order of their entities' keys.
    /// - Throws: A database error when the file cannot be read.
    package func aliases(folded: String) throws -> [StoredAlias] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: Self.aliasQuery + "alias.folded = ? ORDER BY entity.key, alias.rowid"
            ),
            arguments: [folded]
        ).map(StoredAlias.init)
    }

    /// The names that a reader gave to entities in place of their own.
    package func renamings() throws -> [StoredAlias] {
        guard try editsMark() != 0 else { return [] }
        return try cache.renamings.value(at: totals().changes) {
            try Row.fetchAll(
                db,
                sql:
                    "SELECT * FROM entity WHERE renamed IS NOT NULL AND same_as IS NULL ORDER BY key"
            ).map { StoredAlias(renamed: StoredEntity($0)) }
        }
    }

    /// The names of an entity, in the order they came in.
    package func aliases(of entity: Int64) throws -> [StoredAlias] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: Self.aliasQuery
                    + """
                    own.id IN (SELECT id FROM entity WHERE id = ?1 OR same_as = ?1)
                    ORDER BY own.id <> entity.id, alias.rowid
                    """
            ),
            arguments: [entity]
        ).map(StoredAlias.init)
    }

    /// What is no name of an entity, although it may look like a spelling of one.
    ///
    /// - Parameter entity: The entity's row.
    /// - Returns: Folded words without what was between them.
    /// - Throws: A database error when the file cannot be read.
    package func struckNames(of entity: Int64) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT folded FROM alias
                    WHERE entity IN (SELECT id FROM entity WHERE id = ?1 OR same_as = ?1)
                        AND kind = 'struck'
                    """
            ),
            arguments: [entity]
        )
    }

    /// The names of entities, down to the condition.
    static let aliasQuery = """
        SELECT alias.surface, alias.language, alias.kind, alias.needs_cue, entity.*
        FROM alias JOIN entity AS own ON own.id = alias.entity
            JOIN entity ON entity.id = coalesce(own.same_as, own.id)
        WHERE alias.kind <> 'struck' AND 
        """

    /// An entity by its row; `nil` when there is none.
    package func entity(_ number: Int64) throws -> StoredEntity? {
        try cache.entities.value(.row(number), at: totals().changes) {
            try entity("SELECT * FROM entity WHERE id = ?", [number])
        }
    }

    /// What an entity with this key counts for; `nil` when there is none, or it is hidden.
    package func entity(key: String) throws -> StoredEntity? {
        try cache.entities.value(.key(key), at: totals().changes) {
            try entity(
                """
                SELECT entity.* FROM entity AS own
                    JOIN entity ON entity.id = coalesce(own.same_as, own.id)
                WHERE own.key = ?
                """,
                [key]
            )
        }
    }

    private func entity(_ sql: String, _ arguments: StatementArguments) throws -> StoredEntity? {
        let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: arguments)
        return try rows.next().map(StoredEntity.init)
    }

    /// The rows whose mentions count for an entity that counts for itself, its own first.
    package func members(of entity: Int64) throws -> [Int64] {
        try [entity]
            + Int64.fetchAll(
                db.cachedStatement(sql: "SELECT id FROM entity WHERE same_as = ? ORDER BY id"),
                arguments: [entity]
            )
    }

    /// The keys of those rows.
    package func keys(of entity: Int64) throws -> [String] {
        try String.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT key FROM entity WHERE id = ?1 OR same_as = ?1 ORDER BY id <> ?1, key
                    """
            ),
            arguments: [entity]
        )
    }

    /// Which entities count for which others.
    package func entityMap() throws -> EntityMap {
        if let known = state.map { return known }
        let map = try cache.map.value(at: totals().changes) {
            EntityMap(
                unpacking: [UInt8](
                    try Data.fetchOne(db, sql: "SELECT map FROM entity_map") ?? Data()
                )
            )
        }
        state.map = map
        return map
    }

    /// What number the edits had that the index follows.
    package func editsMark() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT value FROM statistic WHERE name = 'entity_edits'") ?? 0
    }

    /// How often an entity was written in each way, most frequent first.
    package func spellings(of entity: Int64) throws -> [(written: String, mentions: Int)] {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT written, count(*) AS mentions FROM (
                    SELECT CAST(substr(CAST(passage.text AS BLOB), mention.start + 1,
                        mention."end" - mention.start) AS TEXT) AS written
                    FROM mention JOIN passage ON passage.id = mention.passage
                    WHERE mention.entity IN
                        (SELECT id FROM entity WHERE id = ?1 OR same_as = ?1))
                GROUP BY written ORDER BY mentions DESC, written
                """,
            arguments: [entity]
        )
        return try Array(rows.map { (written: $0["written"], mentions: $0["mentions"]) })
    }
}
