import GRDB

/// An entity with how often it is mentioned.
package struct StoredEntityCount: Equatable, Sendable {
    package var entity: StoredEntity
    package var mentions: Int
    package var passages: Int
    package var documents: Int
    /// How it is written, most frequent first.
    package var spellings: [(written: String, mentions: Int)]

    package static func == (left: Self, right: Self) -> Bool {
        left.entity == right.entity && left.mentions == right.mentions
            && left.passages == right.passages && left.documents == right.documents
    }
}

extension CorpusSnapshot {
    /// The entities with a key, name, spelling or a name that starts so; all for `nil`.
    ///
    /// - Parameters:
    ///   - name: As written.
    ///   - folded: Its folded words without what is between them.
    ///   - limit: How many to give at most.
    /// - Returns: Those that are mentioned, most frequent first.
    /// - Throws: A database error when the file cannot be read.
    package func entitySummaries(
        named name: String?,
        folded: String?,
        limit: Int
    ) throws -> [StoredEntityCount] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT entity.*, count(*) AS mentions, count(DISTINCT passage) AS passages,
                    count(DISTINCT document) AS documents
                FROM mention JOIN entity ON entity.id = mention.entity
                    JOIN passage ON passage.id = mention.passage
                WHERE ?1 IS NULL OR entity.key = ?1 
                    OR substr(entity.name, 1, length(?1)) = ?1 COLLATE NOCASE
                    OR entity.id IN (SELECT entity FROM alias WHERE surface = ?1 OR folded = ?2)
                GROUP BY entity.id ORDER BY mentions DESC, entity.key LIMIT ?3
                """,
            arguments: [name, folded, limit]
        )
        return try rows.map { row in
            let entity = StoredEntity(row)
            return StoredEntityCount(
                entity: entity,
                mentions: row["mentions"],
                passages: row["passages"],
                documents: row["documents"],
                spellings: try spellings(of: entity.number)
            )
        }
    }

    /// How many mentions there are.
    package func mentionCount() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM mention") ?? 0
    }

    /// How many entities of each type are mentioned.
    package func entityCounts() throws -> [(name: String, count: Int)] {
        try counts(
            sql: """
                SELECT type AS name, count(*) AS count FROM entity
                WHERE id IN (SELECT entity FROM mention) GROUP BY type ORDER BY count DESC, type
                """
        )
    }

    /// How many documents there are of each language or source.
    ///
    /// - Parameter column: `language` or `source`.
    /// - Returns: Names with their counts, the largest first; an empty name where none is known.
    /// - Throws: A database error when the file cannot be read.
    package func documentCounts(by column: String) throws -> [(name: String, count: Int)] {
        try counts(
            sql: """
                SELECT coalesce(\(column == "source" ? "source" : "language"), '') AS name,
                    count(*) AS count
                FROM document GROUP BY name ORDER BY count DESC, name
                """
        )
    }

    /// The earliest and the latest date of publication.
    package func publishedRange() throws -> (first: String, last: String)? {
        guard
            let row = try Row.fetchOne(
                db,
                sql: "SELECT min(published) AS first, max(published) AS last FROM document"
            ),
            let first = row["first"] as String?, let last = row["last"] as String?
        else { return nil }
        return (first, last)
    }

    private func counts(sql: String) throws -> [(name: String, count: Int)] {
        try Row.fetchAll(db, sql: sql).map { (name: $0["name"], count: $0["count"]) }
    }
}
