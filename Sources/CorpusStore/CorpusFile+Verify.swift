import GRDB

/// What a check of an index found.
package struct Verification: Equatable, Sendable {
    /// What was checked, each with what was found wrong: an empty list says that all is well.
    package var checks: [(name: String, problems: [String])]

    package var isSound: Bool { checks.allSatisfy(\.problems.isEmpty) }

    package static func == (left: Self, right: Self) -> Bool {
        left.checks.map(\.name) == right.checks.map(\.name)
            && left.checks.map(\.problems) == right.checks.map(\.problems)
    }
}

extension CorpusFile {
    /// Checks an index against itself: the file, the full-text index, references, totals, facts and lists.
    ///
    /// - Parameter path: An index file that can be written: FTS5 does its check as a write, which
    ///   changes nothing.
    /// - Returns: Every check with the problems it found.
    /// - Throws: ``IndexError`` when the file cannot be opened or read at all; damage that can be
    ///   named comes back in the result.
    package static func verify(path: String) throws -> Verification {
        guard FileState.exists(path) else { throw IndexError(.missing, path: path) }
        let lock = try WriterLock(index: path, patience: 5)
        defer { withExtendedLifetime(lock) {} }
        let file = try CorpusFile(writing: path)
        guard let queue = file.writer else { throw IndexError(.readOnly, path: path) }
        let verification = queue.inDatabase { db in
            Verification(checks: [
                ("database file", problems { try fileProblems(db) }),
                ("full-text index", problems { try fullTextProblems(db) }),
                ("references", problems { try referenceProblems(db) }),
                ("totals", problems { try totalProblems(db) }),
                ("facts", problems { try factProblems(db) }),
                ("lists of frequent terms", problems { try ImpactBuilder.problems(db) }),
            ])
        }
        try file.close()
        return verification
    }

    /// The problems that a check finds; a check that cannot be made is one itself.
    private static func problems(_ check: () throws -> [String]) -> [String] {
        do { return try check() } catch { return ["\(error)"] }
    }

    private static func fileProblems(_ db: Database) throws -> [String] {
        try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
    }

    private static func fullTextProblems(_ db: Database) throws -> [String] {
        // With rank 1 the index is compared with the text it was made of.
        try db.execute(
            sql: "INSERT INTO passage_index(passage_index, rank) VALUES('integrity-check', 1)"
        )
        return []
    }

    private static func referenceProblems(_ db: Database) throws -> [String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT "table" AS child, parent, count(*) AS count FROM pragma_foreign_key_check
                GROUP BY "table", parent
                """
        )
        return rows.map {
            "\($0["count"] as Int) rows of \($0["child"] as String) refer to no row of \($0["parent"] as String)"
        }
    }

    private static func totalProblems(_ db: Database) throws -> [String] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                WITH counted(name, value) AS (
                    SELECT 'documents', count(*) FROM document
                    UNION ALL SELECT 'passages', count(*) FROM passage
                    UNION ALL SELECT 'tokens', coalesce(sum(tokens), 0) FROM document
                    UNION ALL SELECT 'bytes', coalesce(sum(bytes), 0) FROM document)
                SELECT name, statistic.value AS noted, counted.value AS counted
                FROM counted JOIN statistic USING(name) WHERE statistic.value <> counted.value
                """
        )
        return rows.map {
            "\($0["name"] as String): noted \($0["noted"] as Int), counted \($0["counted"] as Int)"
        }
    }

    /// Compares the packed facts with the tables they were made of.
    private static func factProblems(_ db: Database) throws -> [String] {
        var problems: [String] = []
        let passages = try Row.fetchCursor(
            db,
            sql: """
                SELECT passage.id, passage.document, document.tokens,
                    (SELECT group_concat(entity) FROM (SELECT DISTINCT entity FROM mention
                        WHERE mention.passage = passage.id ORDER BY entity)) AS entities
                FROM passage JOIN document ON document.id = passage.document ORDER BY passage.id
                """
        )
        let snapshot = CorpusSnapshot(db: db, path: "")
        // The facts as they are kept, before any entity counts for another.
        snapshot.state.map = EntityMap()
        let numbers = try UInt32.fetchAll(db, sql: "SELECT id FROM passage ORDER BY id")
        var seen = 0
        try snapshot.forEachBlock(of: numbers) { block, range in
            let facts = block.all(block: numbers[range.lowerBound] >> PassageFacts.blockShift)
            for facts in facts {
                guard let row = try passages.next() else { return }
                seen += 1
                let written: String? = row["entities"]
                let kept = facts.entities.map { $0 >> 2 }.sorted().map(String.init)
                let isItsOwn =
                    row["id"] as Int64 == Int64(facts.passage)
                    && row["document"] as Int64 == Int64(facts.document)
                    && row["tokens"] as Int64 == Int64(facts.documentLength)
                    && written ?? "" == kept.joined(separator: ",")
                if !isItsOwn, problems.count < 10 {
                    problems.append("the facts of passage \(row["id"] as Int64) are not its own")
                }
            }
        }
        if seen != numbers.count {
            problems.append("\(numbers.count - seen) passages have no facts")
        }
        return problems
    }
}
