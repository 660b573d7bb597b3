import Foundation
import GRDB

/// A row of `word`.
package struct StoredWord: Equatable, Sendable {
    /// The folded form.
    package var form: String
    /// How often it was written.
    package var total: Int
    /// How often with a capital letter, and not because a sentence began there.
    package var capitalized: Int
    /// How often in small letters.
    package var lower: Int

    init(_ row: Row) {
        form = row["form"]
        total = row["total"]
        capitalized = row["capitalized"]
        lower = row["lower"]
    }

    /// Whether it is mostly written as a name is, in a script with capitals.
    package var isMostlyCapitalized: Bool { capitalized > 0 && capitalized >= lower }
}

extension CorpusSnapshot {
    /// Whether the index has a table of its words at all.
    package var hasWords: Bool {
        get throws {
            try cache.hasWords.value(at: totals().changes) {
                try RowStatement(db, "SELECT 1 FROM word LIMIT 1").first { _ in true } ?? false
            }
        }
    }

    /// The words of the index with a key that may be names: those that are not mostly written in
    /// small letters.
    ///
    /// - Parameters:
    ///   - key: A packed `NameKey`.
    ///   - length: How many letters they may have.
    /// - Returns: The words in the order of their forms; some may no longer occur.
    /// - Throws: A database error when the file cannot be read.
    package func names(key: Int64, length: ClosedRange<Int>) throws -> [StoredWord] {
        try words(key: key, length: length, where: "AND capitalized >= lower")
    }

    /// The words of the index with a key, in whatever case.
    ///
    /// - Parameters:
    ///   - key: A packed `NameKey`.
    ///   - length: How many letters they may have.
    /// - Returns: The words in the order of their forms; some may no longer occur.
    /// - Throws: A database error when the file cannot be read.
    package func words(key: Int64, length: ClosedRange<Int>) throws -> [StoredWord] {
        try words(key: key, length: length, where: "")
    }

    private func words(
        key: Int64,
        length: ClosedRange<Int>,
        where condition: String
    ) throws -> [StoredWord] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT form, total, capitalized, lower FROM word
                    WHERE key = ? AND length(form) BETWEEN ? AND ? \(condition)
                    """
            ),
            arguments: [key, length.lowerBound, length.upperBound]
        )
        return try Array(rows.map(StoredWord.init))
    }

    /// Looks at every word of the index.
    ///
    /// - Parameters:
    ///   - length: How many letters they may have.
    ///   - isWanted: Says of a folded form, UTF-8, whether the word is wanted.
    /// - Returns: Those wanted; some may no longer occur.
    /// - Throws: A database error when the file cannot be read.
    /// - Complexity: some hundred nanoseconds a word.
    package func words(
        length: ClosedRange<Int>,
        where isWanted: (borrowing Span<UInt8>) -> Bool
    ) throws -> [StoredWord] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT form, total, capitalized, lower FROM word
                    WHERE length(form) BETWEEN ? AND ?
                    """
            ),
            arguments: [length.lowerBound, length.upperBound]
        )
        var found: [StoredWord] = []
        while let row = try rows.next() {
            let isFound = try row.withUnsafeData(atIndex: 0) { form in
                // SQLite keeps the bytes until the cursor steps on, after this closure.
                form.map { isWanted($0.span) } ?? false
            }
            if isFound { found.append(StoredWord(row)) }
        }
        return found
    }

    /// A word of the index; `nil` when it never occurred.
    ///
    /// - Parameters:
    ///   - form: The folded form.
    ///   - key: Its packed `NameKey`.
    /// - Returns: The word with its counts.
    /// - Throws: A database error when the file cannot be read.
    package func word(_ form: String, key: Int64) throws -> StoredWord? {
        try Row.fetchOne(
            db.cachedStatement(
                sql: "SELECT form, total, capitalized, lower FROM word WHERE key = ? AND form = ?"
            ),
            arguments: [key, form]
        ).map(StoredWord.init)
    }

    /// The names of entities with a key.
    ///
    /// - Parameter key: The packed `NameKey` of the name's folded words without particles.
    /// - Returns: The names in the order of their entities' keys.
    /// - Throws: A database error when the file cannot be read.
    package func aliases(key: Int64) throws -> [StoredAlias] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: Self.aliasQuery + "alias.name_key = ? ORDER BY entity.key, alias.rowid"
            ),
            arguments: [key]
        ).map(StoredAlias.init)
    }
}
