import GRDB
import PassageIndex

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
                FROM mention JOIN entity AS own ON own.id = mention.entity
                    JOIN entity ON entity.id = coalesce(own.same_as, own.id)
                    JOIN passage ON passage.id = mention.passage
                WHERE ?1 IS NULL OR entity.id IN (
                    SELECT coalesce(named.same_as, named.id) FROM entity AS named
                    WHERE named.key = ?1
                        OR substr(coalesce(named.renamed, named.name), 1, length(?1)) = ?1
                            COLLATE NOCASE
                        OR named.id IN
                            (SELECT entity FROM alias WHERE surface = ?1 OR folded = ?2))
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

    /// An entity with how often it is mentioned; `nil` when it never is.
    package func entitySummary(_ entity: StoredEntity) throws -> StoredEntityCount? {
        let members = try members(of: entity.number)
        let passages = try Set(
            members.flatMap { member in
                try terms.postings(of: MatchTerm([IndexTerm.entity(member)])).map(\.passage)
            }
        ).sorted()
        guard !passages.isEmpty else { return nil }
        let (mentions, documents) = try counts(of: Set(members), in: passages)
        return StoredEntityCount(
            entity: entity,
            mentions: mentions.values.reduce(0, +),
            passages: passages.count,
            documents: documents,
            spellings: mentions.map { (written: $0.key, mentions: $0.value) }.sorted {
                ($1.mentions, $0.written) < ($0.mentions, $1.written)
            }
        )
    }

    /// How often entities are written in each way in passages, and how many documents these are of.
    private func counts(
        of entities: Set<Int64>,
        in passages: [UInt32]
    ) throws -> (spellings: [String: Int], documents: Int) {
        var (spellings, documents) = ([String: Int](), Set<Int64>())
        let statement = try db.cachedStatement(
            sql: """
                SELECT passage.document, entity,
                    CAST(substr(CAST(passage.text AS BLOB), mention.start + 1,
                        mention."end" - mention.start) AS TEXT) AS written
                FROM mention JOIN passage ON passage.id = mention.passage WHERE passage = ?
                """
        )
        for passage in passages {
            let rows = try Row.fetchCursor(statement, arguments: [passage])
            while let row = try rows.next() {
                guard entities.contains(row[1]) else { continue }
                documents.insert(row[0])
                spellings[row[2], default: 0] += 1
            }
        }
        return (spellings, documents.count)
    }

    /// How many mentions there are.
    package func mentionCount() throws -> Int {
        try Int.fetchOne(
            db,
            sql: """
                SELECT count(*) FROM mention JOIN entity ON entity.id = mention.entity
                WHERE same_as IS NULL OR same_as <> 0
                """
        ) ?? 0
    }

    /// How many entities of each type are mentioned.
    package func entityCounts() throws -> [(name: String, count: Int)] {
        try counts(
            sql: """
                SELECT type AS name, count(*) AS count FROM entity
                WHERE id IN (SELECT coalesce(own.same_as, own.id)
                    FROM mention JOIN entity AS own ON own.id = mention.entity)
                GROUP BY type ORDER BY count DESC, type
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
