/// What version 3 of the schema adds: which entities are one.
enum ResolutionSchema {
    static let statements = """
        ALTER TABLE entity ADD COLUMN resolved INTEGER;
        ALTER TABLE entity ADD COLUMN same_as INTEGER;
        ALTER TABLE entity ADD COLUMN renamed TEXT;
        CREATE INDEX entity_by_same_as ON entity(same_as) WHERE same_as IS NOT NULL;
        CREATE TABLE entity_map(id INTEGER PRIMARY KEY, map BLOB NOT NULL);
        DROP VIEW mentions;
        CREATE VIEW mentions AS
            SELECT mention.passage, passage.document, mention.start, mention."end",
                CAST(substr(CAST(passage.text AS BLOB), mention.start + 1,
                    mention."end" - mention.start) AS TEXT) AS written,
                coalesce(entity.renamed, entity.name) AS name, entity.type, entity.country,
                entity.key
            FROM mention JOIN passage ON passage.id = mention.passage
                JOIN entity AS own ON own.id = mention.entity
                JOIN entity ON entity.id = coalesce(own.same_as, own.id);
        """
}
