public import CorpusStore

/// A passage that matches, and what to know about it.
///
/// Offsets are UTF-8 byte offsets.
public struct Hit: Equatable, Sendable {
    /// From 1.
    public var rank: Int
    /// Higher is better; comparable only within one answer.
    public var score: Double
    /// The document the passage is from.
    public var document: DocumentSummary
    /// The passage; of the best in it when documents are ranked.
    public var passage: Passage
    /// What matched, in order, without overlaps.
    public var highlights: [Highlight]
    /// Who and what is mentioned, in order.
    public var entities: [EntityMention]
    /// The countries that the passage points to, as ISO 3166-1 alpha-2 codes in order.
    public var countries: [String]
    /// Why the passage points to each of ``countries``, when it was asked for.
    public var countryReasons: [CountryReasons] = []
    /// How the score came about, when it was asked for.
    public var explanation: [ScorePart]

    /// A part of a score.
    public struct ScorePart: Equatable, Sendable {
        /// The words of the query.
        public var typed: String
        /// How often they stand in the passage or document, with title and headings weighted.
        public var frequency: Double
        /// In how many passages or documents of the index they stand: the unit that is ranked.
        public var occurrences: Int
        /// How much rarity makes them count.
        public var idf: Double
        /// What they add to the score.
        public var score: Double
    }
}

/// A document without its text.
public struct DocumentSummary: Equatable, Sendable {
    /// The document's own id, or its uri when it has none.
    public var id: String
    /// An absolute path, or `path#id` for a record inside a file.
    public var uri: String
    /// The title.
    public var title: String?
    /// `2025`, `2025-03` or `2025-03-11`.
    public var published: String?
    /// Who published it.
    public var source: String?
    /// ISO 639-1 code.
    public var language: String?
    /// Where it can be read on the web.
    public var url: String?
    /// The country it is about most, ISO 3166-1 alpha-2; `nil` when it points to none.
    public var country: String?
}

/// A passage of a document.
public struct Passage: Equatable, Sendable {
    /// The passage's number in the index.
    public var id: Int
    /// Its place in the document, from 0.
    public var ordinal: Int
    /// Byte range in the document's text.
    public var range: Range<Int>
    /// Where the document's title ends in ``text``; 0 without it.
    public var titleEnd = 0
    /// Where its headings end in ``text``; 0 without any.
    public var headingEnd: Int
    /// The page it starts on, from 1, where the document has pages.
    public var page: Int?
    /// The text.
    public var text: String
}

/// What matched in a passage.
public struct Highlight: Equatable, Sendable {
    /// Byte range in the passage's text.
    public var range: Range<Int>
    /// Why it matches.
    public var reason: Reason
    /// The words of the query that it matches.
    public var typed: String
    /// The key of the entity through which it matches, for ``Reason/alias`` and ``Reason/entity``.
    public var entity: String?
}

/// An entity named in a passage.
public struct EntityMention: Equatable, Sendable {
    /// The entity's key.
    public var id: String
    /// `person`, `organization`, `place` or `country`.
    public var type: String
    /// The entity's name.
    public var name: String
    /// ISO 3166-1 alpha-2 code.
    public var country: String?
    /// Byte range in the passage's text.
    public var range: Range<Int>
}
