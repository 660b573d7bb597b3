/// The hash of Fowler, Noll and Vo, variant 1a, on 64 bits.
///
/// Source: http://www.isthe.com/chongo/tech/comp/fnv/
package enum FNV1a {
    /// The hash of some bytes; its low bits hang on the low bits of the bytes alone.
    package static func hash(of bytes: borrowing Span<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
        return hash
    }
}
