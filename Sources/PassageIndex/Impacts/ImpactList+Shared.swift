extension ImpactList {
    /// The passages that all of some lists have, ascending.
    ///
    /// - Complexity: linear in the shortest list and in the blocks of the others that it touches.
    package static func shared(by lists: [ImpactList]) -> [UInt32] {
        let lists = lists.sorted { $0.count < $1.count }
        guard let shortest = lists.first else { return [] }
        return lists.dropFirst().reduce(shortest.passages) { $1.keeping($0) }
    }

    private var passages: [UInt32] {
        // Safe: blocks are of `blockSize`, but for the last one, so that they fill the room one after the
        // other.
        [UInt32](unsafeUninitializedCapacity: count) { room, filled in
            guard let room = room.baseAddress else { return }
            for block in 0..<blockCount { filled += unpack(block, passages: room + filled) }
        }
    }

    /// Those of some ascending passages that are in the list.
    private func keeping(_ passages: [UInt32]) -> [UInt32] {
        [UInt32](unsafeUninitializedCapacity: passages.count) { found, kept in
            withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.blockSize) { room in
                guard let found = found.baseAddress, let room = room.baseAddress else { return }
                passages.withUnsafeBufferPointer { passages in
                    var (at, block) = (0, 0)
                    while at < passages.count {
                        while block < blockCount, last(of: block) < passages[at] { block += 1 }
                        guard block < blockCount else { return }
                        let size = unpack(block, passages: room)
                        var place = 0
                        // Safe: `kept` is at most `at`, `at` below the count and `place` below `size`.
                        // Written whether it matches or not, which is faster than to decide.
                        while place < size, at < passages.count {
                            let (wanted, here) = (passages[at], room[place])
                            found[kept] = wanted
                            kept &+= wanted == here ? 1 : 0
                            at &+= wanted <= here ? 1 : 0
                            place &+= here <= wanted ? 1 : 0
                        }
                        block += 1
                    }
                }
            }
        }
    }
}
