import GRDB
import PassageIndex
import Synchronization

/// What was read of a file and can serve the next search, as long as nothing changes.
final class FactCache: Sendable {
    private let state = Mutex((change: Int64(-1), blocks: [UInt32: FactBlock]()))
    private let lists = Mutex(ImpactIndex?.none)

    /// Entities that were asked for.
    let entities = StateCache<EntityKey, StoredEntity?>()
    /// The values of each kind of label, by number.
    let labels = StateCache<String, [UInt32: String]>()

    /// What an entity was asked for by.
    enum EntityKey: Hashable, Sendable {
        case row(Int64)
        case key(String)
    }

    let map = StateValue<EntityMap>()
    let renamings = StateValue<[StoredAlias]>()
    let totals = StateValue<CorpusSnapshot.Totals>()
    /// Whether there is a table of words.
    let hasWords = StateValue<Bool>()

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
    var hitStatements: HitStatements?
}

/// A value that was loaded at one state of the file.
final class StateValue<Value: Sendable>: Sendable {
    private let known = Mutex((change: Int64, value: Value)?.none)

    /// What was asked for before at a state of the file, or what `load` finds.
    func value(at change: Int64, _ load: () throws -> Value) rethrows -> Value {
        if let known = known.withLock({ $0 }), known.change == change { return known.value }
        let loaded = try load()
        known.withLock { $0 = (change, loaded) }
        return loaded
    }
}

/// Values that were loaded at one state of the file.
final class StateCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let state = Mutex((change: Int64(-1), known: [Key: Value]()))

    /// So many are kept.
    private static var capacity: Int { 100_000 }

    /// What was asked for before at a state of the file, or what `load` finds.
    func value(_ key: Key, at change: Int64, _ load: () throws -> Value) rethrows -> Value {
        if let known = state.withLock({ $0.change == change ? $0.known[key] : nil }) {
            return known
        }
        let loaded = try load()
        state.withLock { state in
            if state.change != change || state.known.count > Self.capacity {
                state = (change, [:])
            }
            state.known.updateValue(loaded, forKey: key)
        }
        return loaded
    }
}
