import Foundation
import GRDB
package import PassageIndex

/// A view of the index as it was at one commit; good only inside ``CorpusFile/read(_:)``.
package struct CorpusSnapshot {
    let db: Database
    let path: String
    let state = SnapshotState()
    let cache: FactCache

    init(db: Database, path: String, cache: FactCache = FactCache()) {
        self.db = db
        self.path = path
        self.cache = cache
    }

    /// The totals of the index.
    package struct Totals: Equatable, Sendable {
        package var documents = 0
        package var passages = 0
        package var tokens = 0
        package var bytes = 0
        /// How often the index was written to.
        package var changes: Int64 = 0
        /// The last passage that the lists of frequent terms know; 0 when there are none.
        var impactWatermark: Int64 = 0
        /// The segment of the full-text index that they were made of.
        var impactSegment: Int64 = 0
    }

    /// How much the index holds.
    package func totals() throws -> Totals {
        if let known = state.totals { return known }
        let changes =
            try RowStatement(db, "SELECT value FROM statistic WHERE name = 'changes'")
            .first { Int64($0.integer(0)) } ?? 0
        let totals = try cache.totals.value(at: changes, readTotals)
        state.totals = totals
        return totals
    }

    private func readTotals() throws -> Totals {
        var totals = Totals()
        try RowStatement(db, "SELECT name, value FROM statistic").forEach { row in
            let value = row.integer(1)
            switch row.text(0) {
            case "documents": totals.documents = value
            case "passages": totals.passages = value
            case "tokens": totals.tokens = value
            case "bytes": totals.bytes = value
            case "changes": totals.changes = Int64(value)
            case "impact_watermark": totals.impactWatermark = Int64(value)
            case "impact_segment": totals.impactSegment = Int64(value)
            default: break
            }
        }
        return totals
    }

    // MARK: - Full text

    /// The postings of terms.
    package var terms: TermReader {
        get throws {
            if let known = state.terms { return known }
            let made = try TermReader(SegmentRecords(db, path: path))
            state.terms = made
            return made
        }
    }

    /// The numbers of all passages, ascending.
    package func allPassages() throws -> [UInt32] {
        let blocks = try UInt32.fetchAll(db, sql: "SELECT block FROM passage_facts ORDER BY block")
        var passages: [UInt32] = []
        try forEachBlock(of: blocks.map { $0 << PassageFacts.blockShift }) { block, range in
            for first in blocks[range].lazy.map({ $0 << PassageFacts.blockShift }) {
                for place in 0..<FactBlock.size where block.document(place) != 0 {
                    passages.append(first | UInt32(place))
                }
            }
        }
        return passages
    }

    // MARK: - Facts

    /// Hands out the facts of passages, a block at a time.
    ///
    /// - Parameters:
    ///   - passages: Ascending.
    ///   - keeping: Whether blocks stay in memory for those who ask next.
    ///   - body: Gets a block and the range of `passages` that lie in it. Of a passage that does not
    ///     exist the block says that its document is 0.
    /// - Throws: ``IndexError`` when a block is cut off, a database error when the file cannot be
    ///   read, and what `body` throws.
    /// - Complexity: linear in the passages; a block that is touched for the first time is read.
    package func forEachBlock(
        of passages: [UInt32],
        keeping: Bool = true,
        _ body: (FactBlock, Range<Int>) throws -> Void
    ) throws {
        var blocks = try state.blocks ?? cache.blocks(at: totals().changes)
        state.blocks = nil
        var hasNew = false
        defer {
            state.blocks = blocks
            if hasNew, let changes = state.totals?.changes { cache.keep(blocks, at: changes) }
        }
        var start = 0
        while start < passages.count {
            let number = passages[start] >> PassageFacts.blockShift
            var end = start + 1
            while end < passages.count, passages[end] >> PassageFacts.blockShift == number {
                end += 1
            }
            if let block = blocks[number] {
                try body(block, start..<end)
            } else if let block = try load(block: number) {
                if keeping {
                    blocks[number] = block
                    hasNew = true
                }
                try body(block, start..<end)
            }
            start = end
        }
    }

    private func load(block: UInt32) throws -> FactBlock? {
        let packed = try RowStatement(db, "SELECT facts FROM passage_facts WHERE block = ?")
            .first(.integer(Int64(block))) { $0.bytes(0) }
        guard let packed else { return nil }
        let map = try entityMap()
        guard let read = FactBlock(packed, map: map) else {
            throw damaged("block \(block) of passage_facts is cut off")
        }
        return read
    }

    /// The values of a kind of label, by number.
    package func labels(_ facet: String) throws -> [UInt32: String] {
        try cache.labels.value(facet, at: totals().changes) {
            var labels: [UInt32: String] = [:]
            try RowStatement(db, "SELECT id, value FROM label WHERE facet = ?")
                .forEach(.text(facet)) { row in
                    labels[UInt32(truncatingIfNeeded: row.integer(0))] = row.text(1)
                }
            return labels
        }
    }
}

extension CorpusSnapshot {
    /// An error that says what is missing from a file that should have it.
    package func damaged(_ detail: String) -> IndexError {
        IndexError(.damaged, path: path, detail: detail)
    }
}
