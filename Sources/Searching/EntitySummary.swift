/// An entity, how often it is mentioned and how it is spelled.
public struct EntitySummary: Equatable, Sendable {
    /// Its key.
    public var key: String
    /// `person`, `organization`, `place` or `country`.
    public var type: String
    /// Its name.
    public var name: String
    /// ISO 3166-1 alpha-2 code.
    public var country: String?
    /// How often it is mentioned.
    public var mentions: Int
    /// In how many passages.
    public var passages: Int
    /// In how many documents.
    public var documents: Int
    /// The ids of what it is made of, its own first: entities that names or edits made one.
    public var parts: [String] = []
    /// How it is written in the corpus, most frequent first.
    public var spellings: [Spelling]

    /// A way to write a name.
    public struct Spelling: Equatable, Sendable {
        /// As it is written.
        public var written: String
        /// How often.
        public var mentions: Int
    }

}
