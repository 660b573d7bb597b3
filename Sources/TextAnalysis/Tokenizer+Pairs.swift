import CTextTables

extension Tokenizer {
    /// Whether a folded form is one character of a script that is indexed by pairs of characters.
    ///
    /// Such a form stands in an index only at the end of a run, and otherwise starts a pair.
    package static func isHalfPair(_ folded: [UInt8]) -> Bool {
        let bytes = folded.span
        let scalar = FoldedScalar(at: 0, in: bytes)
        return scalar.kind == .pairing && scalar.length == bytes.count
    }
}
