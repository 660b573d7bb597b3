/// The French and Italian words that lose their vowel before another and are written together with
/// it: `l'Irak`, `dell'Interno`, `jusqu'ici`.
enum Elision {
    private static let words: [StaticString] = [
        "l", "d", "j", "m", "n", "s", "t", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
        "dell", "all", "nell", "sull", "dall", "un",
    ]
    private static let longest = 6

    /// Whether the folded bytes from `start` to the end of `bytes` are such a word.
    static func isElided(_ bytes: [UInt8], from start: Int) -> Bool {
        let length = bytes.count - start
        guard length >= 1, length <= longest else { return false }
        return words.contains { word in
            guard word.utf8CodeUnitCount == length else { return false }
            // Safe: the buffer is that of a constant, and has `length` bytes as was just checked.
            return word.withUTF8Buffer { letters in
                for offset in 0..<length where letters[offset] != bytes[start + offset] {
                    return false
                }
                return true
            }
        }
    }
}
