/// Finds the names in texts: a program's own way, in place of ``TextTagger``.
///
/// ```swift
/// struct Ships: NameTagger {
///     func tag(_ text: String) throws -> [TaggedEntity] { … }
/// }
/// var options = AddingOptions()
/// options.tagger = Ships()
/// ```
public protocol NameTagger: Sendable {
    /// Finds who and what a text names. Called from several threads at a time.
    ///
    /// - Parameter text: The text of one whole document.
    /// - Returns: In the order of the text, without overlaps; others are left out. The same entity has
    ///   the same ``TaggedEntity/id`` in every document.
    /// - Throws: What ends the run.
    func tag(_ text: String) throws -> [TaggedEntity]
}

extension TextTagger: NameTagger {
    /// Finds the entities that a text mentions, by the lists and the model.
    ///
    /// - Parameter text: One whole document: what it names decides what ambiguous names mean.
    /// - Returns: In the order of the text, without overlaps.
    /// - Complexity: O(*n*) in the length of the text.
    public func tag(_ text: String) -> [TaggedEntity] { tag(text, by: .both) }
}
