import Foundation
import GRDB
import PassageIndex

/// The statements of one write transaction, prepared once.
///
/// Rows go into `passage_index` by `VALUES`, never by `SELECT`: for a statement that could write several
/// rows SQLite sets a savepoint, at which FTS5 writes out what it has gathered in memory.
final class WriteSession {
    private let db: Database
    private let today: String
    /// Handed back to the writer after the transaction.
    private(set) var entities: EntityRows
    private let facts: FactBlocks
    private let insertDocument: Statement
    private let insertPassage: Statement
    private let indexPassage: Statement
    private let unindexPassage: Statement
    private let content: Statement
    private let insertMention: Statement
    private var nextDocument: Int64
    private var nextPassage: Int64
    private var change = (documents: 0, passages: 0, tokens: 0, bytes: 0)

    init(db: Database, today: String, entities: EntityRows) throws {
        self.db = db
        self.today = today
        self.entities = entities
        facts = try FactBlocks(db)
        insertDocument = try db.cachedStatement(
            sql: """
                INSERT INTO document(id, uri, identifier, title, published, source, language, url,
                    sha256, bytes, tokens, origins, metadata, added)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        insertPassage = try db.cachedStatement(
            sql: """
                INSERT INTO passage(id, document, ordinal, start, "end", title_end, heading_end,
                    page, text, annotations)
                VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        indexPassage = try db.cachedStatement(
            sql: """
                INSERT INTO passage_index(rowid, title, heading, text) VALUES(?, ?, ?, ?)
                """
        )
        unindexPassage = try db.cachedStatement(
            sql: """
                INSERT INTO passage_index(passage_index, rowid, title, heading, text)
                VALUES('delete', ?, ?, ?, ?)
                """
        )
        content = try db.cachedStatement(
            sql: "SELECT title, heading, text FROM passage_content WHERE id = ?"
        )
        insertMention = try db.cachedStatement(
            sql: "INSERT INTO mention(passage, start, \"end\", entity) VALUES(?, ?, ?, ?)"
        )
        nextDocument = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM document") ?? 0) + 1
        nextPassage = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM passage") ?? 0) + 1
    }

    /// Writes a document in place of any other of its uri, unless it is the same.
    func write(_ document: DocumentRecord) throws -> (CorpusWriter.Outcome, Int64) {
        var outcome = CorpusWriter.Outcome.added
        if let old = try CorpusSnapshot(db: db, path: "").checksum(uri: document.uri) {
            guard old.sha256 != document.sha256 else { return (.unchanged, old.row) }
            outcome = .updated
            try remove(document: old.row)
        }
        let row = nextDocument
        nextDocument += 1
        let entityRows = try document.entities.map { try entities.row(of: $0, in: db) }
        var tokens = 0
        var all: [PassageFacts] = []
        for (ordinal, passage) in document.passages.enumerated() {
            var facts = try index(
                passage,
                ordinal: ordinal,
                document: document,
                row: row,
                entityRows: entityRows
            )
            facts.document = UInt32(truncatingIfNeeded: row)
            tokens += Int(facts.length)
            all.append(facts)
        }
        let day = PassageFacts.day(of: document.published)
        let source = try entities.label("source", document.source, in: db)
        let language = try entities.label("language", document.language, in: db)
        for number in all.indices {
            all[number].documentLength = UInt32(tokens)
            all[number].day = day
            all[number].source = source
            all[number].language = language
        }
        try facts.append(all)
        try insertDocument.execute(arguments: [
            row, document.uri, document.identifier, document.title, document.published,
            document.source, document.language, document.url, document.sha256, document.byteCount,
            tokens, document.origins, document.metadata, today,
        ])
        change.documents += 1
        change.passages += document.passages.count
        change.tokens += tokens
        change.bytes += document.byteCount
        return (outcome, row)
    }

    /// Stores one passage with its mentions and puts it into the full-text index.
    private func index(
        _ passage: PassageRecord,
        ordinal: Int,
        document: DocumentRecord,
        row: Int64,
        entityRows: [Int64]
    ) throws -> PassageFacts {
        let number = nextPassage
        nextPassage += 1
        let annotations = PassageAnnotations(
            language: document.language ?? "",
            mentions: passage.mentions.map {
                let entity = document.entities[$0.entity]
                return PassageAnnotations.Mention(
                    start: $0.range.lowerBound,
                    entity: entityRows[$0.entity],
                    type: entity.type.letter,
                    country: entity.country.map { Array($0.utf8) } ?? []
                )
            }
        ).encoded
        try insertPassage.execute(arguments: [
            number, row, ordinal, passage.range.lowerBound, passage.range.upperBound,
            passage.titleEnd, passage.headingEnd, passage.page, passage.text, annotations,
        ])
        let fields = passage.fields.map { Data($0.content(annotations: annotations)) }
        try indexPassage.execute(arguments: [number, fields[0], fields[1], fields[2]])
        var facts = PassageFacts()
        facts.passage = UInt32(truncatingIfNeeded: number)
        facts.length = UInt32(passage.fields.reduce(0) { $0 + $1.wordCount })
        var countries: Set<UInt16> = []
        var named: Set<UInt32> = []
        for mention in passage.mentions {
            let entity = document.entities[mention.entity]
            let entityRow = entityRows[mention.entity]
            try insertMention.execute(arguments: [
                number, mention.range.lowerBound, mention.range.upperBound, entityRow,
            ])
            named.insert(UInt32(truncatingIfNeeded: entityRow) << 2 | entity.type.number)
            if let code = entity.country.flatMap(PassageFacts.number(ofCountry:)) {
                countries.insert(code)
            }
        }
        facts.entities = named.sorted()
        facts.countries = countries.sorted()
        return facts
    }

    /// Hands out the fields of a passage as the full-text index has them.
    private func indexed(_ passage: Int64, _ body: (String, String, String) throws -> Void) throws {
        guard let row = try Row.fetchOne(content, arguments: [passage]) else { return }
        try body(row[0], row[1], row[2])
    }

    /// Takes a document out of every table and the full-text index.
    func remove(document row: Int64) throws {
        let passages = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM passage WHERE document = ? ORDER BY id"),
            arguments: [row]
        )
        guard
            let size = try Row.fetchOne(
                db.cachedStatement(sql: "SELECT tokens, bytes FROM document WHERE id = ?"),
                arguments: [row]
            )
        else { return }
        for passage in passages {
            try indexed(passage) { title, heading, text in
                try unindexPassage.execute(arguments: [passage, title, heading, text])
            }
            try db.cachedStatement(sql: "DELETE FROM mention WHERE passage = ?")
                .execute(arguments: [passage])
        }
        try db.cachedStatement(sql: "DELETE FROM passage WHERE document = ?")
            .execute(arguments: [row])
        try db.cachedStatement(sql: "DELETE FROM document WHERE id = ?").execute(arguments: [row])
        try facts.remove(passages.map { UInt32(truncatingIfNeeded: $0) })
        change.documents -= 1
        change.passages -= passages.count
        change.tokens -= size["tokens"]
        change.bytes -= size["bytes"]
    }

    /// Writes what was gathered along the way; to be called once, at the end of the transaction.
    func finish() throws {
        try facts.flush()
        let statement = try db.cachedStatement(
            sql: "UPDATE statistic SET value = value + ? WHERE name = ?"
        )
        for (name, step) in [
            ("documents", change.documents), ("passages", change.passages),
            ("tokens", change.tokens), ("bytes", change.bytes),
        ] {
            try statement.execute(arguments: [step, name])
        }
        // By this number readers see that what they remember is no longer so.
        try db.cachedStatement(
            sql: """
                INSERT INTO statistic VALUES('changes', 1)
                ON CONFLICT(name) DO UPDATE SET value = value + 1
                """
        ).execute()
    }
}
