import Foundation
import PassageIndex
import Synchronization

/// Packs lists of terms on another core while the next terms are read.
///
/// At most two batches are held: one being packed, and one being gathered.
struct ListPacker {
    typealias Packed = (term: [UInt8], list: [UInt8])

    private let pack: @Sendable (PackedTerm) -> Packed?
    private let take: (Packed) throws -> Void
    private let queue = DispatchQueue(label: "fihrist.lists")
    private var gathered: [PackedTerm] = []
    private var size = 0
    private var running: Batch?

    /// How many bytes of terms a batch holds about.
    private static let batchSize = 4 << 20

    /// - Parameters:
    ///   - pack: Makes the list of a term, or none; called on another thread.
    ///   - take: Gets the lists in the order of the terms.
    init(
        pack: @escaping @Sendable (PackedTerm) -> Packed?,
        take: @escaping (Packed) throws -> Void
    ) {
        self.pack = pack
        self.take = take
    }

    /// Takes a term.
    ///
    /// - Throws: What `take` throws of lists that are ready.
    mutating func add(_ term: PackedTerm) throws {
        gathered.append(term)
        size += term.byteCount
        if size >= Self.batchSize { try turn() }
    }

    /// Waits for the last list.
    mutating func finish() throws {
        try turn()
        try turn()
    }

    /// Starts what has been gathered, and takes the lists of what was started before.
    private mutating func turn() throws {
        let batch = Batch(terms: gathered)
        (gathered, size) = ([], 0)
        queue.async { [pack] in batch.run(pack) }
        let before = running
        running = batch
        try before?.result().forEach(take)
    }

    /// Terms that are packed together.
    private final class Batch: Sendable {
        private let terms: [PackedTerm]
        private let lists = Mutex<[Packed]>([])
        private let isDone = DispatchSemaphore(value: 0)

        init(terms: [PackedTerm]) { self.terms = terms }

        func run(_ pack: (PackedTerm) -> Packed?) {
            let packed = terms.compactMap(pack)
            lists.withLock { $0 = packed }
            isDone.signal()
        }

        /// The lists, once they are made.
        func result() -> [Packed] {
            isDone.wait()
            return lists.withLock { $0 }
        }
    }
}
