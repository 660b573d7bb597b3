/// Numbers words, for lists that are asked for every word of a text: a few nanoseconds each, where a
/// `Dictionary` takes twenty.
struct PackedWordTable: Sendable {
    /// Open addressing: a word is at its place or, when that is taken, at one of the next.
    private var slots: [(word: PackedWord, number: Int32)]
    private let shift: UInt64
    private var count = 0

    /// - Parameter capacity: How many words there may be at most.
    init(capacity: Int) {
        var bits: UInt64 = 2
        while 1 << bits < 2 * capacity { bits += 1 }
        slots = Array(repeating: (PackedWord(), -1), count: 1 << bits)
        shift = 64 - bits
    }

    /// The number of a word; `nil` when it is not there.
    ///
    /// - Complexity: O(1).
    func number(of word: PackedWord) -> Int? {
        let number = slots[place(of: word)].number
        return number < 0 ? nil : Int(number)
    }

    /// The number of a word, which is the next one when it is not there yet.
    mutating func add(_ word: PackedWord) -> Int {
        let place = place(of: word)
        if slots[place].number < 0 {
            precondition(2 * count < slots.count, "more words than there is room for")
            slots[place] = (word, Int32(count))
            count += 1
        }
        return Int(slots[place].number)
    }

    /// Where a word is, or would be.
    private func place(of word: PackedWord) -> Int {
        var place = Int(word.mixed >> shift)
        while slots[place].number >= 0, slots[place].word != word {
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }
}
