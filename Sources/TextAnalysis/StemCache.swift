/// The stems of recent words, by the bytes of the word as it was written.
///
/// Direct-mapped: each word has one slot, and the last word to use it stays. Text repeats its words
/// so much that few look-ups miss, and a hit costs a twentieth of a stem.
struct StemCache {
    /// A power of two; keys and stems together take half a megabyte.
    private static let slots = 8192
    /// One byte for the length, the rest for the word or stem; longer ones are not kept.
    private static let width = 32

    /// A word's place in the cache, and whether the word is there.
    struct Slot {
        fileprivate var start: Int
        var isHit: Bool
    }

    /// A length of 0 marks an empty slot.
    private var words = [UInt8](repeating: 0, count: slots * width)
    private var stems = [UInt8](repeating: 0, count: slots * width)

    /// The slot of a word, or nil if the word is too long for any.
    func slot(for word: borrowing Span<UInt8>) -> Slot? {
        guard word.count < Self.width else { return nil }
        // FNV-1a (Fowler, Noll, Vo).
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in word.indices { hash = (hash ^ UInt64(word[index])) &* 0x100_0000_01B3 }
        let start = Int((hash ^ hash >> 32) & UInt64(Self.slots - 1)) * Self.width
        let words = words.span
        var isHit = Int(words[start]) == word.count
        var index = 0
        while isHit, index < word.count {
            isHit = words[start + 1 + index] == word[index]
            index += 1
        }
        return Slot(start: start, isHit: isHit)
    }

    /// The stem in a slot that was hit or stored to.
    func stem(in slot: Slot) -> ArraySlice<UInt8> {
        let start = slot.start + 1
        return stems[start..<start + Int(stems[slot.start])]
    }

    /// Puts a word's stem in its slot; returns whether it fits.
    mutating func store(
        _ stem: [UInt8],
        for word: borrowing Span<UInt8>,
        in slot: Slot
    ) -> Bool {
        guard stem.count < Self.width else { return false }
        words[slot.start] = UInt8(word.count)
        for index in word.indices { words[slot.start + 1 + index] = word[index] }
        stems[slot.start] = UInt8(stem.count)
        for index in stem.indices { stems[slot.start + 1 + index] = stem[index] }
        return true
    }
}
