/// A document given as columns, `token TAB anything` a line with an empty line behind each sentence,
/// as running text.
///
/// Tokens stand one space apart; what a tokenizer cut off a word (`'s`, `n't`) stands at it again.
package struct ColumnText: Sendable {
    package private(set) var bytes: [UInt8] = []
    /// The byte range of each token.
    package private(set) var tokens: [Range<Int>] = []
    /// The byte range of each sentence.
    package private(set) var sentences: [Range<Int>] = []

    package init() {}

    package mutating func add(sentence: [[UInt8]]) {
        let start = bytes.count
        for (number, token) in sentence.enumerated() {
            if number > 0, !Self.isCutOff(token) { bytes.append(0x20) }
            tokens.append(bytes.count..<bytes.count + token.count)
            bytes += token
        }
        sentences.append(start..<bytes.count)
        bytes.append(0x0A)
    }

    private static func isCutOff(_ token: [UInt8]) -> Bool {
        cutOff.contains(token)
    }

    private static let cutOff = Set(
        ["'s", "'S", "n't", "'re", "'m", "'ll", "'d", "'ve", "’s", "n’t", "’re", "’m", "’ll", "’d"]
            .map { Array($0.utf8) }
    )
}
