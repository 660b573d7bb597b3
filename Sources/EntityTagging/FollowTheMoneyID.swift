/// Identifiers as FollowTheMoney allows them: ASCII letters, digits, and `.` and `-` inside.
package enum FollowTheMoneyID {
    /// The kinds of key whose colons come out as dots.
    private static let prefixes: Set = ["country", "org", "person", "place", "user"]

    /// The identifier of an entity's key: `org:kataib-hezbollah` is `org.kataib-hezbollah`.
    ///
    /// A key that cannot be written so is `key.` and its UTF-8 bytes in hex.
    package static func encoded(_ key: String) -> String {
        let parts = key.split(separator: ":", omittingEmptySubsequences: false)
        let isOurs = parts.count > 1 && prefixes.contains(String(parts[0]))
        if isOurs, !key.contains("."), isAllowed(key, colon: true) {
            return key.replacing(":", with: ".")
        }
        let isMistakable =
            key.hasPrefix("key.")
            || prefixes.contains { key.hasPrefix($0 + ".") }
        if !isOurs, !isMistakable, isAllowed(key, colon: false) { return key }
        let hex = key.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return hex.count <= 200 ? "key." + hex : hashed("key", key)
    }

    /// The key that an identifier was made of; any other identifier is a key itself.
    static func key(of id: String) -> String {
        if let dot = id.firstIndex(of: "."), prefixes.contains(String(id[..<dot])) {
            return id.replacing(".", with: ":")
        }
        guard id.hasPrefix("key.") else { return id }
        let digits = Array(id.utf8.dropFirst(4))
        let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap {
            UInt8(String(decoding: digits[$0...$0 + 1], as: UTF8.self), radix: 16)
        }
        guard bytes.count * 2 == digits.count else { return id }
        return String(validating: bytes, as: UTF8.self) ?? id
    }

    /// An identifier that follows from some texts, the same in every run.
    ///
    /// 128 bits of FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/
    package static func hashed(_ kind: String, _ texts: String...) -> String {
        var hash: UInt128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d
        for text in texts {
            for byte in text.utf8 {
                hash = (hash ^ UInt128(byte)) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
            }
            // No text has this byte, so that where one ends counts too.
            hash = (hash ^ 0xFF) &* 0x0000_0000_0100_0000_0000_0000_0000_013b
        }
        return kind + "-" + String(hash, radix: 16)
    }

    private static func isAllowed(_ key: String, colon: Bool) -> Bool {
        guard let first = key.utf8.first, let last = key.utf8.last, key.utf8.count <= 200 else {
            return false
        }
        return isLetterOrDigit(first) && isLetterOrDigit(last)
            && key.utf8.allSatisfy {
                isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
                    || colon && $0 == UInt8(ascii: ":")
            }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
