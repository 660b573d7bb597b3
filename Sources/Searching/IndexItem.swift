public import EntityTagging

/// A thing that an index holds, as ``Index/forEachItem(of:_:)`` hands them out.
public enum IndexItem: Equatable, Sendable {
    /// Someone or something that is mentioned, with all names that are known.
    case entity(Entity)
    /// A document with its passages and what they mention.
    case document(Document)

    /// The kinds of things an index holds.
    public enum Kind: CaseIterable, Sendable {
        /// Entities; they come first.
        case entity
        /// Documents.
        case document
    }
}
