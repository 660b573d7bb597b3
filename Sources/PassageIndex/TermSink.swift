/// Takes the terms of a field, one after the other.
protocol TermSink: ~Copyable {
    /// Takes a term.
    ///
    /// - Parameters:
    ///   - prefix: What stands before `form` in the term; empty but for stems.
    ///   - form: The term's bytes.
    ///   - isColocated: Whether it stands at the position of the term before it.
    ///   - range: Byte range of the word in the field's text.
    mutating func append(
        prefix: [UInt8],
        _ form: borrowing Span<UInt8>,
        isColocated: Bool,
        range: Range<Int>
    )

    /// Takes note that the next mention starts at the word before.
    ///
    /// - Parameter range: Byte range of that word.
    mutating func appendMention(range: Range<Int>)

    /// Adds the stem that the last word had when it was met before, if that is remembered.
    ///
    /// - Returns: Whether the stem was remembered, or that there is none.
    mutating func repeatStem() -> Bool

    /// Takes note that the last word has the stem that was added since, or none, wherever it is met in
    /// texts of the language.
    mutating func rememberStem()
}

extension TermSink where Self: ~Copyable {
    mutating func repeatStem() -> Bool { false }
    mutating func rememberStem() {}
}
