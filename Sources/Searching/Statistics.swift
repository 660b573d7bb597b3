/// How much an index holds.
public struct Statistics: Equatable, Sendable {
    /// Documents.
    public var documents: Int
    /// Passages.
    public var passages: Int
    /// Words.
    public var words: Int
    /// Bytes of what was read.
    public var sourceBytes: Int
    /// Bytes of the index file.
    public var fileBytes: Int
    /// Mentions of entities.
    public var mentions: Int
    /// Entities that are mentioned, by type.
    public var entities: [Tally]
    /// Documents by language, most frequent first; those of which it is not known under an empty name.
    public var languages: [Tally]
    /// Documents by source, most frequent first; those without one under an empty name.
    public var sources: [Tally]
    /// The earliest date of publication.
    public var firstPublished: String?
    /// The latest date of publication.
    public var lastPublished: String?

    /// A name and how often it counts.
    public struct Tally: Equatable, Sendable {
        /// The name.
        public var name: String
        /// How often.
        public var count: Int
    }
}

/// A check of an index and what it found wrong.
public struct Check: Equatable, Sendable {
    /// What was checked.
    public var name: String
    /// What is wrong; empty when all is well.
    public var problems: [String]
}
