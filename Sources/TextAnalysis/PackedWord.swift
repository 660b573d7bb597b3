/// A word of at most 16 UTF-8 bytes in lower case, as two machine words: a key for word lists that
/// is made from text without allocation.
struct PackedWord: Hashable, Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private(set) var count = 0

    /// An empty word, to be filled by ``append(_:)``.
    init() {}

    /// The bytes of `range` in lower case; nil if they are more than 16.
    init?(_ text: borrowing Span<UInt8>, _ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            let scalar = DecodedScalar(text, at: index)
            guard append(LowerCase.of(scalar.value)) else { return nil }
            index += scalar.length
        }
    }

    /// A word of a list; nil if it takes more than 16 bytes.
    init?(_ word: some StringProtocol) {
        for scalar in word.unicodeScalars {
            guard append(LowerCase.of(scalar.value)) else { return nil }
        }
    }

    /// Adds a scalar; false, and no change, if there is no room for it.
    mutating func append(_ value: UInt32) -> Bool {
        switch value {
        case ..<0x80:
            guard count < 16 else { return false }
            append(byte: UInt8(value))
        case ..<0x800:
            guard count < 15 else { return false }
            append(byte: UInt8(0xC0 | value >> 6))
            append(byte: UInt8(0x80 | value & 0x3F))
        case ..<0x10000:
            guard count < 14 else { return false }
            append(byte: UInt8(0xE0 | value >> 12))
            append(byte: UInt8(0x80 | value >> 6 & 0x3F))
            append(byte: UInt8(0x80 | value & 0x3F))
        default:
            // No list has words beyond the basic plane.
            return false
        }
        return true
    }

    /// Whether the word begins with a word of at most 8 bytes and goes on.
    func continues(_ prefix: PackedWord) -> Bool {
        guard prefix.count <= 8, prefix.count < count else { return false }
        let unused = UInt64(64 - 8 * prefix.count)
        return low << unused == prefix.low << unused
    }

    /// All its bytes in one number, of which the upper bits are mixed well.
    var mixed: UInt64 { (low ^ high &* Self.factor) &* Self.factor }

    private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    func hash(into hasher: inout Hasher) { hasher.combine(mixed) }

    private mutating func append(byte: UInt8) {
        if count < 8 {
            low |= UInt64(byte) << UInt64(8 * count)
        } else {
            high |= UInt64(byte) << UInt64(8 * (count - 8))
        }
        count += 1
    }
}

/// Lower case, one scalar for one, of the alphabets that the word lists are written in.
///
/// Arithmetic on the blocks' layout instead of the standard library's mapping, which makes a string
/// per scalar: Latin (with Vietnamese), Greek, Cyrillic, Armenian.
enum LowerCase {
    /// The lower-case form of a scalar, or the scalar itself.
    static func of(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x41...0x5A: value + 32
        case ..<0xC0: value
        case 0xC0...0xDE: value == 0xD7 ? value : value + 32
        case 0x130: 0x69
        case 0x178: 0xFF
        case 0x139...0x148, 0x179...0x17E: value & 1 == 1 ? value + 1 : value
        case 0x100...0x177, 0x1CD...0x1DC, 0x218...0x21B, 0x1E00...0x1E95, 0x1EA0...0x1EFF:
            pairedDown(value)
        case 0x18F: 0x259
        case 0x1A0, 0x1AF: value + 1
        case 0x386: 0x3AC
        case 0x388...0x38A: value + 37
        case 0x38C: 0x3CC
        case 0x38E, 0x38F: value + 63
        case 0x391...0x3AB: value + 32
        case 0x400...0x40F: value + 80
        case 0x410...0x42F: value + 32
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: value | 1
        case 0x531...0x556: value + 48
        default: value
        }
    }

    /// In the blocks where an even scalar is the capital of the odd one after it.
    private static func pairedDown(_ value: UInt32) -> UInt32 {
        // U+01CD...U+01DC pair the other way round.
        if value >= 0x1CD && value <= 0x1DC { return value & 1 == 1 ? value + 1 : value }
        return value == 0x131 || value == 0x138 || value == 0x149 ? value : value | 1
    }
}
