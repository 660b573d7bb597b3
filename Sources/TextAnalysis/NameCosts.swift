import CTextTables

/// How much likelier letters of two spellings stand for each other in one name than by chance.
///
/// The table is made by `Scripts/make-name-costs.swift`, which says how, from pairs of spellings. It
/// is open addressing with linear steps over words of 64 bits: a key of 56 bits above a signed value
/// of 8; 0 is an empty slot.
enum NameCosts {
    /// How many steps of a value are one unit of natural logarithm.
    static let unit = 6.0

    /// The key of two chunks of letters.
    ///
    /// - Parameters:
    ///   - chunks: The letters of the first word above those of the second, 18 bits each, 6 a letter.
    ///   - first: The script of the first word; not behind `second` in the order of the cases.
    ///   - second: The script of the second word.
    /// - Returns: The key, above 0.
    static func key(chunks: UInt64, _ first: NameScript, _ second: NameScript) -> UInt64 {
        UInt64(first.rawValue * 4 + second.rawValue + 1) << 36 | chunks
    }

    /// The key of what one letter of a script tells by itself.
    static func key(letter: UInt8, of script: NameScript) -> UInt64 {
        UInt64(32 + script.rawValue) << 36 | UInt64(letter)
    }

    /// Where the search for a key begins in a table of `count` slots, a power of two.
    static func slot(of key: UInt64, in count: Int) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (count - 1)
    }

    /// The value of a key, in steps of ``unit``; `nil` when the table has none.
    static func value(of key: UInt64) -> Int? {
        let found = fihrist_name_value(key)
        return found == FIHRIST_NO_NAME_VALUE ? nil : Int(found)
    }
}
