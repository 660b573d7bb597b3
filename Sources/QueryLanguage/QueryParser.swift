package import TextAnalysis

/// Reads what a person typed or pasted into a tree; never fails.
///
/// What cannot be read as syntax is read as words, with a hint that says where and what to do.
///
/// | typed | read as |
/// |---|---|
/// | `drone Iraq`, `drone AND Iraq` | both |
/// | `drone OR missile Iraq`, `drone \| missile Iraq` | one of the first two, and the third |
/// | `-drone`, `NOT drone`, `-"quds force"`, `-(a b)` | everything else |
/// | `"quds force"`, `“quds force”`, `«quds force»`, `‘quds force’` | a phrase |
/// | `"quds commander"~5`, `NEAR(quds commander, 5)` | words near one another |
/// | `kata*` | words that begin so; two letters at least, one in Han, kana or Hangul |
/// | `title:drone`, `heading:"a phrase"`, `text:(a OR b)` | within a part of the text |
/// | `country:IQ`, `person:"I. Qaani"`, `lang:(ar OR fa)`, `lang:ar,fa` | a field with a value |
/// | `date:2025-10`, `date:2025-10..`, `date:<2025` | days |
/// | `@person`, `@org`, `@place`, `@country` | any mention of the type |
/// | `+OR` | the word itself, where it would be an operator |
///
/// **`OR` binds tighter than juxtaposition and `AND`**: `drone OR missile Iraq` is
/// `(drone OR missile) Iraq`, which is what people mean who type it. Operators are upper case.
/// Inside the parentheses of a field, values are alternatives with and without `OR`.
///
/// A minus counts at the start of a word only, so `al-Haq` is one word; dashes with a space after
/// them and runs of hyphens are punctuation. Groups nest ``maximumDepth`` deep.
package struct QueryParser: Sendable {
    /// How deep parentheses nest; deeper ones are ignored, with a hint.
    package static let maximumDepth = 64
    /// The largest distance of `"a b"~5`; larger ones are lowered to it, with a hint.
    package static let maximumDistance = 1000
    /// How many hints one query gets at most.
    package static let maximumHints = HintList.limit

    private let tokenizer: Tokenizer

    /// Makes a parser.
    ///
    /// - Parameter tokenizer: Says whether a stretch of the query holds any word.
    package init(tokenizer: Tokenizer = Tokenizer()) {
        self.tokenizer = tokenizer
    }

    /// The tree and the hints for a query.
    ///
    /// Words without a token (punctuation, emoji) are left out. The tree is in the normal form of
    /// ``QueryNode/all(_:)`` and ``QueryNode/any(_:)``.
    ///
    /// - Complexity: O(*n*) in the bytes of the query.
    package func parse(_ query: String) -> ParsedQuery {
        var reader = QueryReader(QueryScalars(query), tokenizer: tokenizer)
        return reader.read()
    }
}
