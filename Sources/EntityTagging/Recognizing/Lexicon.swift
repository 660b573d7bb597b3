/// What is known of words and short phrases, in a table that is read where it lies.
///
/// A slot has 6 bytes: a check of 26 bits, the word's class of 10, its marks of 8, and 4 bits of how
/// it is written; empty where all are 0.
package struct Lexicon: Sendable {
    package static let slotSize = 6
    private let table: ModelBytes
    private let slotCount: UInt64

    init(_ table: ModelBytes) {
        self.table = table
        slotCount = UInt64(table.count / Self.slotSize)
    }

    /// What is known of one word or phrase.
    package struct Entry: Sendable {
        /// The word's class, counted from 1; 0 for none.
        package var wordClass: UInt16
        package var marks: Marks
        /// How often the word has a capital inside a sentence, 1 (never) to 7 (always), or 0 where
        /// that is not known; and, in the bit 0x80, whether longer phrases begin so.
        package var writing: UInt8

        package static let unknown = Entry(wordClass: 0, marks: [], writing: 0)

        package init(wordClass: UInt16, marks: Marks, writing: UInt8) {
            self.wordClass = wordClass
            self.marks = marks
            self.writing = writing
        }

        /// What a slot holds besides its check.
        init(packed slot: UInt64) {
            wordClass = UInt16(truncatingIfNeeded: slot >> 26) & 0x3FF
            marks = Marks(rawValue: UInt8(truncatingIfNeeded: slot >> 36))
            let (capitals, mayGoOn) = (slot >> 44 & 7, slot >> 40 & 0x80)
            writing = UInt8(truncatingIfNeeded: capitals | mayGoOn)
        }

        /// The entry as a slot holds it.
        package var packed: UInt64 {
            UInt64(wordClass & 0x3FF) << 26 | UInt64(marks.rawValue) << 36
                | UInt64(writing & 7) << 44 | UInt64(writing & 0x80) << 40
        }

        package var capitals: UInt8 { writing & 0x7F }
        package var mayGoOn: Bool { writing & 0x80 != 0 }
    }

    /// The lists that a word or phrase is in.
    package struct Marks: OptionSet, Sendable {
        package var rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }

        package static let firstName = Marks(rawValue: 1)
        /// A word of names of people and places.
        package static let nameWord = Marks(rawValue: 2)
        /// One that several names have.
        package static let frequentNameWord = Marks(rawValue: 4)
        package static let city = Marks(rawValue: 8)
        /// A word of a longer name of a city.
        package static let cityPart = Marks(rawValue: 16)
        package static let person = Marks(rawValue: 32)
        package static let organization = Marks(rawValue: 64)
        /// A word of a longer name of an organization.
        package static let organizationPart = Marks(rawValue: 128)
    }

    /// What is known of the word or phrase with a hash.
    ///
    /// - Complexity: O(1).
    func entry(_ hash: UInt64) -> Entry {
        guard slotCount > 0 else { return .unknown }
        var slot = Self.slot(hash, of: slotCount)
        let check = Self.check(hash)
        while true {
            let value = table.word64(at: Int(slot) * Self.slotSize) & 0xFFFF_FFFF_FFFF
            if value == 0 { return .unknown }
            if UInt32(truncatingIfNeeded: value) & 0x3FF_FFFF == check {
                return Entry(packed: value)
            }
            slot = slot + 1 == slotCount ? 0 : slot + 1
        }
    }

    /// The first slot to look for a hash in.
    package static func slot(_ hash: UInt64, of count: UInt64) -> UInt64 {
        hash.multipliedFullWidth(by: count).high
    }

    /// What a slot is checked by; never 0.
    package static func check(_ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: hash) & 0x3FF_FFFF | 1
    }
}
