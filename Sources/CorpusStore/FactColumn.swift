/// Numbers of one width that lie among others in packed bytes, to be read in place.
///
///     column = width count base *number
///
/// `width` is one byte: how many bytes each `number` takes, 0 when all are equal, 1, 2 or 4; `count` and
/// `base` are ``LEB128`` numbers; `number` is little-endian, and what a number of the column is above
/// `base`, the smallest.
struct FactColumn: Sendable {
    let count: Int
    private let bytes: [UInt8]
    private let start: Int
    private let width: Int
    private let base: UInt32

    /// More numbers than any block has.
    private static let limit: UInt32 = 1 << 24

    /// Reads where a column lies and moves behind it; `nil` when it is cut off or no column.
    init?(in bytes: [UInt8], at place: inout Int) {
        guard place < bytes.count else { return nil }
        width = Int(bytes[place])
        place += 1
        guard width == 0 || width == 1 || width == 2 || width == 4,
            let count = LEB128.read(bytes.span, at: &place), count <= Self.limit,
            let base = LEB128.read(bytes.span, at: &place),
            Int(count) * width <= bytes.count - place
        else { return nil }
        self.bytes = bytes
        self.count = Int(count)
        self.base = base
        start = place
        place += Int(count) * width
    }

    /// A number by its place.
    ///
    /// - Precondition: `place` is not negative and below ``count``.
    @inline(__always)
    subscript(place: Int) -> UInt32 {
        precondition(place >= 0 && place < count)
        let at = start + place * width
        // Wrapping, because a damaged file may say anything.
        switch width {
        case 0: return base
        case 1: return base &+ UInt32(bytes[at])
        case 2: return base &+ (UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8)
        default:
            let low = UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8
            return base &+ (low | UInt32(bytes[at + 2]) << 16 | UInt32(bytes[at + 3]) << 24)
        }
    }

    /// Whether no number is as large as a limit.
    func isBelow(_ limit: Int) -> Bool {
        guard count > 0 else { return true }
        var largest: UInt32 = 0
        if width == 1 {
            var byte: UInt8 = 0
            for number in bytes[start..<start + count] { byte = max(byte, number) }
            largest = base &+ UInt32(byte)
        } else {
            for place in 0..<count { largest = max(largest, self[place]) }
        }
        // With a base below the limit, a byte above it cannot wrap.
        return Int(largest) < limit && Int(base) < limit
    }

    /// Whether the numbers are where the parts of a list start and the last one ends.
    func bounds(_ list: Int) -> Bool {
        guard count > 0 else { return false }
        var isAscending = true
        if width == 2 {
            bytes.withUnsafeBytes { raw in
                // Safe: `init` has seen to it that `count` numbers lie there. Where they wrap, the first
                // is larger than the last.
                var last: UInt16 = 0
                for place in 0..<count {
                    let number = UInt16(
                        littleEndian: raw.loadUnaligned(
                            fromByteOffset: start + 2 * place,
                            as: UInt16.self
                        )
                    )
                    isAscending = isAscending && number >= last
                    last = number
                }
            }
        } else {
            for place in 1..<count { isAscending = isAscending && self[place] >= self[place - 1] }
        }
        return isAscending && self[0] <= self[count - 1] && Int(self[count - 1]) <= list
    }

    /// Packs numbers.
    static func append(_ numbers: [UInt32], to bytes: inout [UInt8]) {
        let base = numbers.min() ?? 0
        let reach = (numbers.max() ?? 0) - base
        let width = reach == 0 ? 0 : reach <= 0xFF ? 1 : reach <= 0xFFFF ? 2 : 4
        bytes.append(UInt8(width))
        LEB128.append(UInt32(numbers.count), to: &bytes)
        LEB128.append(base, to: &bytes)
        for number in numbers {
            for byte in 0..<width {
                bytes.append(UInt8(truncatingIfNeeded: (number - base) >> (8 * UInt32(byte))))
            }
        }
    }
}
