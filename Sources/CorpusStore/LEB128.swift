/// Unsigned LEB128 numbers: seven bits a byte, the lowest first.
///
/// Source: the DWARF debugging format, version 5, section 7.6.
enum LEB128 {
    /// Appends a number.
    static func append(_ number: UInt32, to bytes: inout [UInt8]) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// Reads a number and moves behind it.
    ///
    /// - Returns: `nil` when the bytes end in the middle of it.
    @inline(__always)
    static func read(_ bytes: borrowing Span<UInt8>, at position: inout Int) -> UInt32? {
        var value: UInt32 = 0
        var shift: UInt32 = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            value |= UInt32(byte & 0x7F) &<< shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }
}
