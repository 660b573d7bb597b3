import Foundation
import GRDB
import PassageIndex

/// An entity that shares names with others, for finding out which of them are one.
package struct NamedEntity: Sendable {
    package var row: Int64
    package var key: String
    package var type: FacetType
    /// Whether a list knows it.
    package var isListed: Bool
    /// Those of its names that it shares a key with the others by, each with its folded words put together.
    package var names: [(surface: String, folded: String)]
    /// In how many passages it is mentioned.
    package var passages: Int

    package init(
        row: Int64,
        key: String,
        type: FacetType,
        isListed: Bool,
        names: [(surface: String, folded: String)],
        passages: Int
    ) {
        self.row = row
        self.key = key
        self.type = type
        self.isListed = isListed
        self.names = names
        self.passages = passages
    }
}

extension CorpusWriter {
    /// Finds out which entities are one, and follows a reader's edits.
    ///
    /// Only what the documents written and removed by this writer mention is looked at again, with all
    /// that shares names with it; what it finds depends on the index alone.
    ///
    /// - Parameters:
    ///   - edits: All edits of the reader.
    ///   - resolve: Says which of some entities that share names count for which others, by rows.
    /// - Throws: ``IndexError``; what was written before stays.
    package func settle(
        edits: EntityEdits,
        resolve: ([NamedEntity]) -> [Int64: Int64]
    ) throws {
        try commit()
        try inDatabase { db in
            try db.inTransaction(.immediate) {
                let settler = EntitySettler(db: db, path: file.path)
                let isChanged = try settler.resolve(touchedEntities, by: resolve)
                try settler.apply(edits, anew: isChanged)
                return .commit
            }
        }
        forgetTouchedEntities()
    }
}

/// Writes down which entities are one.
private struct EntitySettler {
    let db: Database
    let path: String

    // MARK: - By names

    /// Lets the entities that share names with some be resolved anew.
    ///
    /// - Returns: Whether anything has changed.
    func resolve(
        _ rows: Set<Int64>,
        by decide: ([NamedEntity]) -> [Int64: Int64]
    ) throws -> Bool {
        guard !rows.isEmpty else { return false }
        let terms = try TermReader(SegmentRecords(db, path: path))
        let keys = try db.cachedStatement(
            sql: "SELECT DISTINCT name_key, folded FROM alias WHERE entity = ? AND kind <> 'struck'"
        )
        var classes: Set<NameClass> = []
        for row in rows {
            let found = try Row.fetchCursor(keys, arguments: [row])
            while let next = try found.next() { classes.insert(NameClass(next)) }
        }
        var isChanged = false
        for next in classes {
            let members = try members(of: next, terms: terms)
            guard !members.isEmpty else { continue }
            let decided = members.count > 1 ? decide(members) : [:]
            let update = try db.cachedStatement(
                sql: "UPDATE entity SET resolved = ?1 WHERE id = ?2 AND resolved IS NOT ?1"
            )
            for member in members where !member.isListed {
                try update.execute(arguments: [decided[member.row], member.row])
                if db.changesCount > 0 { isChanged = true }
            }
        }
        return isChanged
    }

    /// Names that may be spellings of one: of one key, or the same where they cannot be compared.
    private struct NameClass: Hashable {
        var key: Int64?
        var folded: String

        init(_ row: Row) {
            key = row["name_key"]
            folded = key == nil ? row["folded"] : ""
        }
    }

    /// The entities of a class in the order of their keys; none where no unlisted one is among them.
    private func members(of names: NameClass, terms: TermReader) throws -> [NamedEntity] {
        let condition = names.key == nil ? "name_key IS NULL AND folded = ?" : "name_key = ?"
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT entity.*, surface, folded
                    FROM alias JOIN entity ON entity.id = alias.entity
                    WHERE \(condition) AND needs_cue = 0
                        AND kind NOT IN ('struck', 'demonym', 'capital')
                    ORDER BY key, alias.rowid
                    """
            ),
            arguments: [names.key.map { $0 as any DatabaseValueConvertible } ?? names.folded]
        )
        var members: [NamedEntity] = []
        while let row = try rows.next() {
            let name = (surface: row["surface"] as String, folded: row["folded"] as String)
            if members.last?.row == row["id"] {
                members[members.count - 1].names.append(name)
                continue
            }
            let entity = StoredEntity(row)
            members.append(
                NamedEntity(
                    row: entity.number,
                    key: entity.key,
                    type: entity.type,
                    isListed: entity.isListed,
                    names: [name],
                    passages: 0
                )
            )
        }
        guard members.contains(where: { !$0.isListed }) else { return [] }
        guard members.count > 1 else { return members }
        for place in members.indices {
            let term = MatchTerm([IndexTerm.entity(members[place].row)])
            members[place].passages = try terms.postings(of: term).count
        }
        return members
    }

    // MARK: - By edits

    /// Writes down what each entity counts for, after names, if they say something new, and edits.
    func apply(_ edits: EntityEdits, anew: Bool) throws {
        let mark = try Int64.fetchOne(
            db,
            sql: "SELECT value FROM statistic WHERE name = 'entity_edits'"
        )
        guard anew || mark ?? 0 != edits.mark || !edits.edits.isEmpty else { return }
        var families = try EntityFamilies(db)
        for (_, edit) in edits.edits {
            let rows = try edit.entities.map { key in
                try Int64.fetchOne(
                    db.cachedStatement(sql: "SELECT id FROM entity WHERE key = ?"),
                    arguments: [key]
                )
            }
            families.follow(edit, rows: rows)
        }
        let isChanged = try families.write(db)
        try db.execute(
            sql: """
                INSERT INTO statistic VALUES('entity_edits', ?)
                ON CONFLICT(name) DO UPDATE SET value = excluded.value
                """,
            arguments: [edits.mark]
        )
        guard isChanged else { return }
        try db.execute(
            sql: """
                INSERT INTO statistic VALUES('changes', 1)
                ON CONFLICT(name) DO UPDATE SET value = value + 1
                """
        )
    }
}

/// Which entities are one, and what they are called.
private struct EntityFamilies {
    private var parents: [Int64: Int64] = [:]
    private var hidden: Set<Int64> = []
    private var names: [Int64: String] = [:]
    /// What the file says now.
    private var former: [Int64: (sameAs: Int64?, renamed: String?)] = [:]

    /// Reads what names say.
    init(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT id, resolved, same_as, renamed FROM entity
                WHERE resolved IS NOT NULL OR same_as IS NOT NULL OR renamed IS NOT NULL
                """
        )
        while let row = try rows.next() {
            let id: Int64 = row["id"]
            if let parent = row["resolved"] as Int64? { parents[id] = parent }
            former[id] = (row["same_as"], row["renamed"])
        }
    }

    private func root(of row: Int64) -> Int64 {
        var root = row
        // No chain of names is longer than two, and edits join roots only.
        while let parent = parents[root], parent != row { root = parent }
        return root
    }

    /// Follows an edit; entities that the index does not have are passed over.
    mutating func follow(_ edit: EntityEdit, rows: [Int64?]) {
        let known = rows.compactMap { $0 }
        switch edit {
        case .merge:
            guard let first = rows.first ?? nil else { return }
            for row in known.dropFirst() {
                let (target, joined) = (root(of: first), root(of: row))
                if target != joined { parents[joined] = target }
            }
            // The first is what they are, even if it counted for another before.
            let target = root(of: first)
            if target != first {
                parents[first] = nil
                parents[target] = first
            }
        case .split:
            guard known.count == 2, root(of: known[0]) == root(of: known[1]) else { return }
            parents[parents[known[1]] != nil ? known[1] : known[0]] = nil
        case .hide: if let row = known.first { hidden.insert(row) }
        case .rename(_, let name): if let row = known.first { names[row] = name }
        }
    }

    /// Writes down what has changed.
    ///
    /// - Returns: Whether anything has.
    func write(_ db: Database) throws -> Bool {
        let hidden = Set(hidden.map(root))
        var renamed: [Int64: String] = [:]
        for (row, name) in names.sorted(by: { $0.key < $1.key }) { renamed[root(of: row)] = name }
        let rows = Set(parents.keys).union(former.keys).union(hidden).union(renamed.keys)
        let update = try db.cachedStatement(
            sql: "UPDATE entity SET same_as = ?, renamed = ? WHERE id = ?"
        )
        var isChanged = false
        for row in rows {
            let root = root(of: row)
            let sameAs = hidden.contains(root) ? 0 : root == row ? nil : root
            let before = former[row]
            guard before?.sameAs != sameAs || before?.renamed != renamed[row] else { continue }
            try update.execute(arguments: [sameAs, renamed[row], row])
            isChanged = true
        }
        if isChanged { try writeMap(db) }
        return isChanged
    }

    private func writeMap(_ db: Database) throws {
        let rows = try Row.fetchCursor(
            db,
            sql: """
                SELECT own.id, entity.id, entity.type
                FROM entity AS own LEFT JOIN entity ON entity.id = own.same_as
                WHERE own.same_as IS NOT NULL ORDER BY own.id
                """
        )
        var pairs: [(row: UInt32, target: UInt32)] = []
        while let row = try rows.next() {
            var target: UInt32 = 0
            if let number = row[1] as Int64? {
                let type = FacetType(rawValue: row[2]) ?? .organization
                target = UInt32(truncatingIfNeeded: number) << 2 | type.number
            }
            pairs.append((UInt32(truncatingIfNeeded: row[0] as Int64), target))
        }
        try db.execute(
            sql: "INSERT OR REPLACE INTO entity_map(id, map) VALUES(1, ?)",
            arguments: [Data(EntityMap(pairs).packed)]
        )
    }
}
