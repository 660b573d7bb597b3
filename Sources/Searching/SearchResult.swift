/// The answer to a search.
public struct SearchResult: Sendable {
    /// The best hits, best first.
    public var hits: [Hit]
    /// How much matches in all.
    public var total: Count
    /// The counts of the facets that were asked for, in that order.
    public var facets: [FacetCounts]
    /// How the query was read, as a query.
    public var interpretation: String
    /// What was added to the words typed: names that have other spellings.
    public var expansions: [Expansion]
    /// What the reader of the query should know.
    public var hints: [Hint]
    /// How many of the passages found each step added, in order; the numbers add up to the total.
    public var steps: [Step]
    /// Whether ``total`` is all there is, and not the least there is.
    public var isTotalExact = true

    /// Passages and documents.
    public struct Count: Equatable, Sendable {
        /// How many passages.
        public var passages: Int
        /// How many documents they are in.
        public var documents: Int
    }

    /// A name of the query that stands for an entity, whose other names were searched as well.
    public struct Expansion: Equatable, Sendable {
        /// The words of the query.
        public var typed: String
        /// The name of the entity.
        public var name: String
        /// The entity's key.
        public var key: String
        /// `person`, `organization`, `place` or `country`.
        public var type: String
    }

    /// Something about the query that its writer may want to know.
    public struct Hint: Equatable, Sendable {
        /// What was done, in a sentence.
        public var message: String
        /// Where in the query, as a UTF-8 byte range; `nil` when it is about the whole.
        public var range: Range<Int>?
        /// The nearest words of the index, best first, where one that it lacks was typed.
        public var suggestions: [String] = []
    }

    /// A step from what was typed to what was searched.
    public struct Step: Equatable, Sendable {
        /// What was added.
        public var reason: Reason
        /// How many of the passages found it added.
        public var passages: Int
    }
}

/// Why something matches.
public enum Reason: String, CaseIterable, Comparable, Sendable {
    /// It is written as typed, but for capitals.
    case exact
    /// It is the same word once marks, apostrophes and forms of letters are set aside.
    case fold
    /// It has the same stem.
    case stem
    /// It is another name of the entity that was typed.
    case alias
    /// It is another spelling of the name that was typed, found by its letters.
    case variant
    /// The same in another script.
    case script
    /// It is a word near to one that occurs nowhere.
    case fuzzy
    /// It is a mention that a field such as `person:` or `@person` asked for.
    case entity

    /// In the order of the cases: the closer to what was typed, the smaller.
    public static func < (left: Reason, right: Reason) -> Bool { left.place < right.place }

    private var place: Int {
        switch self {
        case .exact: 0
        case .fold: 1
        case .stem: 2
        case .alias: 3
        case .variant: 4
        case .script: 5
        case .fuzzy: 6
        case .entity: 7
        }
    }
}

/// The values of a facet with their counts, most frequent first.
public struct FacetCounts: Equatable, Sendable {
    /// The facet.
    public var facet: Facet
    /// The most frequent values.
    public var values: [FacetValue]
    /// How many values there are in all.
    public var valueCount: Int
}

/// A value of a facet: choosing it finds exactly so many passages and documents.
public struct FacetValue: Equatable, Sendable {
    /// What ``Filter`` takes: a country code, an entity's key, a source, a language code or a year.
    public var value: String
    /// What people read.
    public var label: String
    /// How many passages.
    public var passages: Int
    /// How many documents.
    public var documents: Int
    /// Whether the search was held to this value.
    public var isSelected: Bool
}
