/// Numbers for features, given out in the order they are first met, and how often each was met.
struct FeatureNumbers {
    private(set) var hashes: [UInt64] = []
    private(set) var counts: [Int32] = []
    private var slots: [Int32]

    init() { slots = Array(repeating: -1, count: 1 << 20) }

    mutating func number(of hash: UInt64) -> Int32 {
        let mask = slots.count - 1
        var slot = Int(truncatingIfNeeded: hash >> 20) & mask
        while slots[slot] >= 0 {
            let number = Int(slots[slot])
            if hashes[number] == hash {
                counts[number] += 1
                return slots[slot]
            }
            slot = (slot + 1) & mask
        }
        slots[slot] = Int32(hashes.count)
        hashes.append(hash)
        counts.append(1)
        if hashes.count * 2 > slots.count { grow() }
        return Int32(hashes.count - 1)
    }

    private mutating func grow() {
        let mask = slots.count * 2 - 1
        slots = Array(repeating: -1, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(truncatingIfNeeded: hash >> 20) & mask
            while slots[slot] >= 0 { slot = (slot + 1) & mask }
            slots[slot] = Int32(number)
        }
    }
}
