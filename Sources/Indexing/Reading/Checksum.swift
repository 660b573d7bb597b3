import CCrypto

/// SHA-256 by the system's libcrypto.
enum Checksum {
    /// The checksum of some bytes, in lower-case hex.
    static func sha256(_ bytes: some Sequence<UInt8>) -> String {
        var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        // `SHA256` writes SHA256_DIGEST_LENGTH bytes, which `digest` has.
        let hashed: Void? = bytes.withContiguousStorageIfAvailable {
            _ = SHA256($0.baseAddress, $0.count, &digest)
        }
        if hashed == nil {
            let copy = Array(bytes)
            _ = SHA256(copy, copy.count, &digest)
        }
        return Hex.text(digest)
    }
}
