/// Splits text into words and folds them; the one tokenizer of the house.
///
/// Indexing, querying, tagging and highlighting all use it, so that what is indexed from a string is
/// found by that string.
package struct Tokenizer: Sendable {
    package init() {}

    /// Appends the tokens of `text` to `list`.
    ///
    /// - Parameters:
    ///   - text: UTF-8, valid or not; invalid bytes separate words.
    ///   - list: The tokens are appended; offsets count from the start of `text`.
    /// - Complexity: O(*n*) in the bytes of the text.
    package func tokenize(_ text: borrowing Span<UInt8>, into list: inout TokenList) {
        var index = 0
        while index < text.count {
            while index < text.count, !isWordByte(text[index]) { index += 1 }
            let start = index
            let foldedStart = list.folded.count
            while index < text.count, isWordByte(text[index]) {
                let byte = text[index]
                list.folded.append(byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte)
                index += 1
            }
            guard index > start else { continue }
            let upper = text[start] >= 0x41 && text[start] <= 0x5A
            list.tokens.append(
                Token(
                    start: Int32(start), end: Int32(index), foldedStart: Int32(foldedStart),
                    foldedEnd: Int32(list.folded.count), shape: upper ? .capitalized : .lower,
                    isColocated: false, width: 1))
        }
    }

    /// The tokens of a string.
    package func tokens(of text: String) -> TokenList {
        var list = TokenList()
        let bytes = Array(text.utf8)
        tokenize(bytes.span, into: &list)
        return list
    }

    private func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5A)
            || (byte >= 0x61 && byte <= 0x7A)
    }
}
