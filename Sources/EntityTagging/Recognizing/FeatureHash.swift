/// Hashes that features and words are known by; the same on every machine.
package enum FeatureHash {
    /// The hash of no bytes.
    package static let empty: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of bytes: FNV-1a over 64 bits (http://www.isthe.com/chongo/tech/comp/fnv/), with
    /// the last step of ``mixed(_:)`` so that all of its bits are good.
    @inline(__always)
    package static func bytes(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        mixed(begun(text, range))
    }

    /// The hash of bytes without its last step, for going on with more of them.
    @inline(__always)
    static func begun(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        from start: UInt64 = empty
    ) -> UInt64 {
        var hash = start
        for index in range { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01B3 }
        return hash
    }

    /// The finishing step of MurmurHash3 (https://github.com/aappleby/smhasher), shortened.
    @inline(__always)
    package static func mixed(_ value: UInt64) -> UInt64 {
        var hash = value
        hash ^= hash >> 32
        hash = hash &* 0xD6E8_FEB8_6659_FD93
        hash ^= hash >> 32
        return hash
    }

    /// The hash of two hashes in this order.
    @inline(__always)
    package static func pair(_ first: UInt64, _ second: UInt64) -> UInt64 {
        mixed(first &* 0x9E37_79B9_7F4A_7C15 &+ second)
    }
}
