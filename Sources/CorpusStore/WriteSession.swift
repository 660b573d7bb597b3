import Foundation
import GRDB
import PassageIndex

/// The statements of one write transaction, prepared once.
final class WriteSession {
    private let db: Database
    private let today: String
    /// Handed back to the writer after the transaction.
    private(set) var entities: EntityRows
    private let facts: FactBlocks
    private let segments: SegmentStore
    private let mentionPostings = PostingsBuilder()
    private let known: RowStatement
    private let insertDocument: RowStatement
    private let insertPassage: RowStatement
    private let insertSize: RowStatement
    private let insertMention: RowStatement
    private let unindexPassage: Statement
    private let content: Statement
    private var nextDocument: Int64
    private var nextPassage: Int64
    /// The last passage that the lists of frequent terms know.
    private let watermark: Int64
    private var change = (documents: 0, passages: 0, tokens: 0, bytes: 0)

    init(
        db: Database,
        today: String,
        entities: EntityRows,
        segments: SegmentStore
    ) throws {
        self.db = db
        self.segments = segments
        self.today = today
        self.entities = entities
        facts = try FactBlocks(db)
        known = try RowStatement(db, "SELECT id, sha256 FROM document WHERE uri = ?")
        insertDocument = try RowStatement(
            db,
            """
            INSERT INTO document(id, uri, identifier, title, published, source, language, url,
                sha256, bytes, tokens, origins, metadata, added, countries)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        insertPassage = try RowStatement(
            db,
            """
            INSERT INTO passage(id, document, ordinal, start, "end", title_end, heading_end,
                page, text, annotations)
            VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        insertSize = try RowStatement(
            db,
            "INSERT INTO passage_index_docsize(id, sz) VALUES(?, ?)"
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
        insertMention = try RowStatement(
            db,
            "INSERT INTO mention(passage, start, \"end\", entity) VALUES(?, ?, ?, ?)"
        )
        nextDocument = try (Int64.fetchOne(db, sql: "SELECT max(id) FROM document") ?? 0) + 1
        watermark =
            try Int64.fetchOne(
                db,
                sql: "SELECT value FROM statistic WHERE name = 'impact_watermark'"
            ) ?? 0
        // No number that the lists of frequent terms know is given again.
        nextPassage =
            try max(
                Int64.fetchOne(db, sql: "SELECT max(id) FROM passage") ?? 0,
                watermark
            ) + 1
    }

    /// The row of a document that is in the index as it is.
    func unchangedRow(of document: DocumentRecord) throws -> Int64? {
        let old = try known.first(.text(document.uri)) { ($0.integer(0), $0.text(1)) }
        return old.flatMap { $0.1 == document.sha256 ? Int64($0.0) : nil }
    }

    /// Writes the documents of a batch, each in place of any other of its uri.
    func write(_ batch: DocumentBatch) throws -> [(CorpusWriter.Outcome, Int64)] {
        for run in batch.runs {
            segments.append(run.run, firstRow: nextPassage + Int64(run.firstPassage))
        }
        let first = nextPassage
        var reader = BatchReader(batch: batch)
        let outcomes = try batch.documents.map { try write($0, &reader) }
        segments.append(mentionPostings.finish().run, firstRow: first)
        return outcomes
    }

    /// What of a batch belongs to the next passage.
    private struct BatchReader {
        let batch: DocumentBatch
        private var passage = 0
        private var mention = 0

        init(batch: DocumentBatch) { self.batch = batch }

        mutating func next(
            mentions count: Int
        ) -> (words: [Int], mentions: ArraySlice<PostingsBuilder.MentionPlace>) {
            defer { (passage, mention) = (passage + 1, mention + count) }
            return (batch.wordCounts[passage], batch.mentions[mention..<mention + count])
        }
    }

    private func write(
        _ document: DocumentRecord,
        _ reader: inout BatchReader
    ) throws -> (CorpusWriter.Outcome, Int64) {
        var outcome = CorpusWriter.Outcome.added
        if let old = try known.first(.text(document.uri), read: { Int64($0.integer(0)) }) {
            outcome = .updated
            try remove(document: old)
        }
        let row = nextDocument
        nextDocument += 1
        let entityRows = try document.entities.map { try entities.row(of: $0, in: db) }
        var tokens = 0
        var all: [PassageFacts] = []
        for (ordinal, passage) in document.passages.enumerated() {
            let leading = ordinal == 0 ? document.leadingCountries : []
            let terms =
                leading.map { .pointer(to: Array($0.utf8)) }
                + mentionTerms(of: passage, in: document, entityRows: entityRows)
            let (words, places) = reader.next(mentions: terms.count)
            for (mention, place) in zip(terms, places) {
                for term in mention.terms { mentionPostings.add(term, at: place) }
            }
            try store(passage, ordinal: ordinal, document: document, row: row, mentions: terms)
            try insertSize.run(.integer(nextPassage), .blob(WordCounts.encode(words)))
            segments.count(words: words)
            var facts = try storeMentions(of: passage, in: document, entityRows: entityRows)
            facts.document = UInt32(truncatingIfNeeded: row)
            facts.length = UInt32(words.reduce(0, +))
            let more = leading.compactMap(PassageFacts.number(ofCountry:))
            if !more.isEmpty { facts.countries = Set(facts.countries + more).sorted() }
            tokens += Int(facts.length)
            all.append(facts)
            nextPassage += 1
        }
        let day = PassageFacts.day(of: document.published)
        let source = try entities.label("source", document.source, in: db)
        let language = try entities.label("language", document.language, in: db)
        let countries = PassageFacts.DocumentCountries(document.countries)
        for number in all.indices {
            all[number].documentLength = UInt32(tokens)
            all[number].day = day
            all[number].source = source
            all[number].language = language
            all[number].documentCountries = countries
        }
        try facts.append(all)
        try insertDocument.run(
            .integer(row),
            .text(document.uri),
            .text(document.identifier),
            .text(document.title),
            .text(document.published),
            .text(document.source),
            .text(document.language),
            .text(document.url),
            .text(document.sha256),
            .integer(document.byteCount),
            .integer(tokens),
            .text(document.origins),
            .text(document.metadata),
            .text(today),
            .text(DocumentCountries.encode(document.countries))
        )
        change.documents += 1
        change.passages += document.passages.count
        change.tokens += tokens
        change.bytes += document.byteCount
        return (outcome, row)
    }

    private func mentionTerms(
        of passage: PassageRecord,
        in document: DocumentRecord,
        entityRows: [Int64]
    ) -> [PassageAnnotations.Mention] {
        passage.mentions.map {
            let entity = document.entities[$0.entity]
            return PassageAnnotations.Mention(
                start: $0.range.lowerBound,
                entity: entityRows[$0.entity],
                type: entity.type.letter,
                country: entity.country.map { Array($0.utf8) } ?? []
            )
        }
    }

    private func store(
        _ passage: PassageRecord,
        ordinal: Int,
        document: DocumentRecord,
        row: Int64,
        mentions: [PassageAnnotations.Mention]
    ) throws {
        let annotations = PassageAnnotations(
            language: document.language ?? "",
            mentions: mentions
        ).encoded
        try insertPassage.run(
            .integer(nextPassage),
            .integer(row),
            .integer(ordinal),
            .integer(passage.range.lowerBound),
            .integer(passage.range.upperBound),
            .integer(passage.titleEnd),
            .integer(passage.headingEnd),
            passage.page.map { .integer($0) } ?? .null,
            .text(passage.text),
            .text(annotations)
        )
    }

    /// Stores the mentions of a passage.
    ///
    /// - Returns: The passage's number, entities and countries.
    private func storeMentions(
        of passage: PassageRecord,
        in document: DocumentRecord,
        entityRows: [Int64]
    ) throws -> PassageFacts {
        var facts = PassageFacts()
        facts.passage = UInt32(truncatingIfNeeded: nextPassage)
        var countries: Set<UInt16> = []
        var namedCountries: Set<UInt16> = []
        var named: Set<UInt32> = []
        for mention in passage.mentions {
            let entity = document.entities[mention.entity]
            let entityRow = entityRows[mention.entity]
            try insertMention.run(
                .integer(nextPassage),
                .integer(mention.range.lowerBound),
                .integer(mention.range.upperBound),
                .integer(entityRow)
            )
            named.insert(UInt32(truncatingIfNeeded: entityRow) << 2 | entity.type.number)
            if let code = entity.country.flatMap(PassageFacts.number(ofCountry:)) {
                countries.insert(code)
                if entity.type == .country { namedCountries.insert(code) }
            }
        }
        facts.entities = named.sorted()
        facts.countries = countries.sorted()
        facts.namedCountries = namedCountries.sorted()
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
        // FTS5 must have a passage before it can be told to take it out.
        if let last = passages.last, segments.holds(last) { try segments.flush(db) }
        for passage in passages {
            try indexed(passage) { title, heading, text in
                try unindexPassage.execute(arguments: [passage, title, heading, text])
            }
            entities.touched.formUnion(
                try Int64.fetchAll(
                    db.cachedStatement(sql: "SELECT entity FROM mention WHERE passage = ?"),
                    arguments: [passage]
                )
            )
            try db.cachedStatement(sql: "DELETE FROM mention WHERE passage = ?")
                .execute(arguments: [passage])
            if passage <= watermark {
                try db.cachedStatement(sql: "INSERT INTO impact_gone VALUES(?)")
                    .execute(arguments: [passage])
            }
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
