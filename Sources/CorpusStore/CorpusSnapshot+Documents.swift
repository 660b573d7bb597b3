import GRDB

/// A row of `document`.
package struct StoredDocument: Equatable, Sendable {
    package var row: Int64
    package var head: StoredDocumentHead
    package var sha256: String
    package var byteCount: Int
    /// JSON object.
    package var origins: String
    /// JSON object.
    package var metadata: String
    package var added: String

    init(_ record: Row) {
        row = record["id"]
        head = StoredDocumentHead(
            uri: record["uri"],
            identifier: record["identifier"],
            title: record["title"],
            published: record["published"],
            source: record["source"],
            language: record["language"],
            url: record["url"],
            countries: DocumentCountries.decode(record["countries"])
        )
        sha256 = record["sha256"]
        byteCount = record["bytes"]
        origins = record["origins"]
        metadata = record["metadata"]
        added = record["added"]
    }
}

/// What is shown of a row of `document`.
package struct StoredDocumentHead: Equatable, Sendable {
    package var uri: String
    package var identifier: String?
    package var title: String?
    package var published: String?
    package var source: String?
    package var language: String?
    package var url: String?
    /// The most salient first.
    package var countries: [DocumentCountry]
}

/// A row of `passage` with its mentions.
///
/// Offsets are UTF-8 byte offsets.
package struct StoredPassage: Equatable, Sendable {
    package var number: UInt32
    package var document: Int64
    package var ordinal: Int
    /// Byte range in the document's text.
    package var range: Range<Int>
    /// Where the document's title ends in the text; 0 without it.
    package var titleEnd: Int
    /// Where the headings end in the text, the title among them.
    package var headingEnd: Int
    package var page: Int?
    package var text: String
    package var mentions: [StoredMention]
}

/// A row of `mention`.
package struct StoredMention: Equatable, Sendable {
    /// Byte range in the passage's text.
    package var range: Range<Int>
    package var entity: Int64
}

extension CorpusSnapshot {
    /// A document by its row; `nil` when there is none.
    package func document(_ row: Int64) throws -> StoredDocument? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM document WHERE id = ?"),
            arguments: [row]
        ).map(StoredDocument.init)
    }

    /// A document's row and checksum by its uri, to know whether it has changed.
    package func checksum(uri: String) throws -> (row: Int64, sha256: String)? {
        try RowStatement(db, "SELECT id, sha256 FROM document WHERE uri = ?")
            .first(.text(uri)) { (row: Int64($0.integer(0)), sha256: $0.text(1) ?? "") }
    }

    /// The documents that a reader may mean by `name`: its uri, the end of its path, or its own id.
    ///
    /// - Parameters:
    ///   - name: Compared whole with uri and id, then as the end of a uri after a `/` or `#`.
    ///   - limit: How many to give at most.
    /// - Returns: At most `limit`, in the order of their uris.
    /// - Throws: A database error when the file cannot be read.
    package func documents(named name: String, limit: Int) throws -> [StoredDocument] {
        let exact = try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM document WHERE uri = ?1 OR identifier = ?1 OR CAST(id AS TEXT) = ?1
                ORDER BY uri = ?1 DESC, identifier = ?1 DESC, uri LIMIT ?2
                """,
            arguments: [name, limit]
        )
        if !exact.isEmpty { return exact.map(StoredDocument.init) }
        return try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM document
                WHERE substr(uri, -length(?1) - 1) IN ('/' || ?1, '#' || ?1) ORDER BY uri LIMIT ?2
                """,
            arguments: [name, limit]
        ).map(StoredDocument.init)
    }

    /// The rows of the documents whose uri fits a pattern, for filters by path.
    ///
    /// - Parameter pattern: `*` and `?` as a shell has them; without them, a part of the uri.
    /// - Returns: The numbers of their rows.
    /// - Throws: A database error when the file cannot be read.
    package func documents(path pattern: String) throws -> Set<UInt32> {
        let hasWildcards = pattern.contains { $0 == "*" || $0 == "?" }
        return try Set(
            UInt32.fetchAll(
                db,
                sql: hasWildcards
                    ? "SELECT id FROM document WHERE uri GLOB ? OR uri GLOB '*/' || ?1"
                    : "SELECT id FROM document WHERE instr(uri, ?) > 0",
                arguments: [hasWildcards ? pattern.replacing("[", with: "[[]") : pattern]
            )
        )
    }

    /// Rows and uris of documents below a path, in order, for finding those that are gone.
    package func documents(
        below root: String,
        _ body: (_ row: Int64, _ uri: String) throws -> Void
    ) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, uri FROM document
                WHERE uri = ?1 OR substr(uri, 1, length(?1) + 1) IN (?1 || '/', ?1 || '#')
                    OR ?1 = '/' ORDER BY uri
                """,
            arguments: [root]
        )
        while let row = try rows.next() { try body(row["id"], row["uri"]) }
    }

    /// A passage with what is shown of its document; `nil` when one of them is missing.
    package func hit(
        _ number: UInt32
    ) throws -> (passage: StoredPassage, document: StoredDocumentHead)? {
        var hit = try hitStatements().passage.first(.integer(Int64(number))) {
            (passage: StoredPassage($0), document: StoredDocumentHead($0, from: 9))
        }
        hit?.passage.mentions = try mentions(of: number)
        return hit
    }

    /// The passages of a document, in order.
    package func passages(of document: Int64) throws -> [StoredPassage] {
        var passages: [StoredPassage] = []
        try RowStatement(
            db,
            "SELECT \(Self.passageColumns) FROM passage WHERE document = ? ORDER BY ordinal"
        ).forEach(.integer(document)) { passages.append(StoredPassage($0)) }
        for place in passages.indices {
            passages[place].mentions = try mentions(of: passages[place].number)
        }
        return passages
    }

    fileprivate static let passageColumns = """
        passage.id, document, ordinal, start, "end", title_end, heading_end, page, text
        """

    private func hitStatements() throws -> HitStatements {
        if let known = state.hitStatements { return known }
        let made = try HitStatements(db)
        state.hitStatements = made
        return made
    }

    /// The mentions of a passage, in the order of their places.
    package func mentions(of passage: UInt32) throws -> [StoredMention] {
        let map = try entityMap()
        var mentions: [StoredMention] = []
        try hitStatements().mentions.forEach(.integer(Int64(passage))) {
            guard let entity = map.row(Int64($0.integer(2))) else { return }
            let (start, end) = ($0.integer(0), $0.integer(1))
            mentions.append(StoredMention(range: start..<max(start, end), entity: entity))
        }
        return mentions
    }
}

/// What is asked for each hit, looked up among the connection's statements but once.
struct HitStatements {
    fileprivate let passage: RowStatement
    fileprivate let mentions: RowStatement

    fileprivate init(_ db: Database) throws {
        passage = try RowStatement(
            db,
            """
            SELECT \(CorpusSnapshot.passageColumns),
                uri, identifier, title, published, source, language, url, countries
            FROM passage JOIN document ON document.id = document WHERE passage.id = ?
            """
        )
        mentions = try RowStatement(
            db,
            #"SELECT start, "end", entity FROM mention WHERE passage = ? ORDER BY start"#
        )
    }
}

extension StoredPassage {
    /// A row of `passage`, without its mentions.
    fileprivate init(_ row: RowStatement.Columns) {
        let (start, end) = (row.integer(3), row.integer(4))
        self.init(
            number: UInt32(truncatingIfNeeded: row.integer(0)),
            document: Int64(row.integer(1)),
            ordinal: row.integer(2),
            range: start..<max(start, end),
            titleEnd: row.integer(5),
            headingEnd: row.integer(6),
            page: row.isNull(7) ? nil : row.integer(7),
            text: row.text(8) ?? "",
            mentions: []
        )
    }
}

extension StoredDocumentHead {
    /// What is shown of a row of `document`, from a column on.
    fileprivate init(_ row: RowStatement.Columns, from first: Int32) {
        self.init(
            uri: row.text(first) ?? "",
            identifier: row.text(first + 1),
            title: row.text(first + 2),
            published: row.text(first + 3),
            source: row.text(first + 4),
            language: row.text(first + 5),
            url: row.text(first + 6),
            countries: DocumentCountries.decode(row.text(first + 7) ?? "")
        )
    }
}
