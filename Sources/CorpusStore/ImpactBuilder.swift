import Foundation
import GRDB
import PassageIndex

/// Makes the lists of frequent terms, of words as of stems, entities and countries.
struct ImpactBuilder {
    let db: Database
    /// In how many passages a term stands at least to have a list: one of less than a few blocks saves
    /// nothing.
    var minimum = 256
    /// How many passages an index has at least to have lists.
    var leastPassages = 10_000

    /// A term is frequent that stands in one passage of so many.
    private static let share = 200

    /// Whether there are passages enough for lists.
    var pay: Bool {
        get throws {
            try CorpusSnapshot(db: db, path: "").totals().passages >= leastPassages
        }
    }

    /// Whether lists pay that are missing, or void, or lack an eighth of the passages.
    var areDue: Bool {
        get throws {
            let snapshot = CorpusSnapshot(db: db, path: "")
            let totals = try snapshot.totals()
            guard totals.passages >= leastPassages else { return false }
            let isThere = try snapshot.terms.holds(totals.impactSegment)
            guard isThere, totals.impactWatermark > 0 else { return true }
            let later = try Int.fetchOne(
                db,
                sql: "SELECT count(*) FROM passage WHERE id > ?",
                arguments: [totals.impactWatermark]
            )
            return (later ?? 0) * 8 > totals.passages
        }
    }

    /// Puts lists of the full-text index as it is in place of those that are there.
    ///
    /// - Throws: A database error; ``IndexError`` when the full-text index is damaged.
    func build() throws {
        try db.execute(sql: "DELETE FROM impact_list; DELETE FROM impact_gone")
        let snapshot = CorpusSnapshot(db: db, path: "")
        let totals = try snapshot.totals()
        let passages = try snapshot.allPassages()
        guard let watermark = passages.last, let segment = try snapshot.terms.newestSegment else {
            return try void()
        }
        var lengths = [UInt32](repeating: 0, count: Int(watermark) + 1)
        try snapshot.forEachBlock(of: passages, keeping: false) { block, range in
            for passage in passages[range] {
                lengths[Int(passage)] = block.length(FactBlock.place(of: passage))
            }
        }
        let insert = try db.cachedStatement(
            sql: "INSERT INTO impact_list(term, list) VALUES(?, ?)"
        )
        try insert.execute(arguments: [Data(), Data(PassageLengths.pack(lengths))])
        let weight = TermWeight(
            average: Double(totals.tokens) / Double(max(totals.passages, 1))
        )
        let least = max(minimum, passages.count / Self.share)
        var packer = ListPacker { [lengths] term in
            let postings = term.postings()
            guard postings.count >= least else { return nil }
            let list = ImpactList(
                postings.map { ($0.passage, $0.frequency) },
                isInTextOnly: postings.allSatisfy { $0.title == 0 && $0.heading == 0 },
                lengths: lengths,
                weight: weight
            )
            return (term.term, list.bytes)
        } take: { packed in
            try insert.execute(arguments: [Data(packed.term), Data(packed.list)])
        }
        try snapshot.terms.forEachTerm(inAbout: least) { try packer.add($0) }
        try packer.finish()
        try note(watermark: Int64(watermark), segment: segment)
    }

    /// Makes the lists void, before the segment that they were made of is merged with others.
    func void() throws { try note(watermark: 0, segment: 0) }

    private func note(watermark: Int64, segment: Int64) throws {
        for (name, value) in [("impact_watermark", watermark), ("impact_segment", segment)] {
            try db.execute(
                sql: """
                    INSERT INTO statistic VALUES(?1, ?2)
                    ON CONFLICT(name) DO UPDATE SET value = ?2
                    """,
                arguments: [name, value]
            )
        }
        try db.execute(sql: "UPDATE statistic SET value = value + 1 WHERE name = 'changes'")
    }

    /// Compares the lists with what FTS5 itself says of their terms.
    ///
    /// - Returns: What is wrong, in words.
    static func problems(_ db: Database) throws -> [String] {
        let snapshot = CorpusSnapshot(db: db, path: "")
        let rows = try Row.fetchCursor(db, sql: "SELECT term FROM impact_list WHERE term <> x''")
        var problems: [String] = []
        while let row = try rows.next() {
            let term = [UInt8](row["term"] as Data)
            guard let list = try snapshot.impacts(of: term) else { continue }
            var kept: [[UInt32]] = []
            list.forEach { kept.append([$0, $1]) }
            let found = try FTS5Postings.postings(of: MatchTerm([term]), in: db)
            if kept != found.map({ [$0.passage, $0.frequency] }), problems.count < 10 {
                problems.append(
                    "the list of “\(String(decoding: term, as: UTF8.self))” is not that of the full-text index"
                )
            }
        }
        return problems
    }
}

/// The postings of a term as FTS5's own functions give them.
enum FTS5Postings {
    static func postings(of term: MatchTerm, in db: Database) throws -> [Posting] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT fihrist_postings(passage_index) FROM passage_index
                WHERE passage_index MATCH ? LIMIT 1
                """
        )
        let rows = try Row.fetchCursor(statement, arguments: [term.expression])
        return try rows.next().map { row in
            try row.withUnsafeData(atIndex: 0) { ($0 ?? Data()).withUnsafeBytes(Posting.unpack) }
        } ?? []
    }
}
