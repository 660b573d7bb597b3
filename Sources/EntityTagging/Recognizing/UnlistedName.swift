import TextAnalysis

/// The name of an entity that no list has.
package struct UnlistedName: Sendable {
    /// The name on one line, with single spaces.
    package let name: String
    private let words: [String]

    /// - Parameter written: The name as a text has it.
    package init(_ written: String) {
        name = written.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        let list = Tokenizer().tokens(of: written)
        words = list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }
    }

    /// The key of the entity of a type that has the name: the same for all spellings that fold to the
    /// same words.
    package func key(type: EntityType) -> String {
        "name:\(type.rawValue):" + (words.isEmpty ? name : words.joined(separator: "-"))
    }
}
