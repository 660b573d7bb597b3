import CTextTables

/// What ``NameCosts`` has, laid out for aligning many words.
///
/// Single letters stand by their numbers, and of longer chunks it is known which have partners at all:
/// looking for what is not there takes longest. Made of that table when it is first needed, in some
/// 0.1 ms. A `table` is the key of no letters at all, as of ``NameCosts/key(chunks:_:_:)``.
struct NameSteps: Sendable {
    static let shared = NameSteps()

    /// What has no value.
    static let none = Int16.min

    private var alone = [Int16](repeating: Self.none, count: 64 * 64)
    private var leftOut = [Int16](repeating: Self.none, count: 64 * 64)
    private var rightOut = [Int16](repeating: Self.none, count: 64 * 64)
    private var single = [Int16](repeating: Self.none, count: 64 * 64 * 64)
    private var chunks: [UInt64]
    private var partners: [UInt64]

    private init() {
        // Less than half of the slots are filled: a chunk has several partners.
        let count = Int(fihrist_names_head.count)
        chunks = [UInt64](repeating: 0, count: count)
        partners = chunks
        // The table has as many slots as its head says, and lives as long as the program.
        for slot in UnsafeBufferPointer(start: fihrist_name_slots(), count: count) where slot != 0 {
            let value = Int16(Int8(truncatingIfNeeded: slot))
            let key = slot >> 8
            let table = Int(key >> 36)
            let (left, right) = (Int(key >> 18 & 0x3FFFF), Int(key & 0x3FFFF))
            switch (left, right) {
            case (0, 1..<64) where table >= 32: alone[(table - 32) << 6 | right] = value
            case (0, 1..<64): rightOut[table << 6 | right] = value
            case (1..<64, 0): leftOut[table << 6 | left] = value
            case (1..<64, 1..<64): single[table << 12 | left << 6 | right] = value
            default:
                var first = right
                while first >> 6 != 0 { first >>= 6 }
                let place = place(of: key & ~0x3FFFF)
                chunks[place] = key & ~0x3FFFF
                partners[place] |= 1 << first
            }
        }
    }

    /// What one letter of a script tells by itself.
    func alone(_ letter: UInt8, of script: NameScript) -> Int16 {
        alone[Int(script.rawValue) << 6 | Int(letter)]
    }

    /// What it costs to leave a letter of the first word out.
    func leavingLeft(_ letter: UInt8, _ table: UInt64) -> Int16 {
        leftOut[Int(table >> 36) << 6 | Int(letter)]
    }

    /// What it costs to leave a letter of the second word out.
    func leavingRight(_ letter: UInt8, _ table: UInt64) -> Int16 {
        rightOut[Int(table >> 36) << 6 | Int(letter)]
    }

    /// What it is worth that one letter stands for one.
    @inline(__always)
    func single(_ left: UInt8, _ right: UInt8, _ table: UInt64) -> Int16 {
        single[Int(table >> 36) << 12 | Int(left) << 6 | Int(right)]
    }

    /// With which letters the chunks begin that stand for a chunk of the first word, whose key this is:
    /// a bit a letter, single letters for each other aside.
    func partners(of key: UInt64) -> UInt64 { partners[place(of: key)] }

    private func place(of key: UInt64) -> Int {
        var place = NameCosts.slot(of: key, in: chunks.count)
        while chunks[place] != 0, chunks[place] != key { place = (place + 1) & (chunks.count - 1) }
        return place
    }
}
