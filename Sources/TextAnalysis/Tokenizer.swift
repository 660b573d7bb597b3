import CTextTables

/// Splits text into words and folds them; the one tokenizer of the house.
///
/// Indexing, querying, tagging and highlighting all use it, so that what is indexed from a string is
/// found by that string.
///
/// A word is a run of letters and digits. Folding makes it lower case and compatibility forms plain,
/// strips marks, and makes the digits of all scripts ASCII. (Scripts that descend from Brahmi keep
/// their marks, which are vowels.) Beyond that:
///
/// - Apostrophes and half rings inside a word vanish: `Kata'ib` is `kataib`. A possessive `'s` is
///   not part of the word. `L'Irak` is `lirak`, with `irak` colocated.
/// - `U.S.` is `us`; `M.` is `m`, without its period. `1,000` is `1000`.
/// - `al-Haq` is `al`, `haq`, and colocated with the first `alhaq`. So is what the zero-width
///   non-joiner ties in Arabic script.
/// - Arabic words lose the article and the particles written with it, but keep them in their range.
/// - Han, kana, Hangul, Thai, Lao, Khmer and Burmese are listed as pairs of characters, and the last
///   character of a run alone (``TokenList/isTail(at:)``).
///
/// What holds for every text: starts never go back; ranges lie inside the text and never cut a
/// scalar; tokenizing a folded form gives that form first; tokenizing the text of a token's range
/// gives a list with its folded form.
package struct Tokenizer: Sendable {
    package init() {}

    /// Appends the tokens of `text` to `list`.
    ///
    /// - Parameters:
    ///   - text: UTF-8, valid or not; invalid bytes separate words. Offsets are 32 bits wide: text
    ///     behind the first 700 MB (less what `list` already holds) is not read.
    ///   - list: The tokens are appended; offsets count from the start of `text`.
    /// - Complexity: O(*n*) in the bytes of the text.
    package func tokenize(_ text: borrowing Span<UInt8>, into list: inout TokenList) {
        // A folded form takes at most three times the bytes of its word (Scripts/make-folding.swift).
        let room = max(0, (Int(Int32.max) - list.folded.count) / 3)
        let text = text.extracting(first: min(room, text.count))
        var words = WordScanner()
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte < 0x80 {
                if !ASCII.isLetterOrDigit(byte) {
                    index += 1
                } else if let end = ASCIIWord.scan(at: index, in: text, into: &list) {
                    index = end
                } else {
                    index = words.scanWord(at: index, in: text, into: &list)
                }
                continue
            }
            let scalar = FoldedScalar(at: index, in: text)
            switch scalar.kind {
            case .lower, .upper, .uncased, .arabic, .hebrew, .digit, .modifier:
                index = words.scanWord(at: index, in: text, into: &list)
            case .pairing, .pairing_mark:
                index = PairScanner.scanRun(at: index, in: text, into: &list)
            default:
                index += scalar.length
            }
        }
    }

    /// The tokens of a string.
    package func tokens(of text: String) -> TokenList {
        var list = TokenList()
        let bytes = Array(text.utf8)
        tokenize(bytes.span, into: &list)
        return list
    }
}
