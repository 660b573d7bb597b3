/// Folded words and their numbers, counted from 0 in the order they were added.
///
/// An open-addressing hash table with linear probing over one buffer of bytes; words are told apart
/// by their bytes, so that no string is made to look one up.
struct WordTable: Sendable {
    /// Where each word ends in ``bytes``; it starts where the one before it ends.
    private var ends: [Int32] = []
    private var bytes: [UInt8] = []
    /// A word's number in the low half and its hash in the high half; `UInt64.max` where empty.
    private var slots: [UInt64]
    private var mask: Int

    /// - Parameter capacity: How many words to make room for; more still fit.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 2 { size *= 2 }
        slots = Array(repeating: .max, count: size)
        mask = size - 1
        ends.reserveCapacity(capacity)
        bytes.reserveCapacity(capacity * 8)
    }

    var count: Int { ends.count }

    /// The bytes of a word.
    func word(_ number: Int) -> ArraySlice<UInt8> {
        bytes[(number == 0 ? 0 : Int(ends[number - 1]))..<Int(ends[number])]
    }

    /// The number of the word in a range of `text`, or -1.
    func number(of text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int32 {
        number(of: text, range, hash: Self.hash(text, range))
    }

    private func number(
        of text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        hash: UInt32
    ) -> Int32 {
        var slot = Int(hash) & mask
        while slots[slot] != .max {
            let word = Int(truncatingIfNeeded: slots[slot] & 0xFFFF_FFFF)
            if slots[slot] >> 32 == UInt64(hash), isEqual(word, text, range) { return Int32(word) }
            slot = (slot + 1) & mask
        }
        return -1
    }

    /// The number of the word in a range of `text`, which is added if it is new.
    mutating func insert(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int32 {
        let hash = Self.hash(text, range)
        let known = number(of: text, range, hash: hash)
        if known >= 0 { return known }
        return append(text, range, hash: hash)
    }

    /// Adds a word that is not there yet.
    mutating func append(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
        _ = append(text, range, hash: Self.hash(text, range))
    }

    private mutating func append(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        hash: UInt32
    ) -> Int32 {
        if ends.count * 2 >= slots.count { grow() }
        for index in range { bytes.append(text[index]) }
        ends.append(Int32(bytes.count))
        place(UInt64(hash) << 32 | UInt64(ends.count - 1))
        return Int32(ends.count - 1)
    }

    private mutating func place(_ entry: UInt64) {
        var slot = Int(entry >> 32) & mask
        while slots[slot] != .max { slot = (slot + 1) & mask }
        slots[slot] = entry
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: .max, count: old.count * 2)
        mask = slots.count - 1
        for entry in old where entry != .max { place(entry) }
    }

    private func isEqual(
        _ word: Int,
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>
    ) -> Bool {
        let start = word == 0 ? 0 : Int(ends[word - 1])
        guard Int(ends[word]) - start == range.count else { return false }
        for offset in 0..<range.count where bytes[start + offset] != text[range.lowerBound + offset]
        {
            return false
        }
        return true
    }

    // FNV-1a on 64 bits, folded to 32: http://www.isthe.com/chongo/tech/comp/fnv/
    private static func hash(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    }
}
