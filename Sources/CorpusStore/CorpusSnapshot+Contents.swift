import GRDB

extension CorpusSnapshot {
    /// Hands out every entity that is mentioned, with its names, in the order of their keys.
    ///
    /// - Parameter body: Gets the entity and its names, the first of them its own.
    /// - Throws: A database error when the file cannot be read, and what `body` throws.
    /// - Complexity: linear in the entities; one at a time is in memory.
    package func forEachEntity(_ body: (StoredEntity, [StoredAlias]) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT * FROM entity WHERE id IN (SELECT coalesce(own.same_as, own.id)
                    FROM mention JOIN entity AS own ON own.id = mention.entity) ORDER BY key
                """
        )
        while let row = try rows.next() {
            let entity = StoredEntity(row)
            try body(entity, try aliases(of: entity.number))
        }
    }

    /// Hands out every document with its passages, in the order of the rows.
    ///
    /// - Parameter body: Gets the document and its passages in order.
    /// - Throws: A database error when the file cannot be read, and what `body` throws.
    /// - Complexity: linear in the text; one document at a time is in memory.
    package func forEachDocument(_ body: (StoredDocument, [StoredPassage]) throws -> Void) throws {
        let rows = try Row.fetchCursor(db, sql: "SELECT * FROM document ORDER BY id")
        while let row = try rows.next() {
            let document = StoredDocument(row)
            try body(document, try passages(of: document.row))
        }
    }
}
