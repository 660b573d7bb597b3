import Foundation
import GRDB
package import PassageIndex
import Synchronization

/// The lists of frequent terms as they are at one state of the file.
///
/// Lists are made when the full-text index is put in order, and hold the passages up to a watermark. What
/// was written since is read from the newer segments of the full-text index and merged in, what was taken
/// out is masked: a list is always that of the state at hand.
package final class ImpactIndex: Sendable {
    /// Words of each passage, by number; 0 where there is none.
    package let lengths: [UInt32]
    /// What weighs at this state of the file.
    package let weight: TermWeight
    let change: Int64
    /// Passages up to here are in the lists as they are stored.
    let watermark: UInt32
    /// Whether stored lists are there, made of segments that are still there.
    package let hasLists: Bool
    /// Passages that were taken out since the lists were made, ascending.
    let gone: [UInt32]
    /// Whether something was written since.
    let hasTail: Bool
    private let lists = Mutex((bytes: 0, known: [[UInt8]: ImpactList?]()))

    /// How many bytes of lists are kept for the next search.
    private static let capacity = 128 << 20

    init(
        lengths: [UInt32],
        weight: TermWeight,
        change: Int64,
        watermark: UInt32,
        hasLists: Bool,
        gone: [UInt32],
        hasTail: Bool
    ) {
        self.lengths = lengths
        self.weight = weight
        self.change = change
        self.watermark = watermark
        self.hasLists = hasLists
        self.gone = gone
        self.hasTail = hasTail
    }

    func list(of term: [UInt8], _ load: () throws -> ImpactList?) rethrows -> ImpactList? {
        if let known = lists.withLock({ $0.known[term] }) { return known }
        let loaded = try load()
        lists.withLock { lists in
            if lists.bytes > Self.capacity || lists.known.count > 100_000 { lists = (0, [:]) }
            lists.bytes += loaded?.byteCount ?? 0
            lists.known.updateValue(loaded, forKey: term)
        }
        return loaded
    }
}

extension CorpusSnapshot {
    /// The lists of frequent terms; read once for each state of the file.
    package var impacts: ImpactIndex {
        get throws {
            let totals = try totals()
            if let known = cache.impacts(at: totals.changes) { return known }
            let made = try readImpacts(totals)
            cache.keep(made)
            return made
        }
    }

    /// The list of a term of the full-text index; `nil` when it is not frequent.
    ///
    /// - Throws: ``IndexError`` when the list is not as it was written.
    package func impacts(of term: [UInt8]) throws -> ImpactList? {
        let index = try impacts
        guard index.hasLists else { return nil }
        return try index.list(of: term) {
            guard let bytes = try impactRow(term) else { return nil }
            guard let list = ImpactList(bytes, limit: index.watermark) else {
                throw damaged("the list of a term in impact_list is cut off")
            }
            guard index.hasTail || !index.gone.isEmpty else { return list }
            return try current(list, term: term, index)
        }
    }

    /// The passages that have all words of a term, ascending; `nil` when one of them is not frequent.
    ///
    /// - Throws: ``IndexError`` when a list is not as it was written.
    package func passages(withAllOf term: MatchTerm) throws -> [UInt32]? {
        // Asked for all before any is loaded: beside a rare word the list of a frequent one is of no use.
        guard term.terms.count > 1, !term.isPrefix, try impacts.hasLists,
            try term.terms.allSatisfy(hasList)
        else { return nil }
        let lists = try term.terms.compactMap(impacts)
        return lists.count == term.terms.count ? ImpactList.shared(by: lists) : nil
    }

    private func hasList(_ term: [UInt8]) throws -> Bool {
        try RowStatement(db, "SELECT 1 FROM impact_list WHERE term = ?")
            .first(.blob(term)) { _ in true } ?? false
    }

    /// A list with what was written since, and without what was taken out.
    private func current(
        _ list: ImpactList,
        term: [UInt8],
        _ index: ImpactIndex
    ) throws -> ImpactList {
        var postings: [(passage: UInt32, frequency: UInt32)] = []
        var next = 0
        list.forEach { passage, frequency in
            while next < index.gone.count, index.gone[next] < passage { next += 1 }
            if next == index.gone.count || index.gone[next] != passage {
                postings.append((passage, frequency))
            }
        }
        let tail = try terms.postings(of: term, since: totals().impactSegment).filter {
            $0.passage > index.watermark
        }
        postings += tail.map { ($0.passage, $0.frequency) }
        return ImpactList(
            postings,
            isInTextOnly: list.isInTextOnly
                && tail.allSatisfy { $0.title == 0 && $0.heading == 0 },
            lengths: index.lengths,
            weight: index.weight
        )
    }

    private func readImpacts(_ totals: Totals) throws -> ImpactIndex {
        let watermark = UInt32(clamping: totals.impactWatermark)
        let hasLists = try watermark > 0 && terms.holds(totals.impactSegment)
        let weight = TermWeight(
            average: Double(totals.tokens) / Double(max(totals.passages, 1))
        )
        guard hasLists, let bytes = try impactRow([]) else {
            return ImpactIndex(
                lengths: [],
                weight: weight,
                change: totals.changes,
                watermark: 0,
                hasLists: false,
                gone: [],
                hasTail: true
            )
        }
        var lengths = PassageLengths.unpack(bytes)
        let later = try UInt32.fetchAll(
            db.cachedStatement(sql: "SELECT id FROM passage WHERE id > ? ORDER BY id"),
            arguments: [max(lengths.count - 1, 0)]
        )
        if let last = later.last {
            lengths += repeatElement(0, count: Int(last) + 1 - lengths.count)
            try forEachBlock(of: later) { block, range in
                for passage in later[range] {
                    lengths[Int(passage)] = block.length(FactBlock.place(of: passage))
                }
            }
        }
        return ImpactIndex(
            lengths: lengths,
            weight: weight,
            change: totals.changes,
            watermark: watermark,
            hasLists: hasLists,
            gone: try UInt32.fetchAll(
                db.cachedStatement(sql: "SELECT passage FROM impact_gone ORDER BY passage")
            ),
            hasTail: try terms.newestSegment != totals.impactSegment
        )
    }

    func impactRow(_ term: [UInt8]) throws -> [UInt8]? {
        try RowStatement(db, "SELECT list FROM impact_list WHERE term = ?")
            .first(.blob(term)) { $0.bytes(0) }
    }
}

/// The words of each passage, packed: one byte that says how many bytes a number has, and the numbers.
enum PassageLengths {
    static func pack(_ lengths: [UInt32]) -> [UInt8] {
        let width = lengths.contains { $0 > 0xFFFF } ? 4 : 2
        var bytes = [UInt8(width)]
        bytes.reserveCapacity(1 + width * lengths.count)
        for length in lengths {
            for byte in 0..<width {
                bytes.append(UInt8(truncatingIfNeeded: length >> (8 * UInt32(byte))))
            }
        }
        return bytes
    }

    static func unpack(_ bytes: [UInt8]) -> [UInt32] {
        guard let width = bytes.first.map(Int.init), width == 2 || width == 4 else { return [] }
        return bytes.withUnsafeBytes { raw in
            // Each number ends inside the bytes.
            (0..<(bytes.count - 1) / width).map { number in
                let at = 1 + number * width
                return width == 2
                    ? UInt32(
                        UInt16(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt16.self))
                    )
                    : UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            }
        }
    }
}
