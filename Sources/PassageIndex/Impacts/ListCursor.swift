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
            unpack()
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

    /// The frequency in a passage, which is not before the current place; 0 without it.
    @inline(__always)
    func frequency(in passage: UInt32) -> UInt32 {
        skip(to: passage)
        guard block < list.blockCount, list.first(of: block) <= passage else { return 0 }
        unpack()
        // Safe: places stay below `count`. The first place that does not come before the passage:
        var (low, high) = (at, count)
        while low < high {
            let middle = (low + high) / 2
            if room[middle] < passage { low = middle + 1 } else { high = middle }
        }
        at = low
        return low < count && room[low] == passage ? room[ImpactList.blockSize + low] : 0
    }

    @inline(__always)
    private func unpack() {
        guard unpacked != block else { return }
        count = list.unpack(block, passages: room, frequencies: room + ImpactList.blockSize)
        unpacked = block
    }
}
