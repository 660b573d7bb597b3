import GRDB

/// What version 2 of the schema adds: the countries of documents.
enum CountrySchema {
    static let statements = """
        ALTER TABLE document ADD COLUMN countries TEXT NOT NULL DEFAULT '';
        DROP VIEW documents;
        CREATE VIEW documents AS
            SELECT document.id, document.title, document.published, document.source,
                document.language, document.uri, count(passage.id) AS passages,
                nullif(substr(document.countries, 1, 2), '') AS country
            FROM document LEFT JOIN passage ON passage.document = document.id
            GROUP BY document.id;
        CREATE VIEW document_countries AS
            SELECT document, uri, title, country, key = 0 AS main, salience, \(reasons) AS reasons
            FROM (
                SELECT document.id AS document, uri, title, key, substr(value, 1, 2) AS country,
                    CAST(substr(value, 3) AS INTEGER) AS salience,
                    ltrim(substr(value, 3), '0123456789') AS letters
                FROM document, json_each('["' || replace(countries, ' ', '","') || '"]')
                WHERE countries <> '');
        """

    /// The words of the reasons whose letters stand in `letters`.
    private static let reasons: String = {
        let words = CountryReasons.all.map { _, letter, word in
            let letter = String(decoding: [letter], as: UTF8.self)
            return "iif(instr(letters, '\(letter)'), '\(word) ', '')"
        }
        return "rtrim(\(words.joined(separator: " || ")))"
    }()
}

extension FactBlocks {
    /// Notes which of their countries the passages name.
    func addNamedCountries() throws {
        try recode { facts in
            for number in facts.indices {
                facts[number].namedCountries = try String.fetchAll(
                    db.cachedStatement(
                        sql: """
                            SELECT DISTINCT country FROM mention
                                JOIN entity ON entity.id = mention.entity
                            WHERE passage = ? AND type = 'country'
                            """
                    ),
                    arguments: [facts[number].passage]
                ).compactMap(PassageFacts.number(ofCountry:)).sorted()
            }
        }
    }
}
