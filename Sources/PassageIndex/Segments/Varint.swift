/// SQLite's variable-length integers: seven bits a byte, the highest first.
///
/// Source: https://www.sqlite.org/fileformat2.html#varint
enum Varint {
    /// Appends a number below 2^56, in up to eight bytes.
    @inline(__always)
    static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        if number < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: number))
            return
        }
        var shift = (63 - number.leadingZeroBitCount) / 7 * 7
        while shift > 0 {
            bytes.append(UInt8(truncatingIfNeeded: number >> UInt64(shift)) | 0x80)
            shift -= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: number) & 0x7F)
    }

    /// Reads a number of up to eight bytes and moves behind it.
    ///
    /// - Returns: The number; `nil` when the bytes end in the middle of it, or it is longer.
    @inline(__always)
    static func read(_ bytes: borrowing Span<UInt8>, at position: inout Int) -> UInt64? {
        var value: UInt64 = 0
        for _ in 0..<8 {
            guard position < bytes.count else { return nil }
            let byte = bytes[position]
            position += 1
            value = value << 7 | UInt64(byte & 0x7F)
            if byte < 0x80 { return value }
        }
        return nil
    }
}
