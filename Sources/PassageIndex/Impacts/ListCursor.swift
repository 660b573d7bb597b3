/// A place in a list of postings, of which one block at a time is unpacked.
///
/// Not `Sendable`; it owns the room for the block.
final class ListCursor {
    let list: ImpactList
    /// How much the term's rarity makes it count; 0 for a condition.
    let idf: Double
    /// How much larger weights may be than the list says, because texts have become longer since.
    private let growth: Double
    private(set) var block = 0
    private let room: UnsafeMutablePointer<UInt32>
    private var unpacked = -1
    private var hasFrequencies = false
    private var count = 0
    private var at = 0
    /// What comes before is passed over.
    private var from: UInt32 = 0

    init(_ list: ImpactList, idf: Double, weight: TermWeight) {
        self.list = list
        self.idf = idf
        growth = max(1, weight.average / max(list.average, 1)) * (1 + 1e-9) * idf
        room = .allocate(capacity: 2 * ImpactList.blockSize)
        room.initialize(repeating: 0, count: 2 * ImpactList.blockSize)
    }

    deinit { room.deallocate() }

    /// No score in a block is larger.
    @inline(__always)
    func bound(of block: Int) -> Double { list.best(of: block) * growth }

    /// No score is larger.
    var bound: Double { (0..<list.blockCount).reduce(0) { max($0, bound(of: $1)) } }

    /// No score from the current place up to a passage is larger.
    func bound(below end: UInt32) -> Double {
        var (next, highest) = (block, 0.0)
        while next < list.blockCount, list.first(of: next) < end {
            highest = max(highest, bound(of: next))
            next += 1
        }
        return highest
    }

    /// Hands out the postings from the current place up to a passage.
    @inline(__always)
    func forEach(below end: UInt32, _ body: (UInt32, UInt32) -> Void) {
        // Safe: `at` stays below `count`, and `count` is at most a block.
        let (room, from) = (room, from)
        let frequencies = room + ImpactList.blockSize
        while block < list.blockCount {
            guard list.first(of: block) < end else { return }
            unpack(withFrequencies: true)
            let count = count
            var at = at
            while at < count, room[at] < from { at += 1 }
            if list.last(of: block) < end {
                while at < count {
                    body(room[at], frequencies[at])
                    at += 1
                }
            } else {
                while at < count, room[at] < end {
                    body(room[at], frequencies[at])
                    at += 1
                }
                if at < count {
                    self.at = at
                    return
                }
            }
            block += 1
            self.at = 0
        }
    }

    /// Goes to a block and lends its postings, all of them.
    @inline(__always)
    func withBlock(
        _ block: Int,
        _ body: (
            _ count: Int, _ passages: UnsafePointer<UInt32>, _ frequencies: UnsafePointer<UInt32>
        ) -> Void
    ) {
        (self.block, at, from) = (block, 0, 0)
        unpack(withFrequencies: true)
        body(count, room, room + ImpactList.blockSize)
    }

    /// Goes on to the first passage that is not smaller; blocks in between are not unpacked.
    @inline(__always)
    func skip(to passage: UInt32) {
        from = passage
        if block >= list.blockCount || list.last(of: block) >= passage { return }
        var step = 1
        while block + step < list.blockCount, list.last(of: block + step) < passage {
            block += step
            step *= 2
        }
        var end = min(block + step, list.blockCount)
        while block < end {
            let middle = (block + end) / 2
            if list.last(of: middle) < passage { block = middle + 1 } else { end = middle }
        }
        at = 0
    }

    /// Goes on to the block that a passage is in, if the list has it.
    ///
    /// - Returns: Whether it may be there.
    @inline(__always)
    func reach(_ passage: UInt32) -> Bool {
        skip(to: passage)
        return block < list.blockCount && list.first(of: block) <= passage
    }

    /// The frequency in a passage, which is not before the current place; 0 without it.
    @inline(__always)
    func frequency(in passage: UInt32) -> UInt32 {
        guard reach(passage) else { return 0 }
        unpack(withFrequencies: false)
        // Safe: the room has 128 passages, those behind the block's are larger than any. The first place
        // that does not come before the passage, by halves and without a branch:
        var (place, half) = (0, ImpactList.blockSize / 2)
        while half > 0 {
            place &+= room[place &+ half &- 1] < passage ? half : 0
            half >>= 1
        }
        let isIn = place < count && room[place] == passage
        return isIn ? list.frequency(at: place, of: block) : 0
    }

    @inline(__always)
    private func unpack(withFrequencies: Bool) {
        guard unpacked != block || withFrequencies && !hasFrequencies else { return }
        if withFrequencies {
            count = list.unpack(block, passages: room, frequencies: room + ImpactList.blockSize)
        } else {
            count = list.unpack(block, passages: room)
        }
        (room + count).update(repeating: .max, count: ImpactList.blockSize - count)
        (unpacked, hasFrequencies) = (block, withFrequencies)
    }
}
