/// The stems of recent words, by the bytes of the word as it was written.
///
/// Direct-mapped: each word has one slot, and the last word to use it stays. Text repeats its words
/// so much that few look-ups miss, and a hit costs a twentieth of a stem.
struct StemCache {
    /// A power of two; the cache takes a megabyte.
    private static let slots = 16384
    /// One byte for the length, the rest for the word or stem; longer ones are not kept.
    private static let half = 32
    /// The word, then its stem.
    private static let width = 2 * half

    /// A word's place in the cache, and whether the word is there.
    struct Slot {
        fileprivate var start: Int
        var isHit: Bool
    }

    /// A length of 0 marks an empty slot.
    private var bytes: [UInt8]

    /// - Parameter isEmpty: Whether there is no slot for any word.
    init(isEmpty: Bool = false) {
        bytes = isEmpty ? [] : [UInt8](repeating: 0, count: Self.slots * Self.width)
    }

    /// The slot of a word, or nil if the word is too long for any, or there is none.
    func slot(for word: borrowing Span<UInt8>) -> Slot? {
        guard word.count < Self.half, !bytes.isEmpty else { return nil }
        let hash = FNV1a.hash(of: word)
        let start = Int((hash ^ hash >> 32) & UInt64(Self.slots - 1)) * Self.width
        let kept = bytes.span.extracting(start..<start + Self.half)
        guard Int(kept[0]) == word.count else { return Slot(start: start, isHit: false) }
        for index in word.indices where kept[index + 1] != word[index] {
            return Slot(start: start, isHit: false)
        }
        return Slot(start: start, isHit: true)
    }

    /// The stem in a slot that was hit or stored to.
    func stem(in slot: Slot) -> ArraySlice<UInt8> {
        let start = slot.start + Self.half
        return bytes[start + 1..<start + 1 + Int(bytes[start])]
    }

    /// Puts a word's stem in its slot; returns whether it fits.
    mutating func store(
        _ stem: [UInt8],
        for word: borrowing Span<UInt8>,
        in slot: Slot
    ) -> Bool {
        guard stem.count < Self.half else { return false }
        bytes[slot.start] = UInt8(word.count)
        for index in word.indices { bytes[slot.start + 1 + index] = word[index] }
        bytes[slot.start + Self.half] = UInt8(stem.count)
        for index in stem.indices { bytes[slot.start + Self.half + 1 + index] = stem[index] }
        return true
    }
}
