/// One word occurrence: where it stands in the original text, and its folded form.
///
/// Offsets are UTF-8 byte offsets. `start..<end` lies inside the text that was tokenized and never
/// cuts a scalar; `foldedStart..<foldedEnd` lies inside ``TokenList/folded``.
package struct Token: Equatable, Sendable {
    /// First byte of the word in the original text.
    package var start: Int32
    /// One past the last byte of the word in the original text.
    package var end: Int32
    /// First byte of the folded form in ``TokenList/folded``.
    package var foldedStart: Int32
    /// One past the last byte of the folded form in ``TokenList/folded``.
    package var foldedEnd: Int32
    /// What the letters look like, so that case rules need no second look at the text.
    package var shape: Shape
    /// Whether this is another form of words already listed, at the position of the token before it.
    ///
    /// `al-Haq` gives `al`, `alhaq` (colocated, ``width`` 2), `haq`.
    package var isColocated: Bool
    /// How many positions the form stands for: 2 for the joined form of a hyphenated pair, else 1.
    package var width: UInt8

    /// The case and script of a word's letters.
    package enum Shape: UInt8, Sendable {
        /// Only lower-case letters: `militia`.
        case lower
        /// An upper-case letter first, then at least one lower-case one: `Baghdad`, `McDonald`.
        case capitalized
        /// Two or more upper-case letters and no lower-case one: `PMF`, `U.S.`, `F-16`'s `F16`.
        case upper
        /// One upper-case letter: `A`.
        case initial
        /// Lower case first, upper case later: `al-Qaeda`'s joined form, `iPhone`.
        case mixed
        /// Letters of a script without case: Arabic, Hebrew, Han.
        case uncased
        /// Digits and no letter.
        case number
    }
}

/// The tokens of one text, in the order of their positions; a reusable buffer.
///
/// A colocated token follows the token whose position it shares. Starts never go back.
package struct TokenList: Sendable {
    package var tokens: [Token] = []
    /// The folded forms, one behind the other, UTF-8.
    package var folded: [UInt8] = []

    package init() {}

    /// Empties the list and keeps its memory.
    package mutating func removeAll() {
        tokens.removeAll(keepingCapacity: true)
        folded.removeAll(keepingCapacity: true)
    }

    /// The folded form of a token as a string, for messages, tests and look-ups off the hot path.
    package func form(of token: Token) -> String {
        String(decoding: folded[Int(token.foldedStart)..<Int(token.foldedEnd)], as: UTF8.self)
    }

    /// Whether the token is the last character of a run of pairs, alone.
    ///
    /// A run of characters without spaces is listed as its pairs and then its last character (see
    /// ``Tokenizer``). Where the run is searched, the pairs say all, and the character would ask
    /// that the run ends in the text too.
    package func isTail(at index: Int) -> Bool {
        guard index > 0 else { return false }
        let token = tokens[index]
        let previous = tokens[index - 1]
        return !token.isColocated && !previous.isColocated && previous.end == token.end
    }
}
