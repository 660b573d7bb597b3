import GRDB
import PassageIndex
import Synchronization

/// What was read of a file and can serve the next search, as long as nothing changes.
final class FactCache: Sendable {
    private let state = Mutex((change: Int64(-1), blocks: [UInt32: FactBlock]()))
    private let lists = Mutex(ImpactIndex?.none)

    private let entities = Mutex((change: Int64(-1), known: [EntityKey: StoredEntity?]()))

    /// What an entity was asked for by.
    enum EntityKey: Hashable {
        case row(Int64)
        case key(String)
    }

    /// An entity that was asked for before at a state of the file, or what `load` finds.
    func entity(
        _ key: EntityKey,
        at change: Int64,
        _ load: () throws -> StoredEntity?
    ) rethrows -> StoredEntity? {
        if let known = entities.withLock({ $0.change == change ? $0.known[key] : nil }) {
            return known
        }
        let loaded = try load()
        entities.withLock { entities in
            if entities.change != change || entities.known.count > 100_000 {
                entities = (change, [:])
            }
            entities.known.updateValue(loaded, forKey: key)
        }
        return loaded
    }

    private let labels = Mutex((change: Int64(-1), known: [String: [UInt32: String]]()))

    /// The values of a kind of label at a state of the file, or what `load` finds.
    func labels(
        _ facet: String,
        at change: Int64,
        _ load: () throws -> [UInt32: String]
    ) rethrows -> [UInt32: String] {
        if let known = labels.withLock({ $0.change == change ? $0.known[facet] : nil }) {
            return known
        }
        let loaded = try load()
        labels.withLock { labels in
            if labels.change != change { labels = (change, [:]) }
            labels.known[facet] = loaded
        }
        return loaded
    }

    private let maps = Mutex((change: Int64(-1), map: EntityMap()))

    /// The map of entities at a state of the file, or what `load` finds.
    func map(at change: Int64, _ load: () throws -> EntityMap) rethrows -> EntityMap {
        if let known = maps.withLock({ $0.change == change ? $0.map : nil }) { return known }
        let loaded = try load()
        maps.withLock { $0 = (change, loaded) }
        return loaded
    }

    private let chunks = Mutex((change: Int64(-1), known: [UInt32: CountedChunk]()))
    private let groups = CountryGroups()

    /// A chunk of passages that was counted.
    private struct CountedChunk {
        var times = 0
        var form: CountingForm?
    }

    /// After so many searches at a state of the file it pays to lay out a chunk for counting.
    private static let oftenCounted = 3

    /// What it takes to count a chunk of passages quickly.
    ///
    /// - Parameters:
    ///   - chunk: Its number.
    ///   - change: The state of the file.
    ///   - make: Lays it out.
    /// - Returns: `nil` when the chunk is not counted often.
    /// - Throws: What `make` throws.
    func countingForm(
        _ chunk: UInt32,
        at change: Int64,
        _ make: (CountryGroups) throws -> CountingForm?
    ) rethrows -> CountingForm? {
        let known = chunks.withLock { chunks in
            if chunks.change != change { chunks = (change, [:]) }
            chunks.known[chunk, default: CountedChunk()].times += 1
            return chunks.known[chunk] ?? CountedChunk()
        }
        guard known.form == nil, known.times >= Self.oftenCounted else { return known.form }
        let made = try make(groups)
        chunks.withLock { chunks in
            if chunks.change == change { chunks.known[chunk]?.form = made }
        }
        return made
    }

    /// How many blocks are kept: those of four million passages.
    private static let capacity = 1 << 14

    /// The blocks known at a state of the file.
    func blocks(at change: Int64) -> [UInt32: FactBlock] {
        state.withLock { $0.change == change ? $0.blocks : [:] }
    }

    /// The lists of frequent terms at a state of the file, if they have been read.
    func impacts(at change: Int64) -> ImpactIndex? {
        lists.withLock { $0?.change == change ? $0 : nil }
    }

    /// Keeps the lists for the next search.
    func keep(_ impacts: ImpactIndex) {
        lists.withLock { lists in
            if lists.map({ $0.change < impacts.change }) ?? true { lists = impacts }
        }
    }

    /// Keeps blocks for the next search.
    func keep(_ blocks: [UInt32: FactBlock], at change: Int64) {
        guard blocks.count <= Self.capacity else { return }
        state.withLock { state in
            if state.change == change {
                if state.blocks.count < blocks.count { state.blocks = blocks }
            } else if state.change < change {
                state = (change, blocks)
            }
        }
    }
}

/// What one view of the file has read so far.
final class SnapshotState {
    var terms: TermReader?
    var totals: CorpusSnapshot.Totals?
    var blocks: [UInt32: FactBlock]?
    var map: EntityMap?
    var hasWords: Bool?
}
