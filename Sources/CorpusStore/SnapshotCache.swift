import GRDB
import PassageIndex
import Synchronization

/// What was read of a file and can serve the next search, as long as nothing changes.
final class FactCache: Sendable {
    private let state = Mutex((change: Int64(-1), blocks: [UInt32: FactBlock]()))

    /// How many blocks are kept: those of four million passages.
    private static let capacity = 1 << 14

    /// The blocks known at a state of the file.
    func blocks(at change: Int64) -> [UInt32: FactBlock] {
        state.withLock { $0.change == change ? $0.blocks : [:] }
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
    var hasNewBlocks = false
}
