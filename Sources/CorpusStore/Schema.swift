import GRDB

/// The tables and views of an index file; `Index/README.md` explains them one by one.
enum Schema {
    /// The version of the newest migration, for messages.
    static let version = "4"

    /// `Fihr` in ASCII: what `PRAGMA application_id` says of an index file.
    static let applicationID: Int32 = 0x4669_6872

    static let migrator: DatabaseMigrator = {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1", foreignKeyChecks: .immediate) { db in
            try db.execute(sql: tables)
            try db.execute(sql: fullText)
            try db.execute(sql: views)
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        }
        migrator.registerMigration("impact lists") { db in try db.execute(sql: impacts) }
        migrator.registerMigration("2") { db in
            try db.execute(sql: CountrySchema.statements)
            try FactBlocks(db).addNamedCountries()
        }
        migrator.registerMigration("3") { db in try db.execute(sql: ResolutionSchema.statements) }
        migrator.registerMigration("4") { db in try FactBlocks(db).recode() }
        return migrator
    }()

    private static let tables = """
        CREATE TABLE document(
            id INTEGER PRIMARY KEY,
            uri TEXT NOT NULL UNIQUE,
            identifier TEXT,
            title TEXT,
            published TEXT,
            source TEXT,
            language TEXT,
            url TEXT,
            sha256 TEXT NOT NULL,
            bytes INTEGER NOT NULL,
            tokens INTEGER NOT NULL,
            origins TEXT NOT NULL,
            metadata TEXT NOT NULL,
            added TEXT NOT NULL
        );
        CREATE TABLE passage(
            id INTEGER PRIMARY KEY,
            document INTEGER NOT NULL REFERENCES document(id),
            ordinal INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            title_end INTEGER NOT NULL,
            heading_end INTEGER NOT NULL,
            page INTEGER,
            text TEXT NOT NULL,
            annotations TEXT NOT NULL
        );
        CREATE UNIQUE INDEX passage_by_document ON passage(document, ordinal);
        CREATE TABLE entity(
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            name TEXT NOT NULL,
            country TEXT
        );
        CREATE TABLE alias(
            entity INTEGER NOT NULL REFERENCES entity(id),
            surface TEXT NOT NULL,
            folded TEXT NOT NULL,
            language TEXT,
            kind TEXT NOT NULL,
            needs_cue INTEGER NOT NULL,
            name_key INTEGER
        );
        CREATE INDEX alias_by_folded ON alias(folded);
        CREATE INDEX alias_by_name_key ON alias(name_key) WHERE name_key IS NOT NULL;
        CREATE INDEX alias_by_entity ON alias(entity);
        CREATE TABLE mention(
            passage INTEGER NOT NULL REFERENCES passage(id),
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            entity INTEGER NOT NULL REFERENCES entity(id),
            PRIMARY KEY(passage, start)
        ) WITHOUT ROWID;
        CREATE TABLE word(
            key INTEGER NOT NULL,
            form TEXT NOT NULL,
            total INTEGER NOT NULL,
            capitalized INTEGER NOT NULL,
            lower INTEGER NOT NULL,
            PRIMARY KEY(key, form)
        ) WITHOUT ROWID;
        CREATE TABLE label(
            id INTEGER PRIMARY KEY,
            facet TEXT NOT NULL,
            value TEXT NOT NULL,
            UNIQUE(facet, value)
        );
        CREATE TABLE passage_facts(
            block INTEGER PRIMARY KEY,
            facts BLOB NOT NULL
        );
        CREATE TABLE statistic(
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) WITHOUT ROWID;
        INSERT INTO statistic VALUES('documents', 0), ('passages', 0), ('tokens', 0), ('bytes', 0);
        """

    private static let impacts = """
        CREATE TABLE impact_list(
            id INTEGER PRIMARY KEY,
            term BLOB NOT NULL UNIQUE,
            list BLOB NOT NULL
        );
        CREATE TABLE impact_gone(passage INTEGER PRIMARY KEY);
        """

    private static let fullText = """
        CREATE VIEW passage_content(id, title, heading, text) AS
            SELECT id,
                CASE WHEN title_end = 0 THEN ''
                    ELSE CAST(substr(CAST(text AS BLOB), 1, title_end) AS TEXT)
                        || char(30) || '0;' || annotations END,
                CASE WHEN heading_end = title_end THEN ''
                    ELSE CAST(substr(CAST(text AS BLOB), title_end + 1, heading_end - title_end)
                        AS TEXT) || char(30) || title_end || ';' || annotations END,
                CASE WHEN heading_end = 0 THEN text
                    ELSE CAST(substr(CAST(text AS BLOB), heading_end + 1) AS TEXT) END
                    || char(30) || heading_end || ';' || annotations
            FROM passage;
        CREATE VIRTUAL TABLE passage_index USING fts5(
            title, heading, text,
            content='passage_content', content_rowid='id', tokenize='fihrist'
        );
        INSERT INTO passage_index(passage_index, rank) VALUES('hashsize', 8388608);
        INSERT INTO passage_index(passage_index, rank) VALUES('automerge', 0);
        """

    private static let views = """
        CREATE VIEW documents AS
            SELECT document.id, document.title, document.published, document.source,
                document.language, document.uri, count(passage.id) AS passages
            FROM document LEFT JOIN passage ON passage.document = document.id
            GROUP BY document.id;
        CREATE VIEW passages AS
            SELECT passage.id, document.title, document.published, document.source,
                document.language, document.uri, passage.ordinal, passage.page, passage.text
            FROM passage JOIN document ON document.id = passage.document;
        CREATE VIEW mentions AS
            SELECT mention.passage, passage.document, mention.start, mention."end",
                CAST(substr(CAST(passage.text AS BLOB), mention.start + 1,
                    mention."end" - mention.start) AS TEXT) AS written,
                entity.name, entity.type, entity.country, entity.key
            FROM mention JOIN passage ON passage.id = mention.passage
                JOIN entity ON entity.id = mention.entity;
        CREATE VIEW passage_countries AS
            SELECT mention.passage, passage.document, entity.country
            FROM mention JOIN passage ON passage.id = mention.passage
                JOIN entity ON entity.id = mention.entity
            -- Not DISTINCT, through which SQLite could not reach for single passages.
            WHERE entity.country IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM mention AS earlier JOIN entity AS other ON other.id = earlier.entity
                WHERE earlier.passage = mention.passage AND earlier.start < mention.start
                    AND other.country = entity.country);
        """
}
