/// Gives numbers to terms: 0, 1, 2 in the order in which they are first met.
struct TermTable {
    /// The terms, one behind the other.
    private(set) var bytes: [UInt8] = []
    /// Where each term ends in ``bytes``.
    private(set) var ends: [Int] = []
    /// A term's number plus one in the low half and its hash in the high half, at the place of the hash
    /// or the next free one; always half of it is free.
    private var slots = [UInt64](repeating: 0, count: 1 << 12)

    var count: Int { ends.count }

    /// The bytes of a term.
    subscript(number: Int) -> Range<Int> { (number == 0 ? 0 : ends[number - 1])..<ends[number] }

    /// Forgets every term and keeps the memory.
    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for slot in slots.indices { slots[slot] = 0 }
    }

    /// The number of the term `prefix form`.
    @inline(__always)
    mutating func number(prefix: [UInt8], _ form: borrowing Span<UInt8>) -> UInt32 {
        var hash: UInt32 = 2_166_136_261
        for byte in prefix { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        for index in form.indices { hash = (hash ^ UInt32(form[index])) &* 16_777_619 }
        // FNV's low bits depend on the low bits of the bytes alone.
        hash ^= hash >> 15
        let mask = slots.count - 1
        var slot = Int(hash) & mask
        while slots[slot] != 0 {
            let entry = slots[slot]
            let number = UInt32(truncatingIfNeeded: entry) - 1
            if entry >> 32 == UInt64(hash), isEqual(Int(number), prefix, form) { return number }
            slot = (slot + 1) & mask
        }
        return insert(prefix, form, hash: hash, slot: slot)
    }

    @inline(__always)
    private func isEqual(_ number: Int, _ prefix: [UInt8], _ form: borrowing Span<UInt8>) -> Bool {
        let range = self[number]
        guard range.count == prefix.count + form.count else { return false }
        var at = range.lowerBound
        for byte in prefix {
            guard bytes[at] == byte else { return false }
            at += 1
        }
        for index in form.indices {
            guard bytes[at] == form[index] else { return false }
            at += 1
        }
        return true
    }

    private mutating func insert(
        _ prefix: [UInt8],
        _ form: borrowing Span<UInt8>,
        hash: UInt32,
        slot: Int
    ) -> UInt32 {
        let number = UInt32(ends.count)
        bytes.append(contentsOf: prefix)
        for index in form.indices { bytes.append(form[index]) }
        ends.append(bytes.count)
        slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
        if ends.count * 2 > slots.count { grow() }
        return number
    }

    private mutating func grow() {
        let known = slots
        let mask = slots.count * 2 - 1
        slots = [UInt64](repeating: 0, count: mask + 1)
        for entry in known where entry != 0 {
            var slot = Int(entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }
}
