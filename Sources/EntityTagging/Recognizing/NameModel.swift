import CEntityLists

/// A trained model: what its features weigh for each label, what follows what, and its lexicon.
///
/// The bytes are used where they lie. All numbers are little-endian.
///
/// | bytes | what |
/// |---|---|
/// | 8 | `FihName2` |
/// | 4 × 4 | sizes of the lexicon, of the class table, of the weights, and 0 |
/// | 2 × 10 × 9 | what each label adds before each; the last row is the beginning of a sentence |
/// | | the lexicon, the class table, the weights |
///
/// The class table has two bytes for each of the classes: the coarser classes it belongs to. A slot
/// of the weights has 12 bytes: nine weights and a check of 24 bits.
package final class NameModel: Sendable {
    package static let magic: UInt64 = 0x3265_6D61_4E68_6946
    package static let headerSize = 24 + 2 * 10 * 9
    package static let weightSize = 12
    /// How many numbers a score takes.
    static let lanes = 16

    package let lexicon: Lexicon
    private let classes: ModelBytes
    private let weights: ModelBytes
    private let slotCount: UInt64
    /// Which features the weights may have, by their checks.
    private let there: [UInt64]
    /// What each label adds before each other, in rows of 16; row 9 is the beginning of a sentence.
    package let transitions: [Int32]

    /// The model that the program carries, or `nil` where it was built without one.
    package static func shipped() -> NameModel? { ShippedLists.model }

    /// Opens a model, or returns `nil` where the bytes are none of this version.
    package init?(_ bytes: ModelBytes) {
        guard bytes.count >= Self.headerSize, bytes.word64(at: 0) == Self.magic else { return nil }
        let sizes = (0..<3).map { Int(bytes.word32(at: 8 + 4 * $0)) }
        guard sizes.reduce(Self.headerSize, +) == bytes.count else { return nil }
        transitions = (0..<10).flatMap { row in
            (0..<Self.lanes).map { label -> Int32 in
                guard label < NameLabel.count,
                    NameLabel.mayFollow(row == 9 ? 0 : UInt8(row), UInt8(label))
                else { return Self.never }
                let value = bytes.word16(at: 24 + 2 * (row * NameLabel.count + label))
                return Int32(Int16(bitPattern: value))
            }
        }
        var start = Self.headerSize
        lexicon = Lexicon(bytes.slice(start..<start + sizes[0]))
        start += sizes[0]
        classes = bytes.slice(start..<start + sizes[1])
        start += sizes[1]
        weights = bytes.slice(start..<start + sizes[2])
        slotCount = UInt64(sizes[2] / Self.weightSize)
        var there = Array(repeating: UInt64(0), count: 1 << 16)
        let (weights, slotCount) = (weights, slotCount)
        weights.withPointer { weights in
            // Safe: the table has `slotCount` slots, and there is room for 2^22 bits.
            there.withUnsafeMutableBufferPointer { there in
                if let start = there.baseAddress {
                    unsafe fihrist_note_weights(weights, slotCount, start)
                }
            }
        }
        self.there = there
    }

    /// What is added where one label must not follow another.
    static let never: Int32 = -1_000_000_000 / 64

    /// Adds what features weigh for each label to a score of 16 numbers.
    ///
    /// - Complexity: O(*n*) in the features.
    func add(_ features: Span<UInt64>, to score: inout MutableSpan<Int16>) {
        guard score.count == Self.lanes else { return }
        weights.withPointer { weights in
            there.withUnsafeBufferPointer { there in
                features.withUnsafeBufferPointer { features in
                    score.withUnsafeMutableBufferPointer { score in
                        guard let there = there.baseAddress, let first = features.baseAddress,
                            let score = score.baseAddress
                        else { return }
                        // Safe: the table has `slotCount` slots, the bits are those noted, there are
                        // `count` features, and the score has 16 numbers.
                        unsafe fihrist_add_weights(
                            weights,
                            slotCount,
                            there,
                            first,
                            features.count,
                            score
                        )
                    }
                }
            }
        }
    }

    /// What a feature's slot is checked by; never 0.
    package static func check(_ feature: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: feature) & 0xFF_FFFF | 1
    }

    /// The two coarser classes of a class, counted from 1; 0 for the class 0.
    func coarser(_ wordClass: UInt16) -> (UInt8, UInt8) {
        guard wordClass > 0 else { return (0, 0) }
        let offset = 2 * Int(wordClass - 1)
        return (classes.byte(at: offset), classes.byte(at: offset + 1))
    }
}
