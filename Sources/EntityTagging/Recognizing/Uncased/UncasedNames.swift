import TextAnalysis

/// Finds names in Arabic and Persian text, for which there is no model: by what stands in front of
/// names, and by the words that names are made of.
enum UncasedNames {
    /// The names in the order of the text, without overlaps.
    ///
    /// - Complexity: O(*n*) in the units.
    static func names(
        in prepared: PreparedText,
        _ forms: borrowing WordFormTable
    ) -> [RecognizedName] {
        let all = forms.forms
        guard prepared.numbers.contains(where: { all[Int($0)].kind == .uncased }) else { return [] }
        return prepared.isPersian
            ? PersianNames.names(in: prepared, all) : ArabicNames.names(in: prepared, all)
    }

    /// The hashes of the words of a list.
    static func hashes(_ words: String) -> Set<UInt64> {
        var hashes: Set<UInt64> = []
        forEachWord(in: words) { hash, _ in hashes.insert(hash) }
        return hashes
    }

    /// Hands out the words of a list: the hash of each, and its folded bytes if it is of one part.
    ///
    /// Of a word of several parts, which non-joiners tie, the hash is that of their hashes.
    static func forEachWord(
        in words: String,
        _ body: (_ hash: UInt64, _ folded: ArraySlice<UInt8>?) -> Void
    ) {
        let bytes = Array(words.utf8)
        let list = Tokenizer().tokens(of: words)
        var word: (hash: UInt64, folded: ArraySlice<UInt8>?, end: Int)?
        for token in list.tokens where !token.isColocated {
            let range = Int(token.foldedStart)..<Int(token.foldedEnd)
            let part = FeatureHash.bytes(list.folded.span, range)
            if let before = word {
                // What is no space between two parts is a non-joiner.
                if bytes[before.end] > 0x20 {
                    word = (FeatureHash.pair(before.hash, part), nil, Int(token.end))
                    continue
                }
                body(before.hash, before.folded)
            }
            word = (part, list.folded[range], Int(token.end))
        }
        if let word { body(word.hash, word.folded) }
    }
}
