/// What to search for, and how the answer should look.
///
/// ```swift
/// var request = SearchRequest("\"Kata'ib Hezbollah\"")
/// request.filters = [Filter(.country, "IQ")]
/// ```
public struct SearchRequest: Sendable {
    /// The query as a reader types it; see the guide to the query language.
    public var query: String
    /// Whether a passage must hold all words of the query or any of them.
    public var match: MatchMode = .all
    /// What may be added to the words typed.
    ///
    /// Without ``Reason/fold``, words are found only as typed. With ``Reason/fuzzy``, the nearest words
    /// are found in place of one that occurs nowhere; without, they are offered as
    /// ``SearchResult/Hint/suggestions``.
    public var expansions: Set<Reason> = [.fold, .stem, .alias, .variant, .script]
    /// Whether passages or documents are ranked and counted.
    public var unit: SearchUnit = .passage
    /// Values of one facet are alternatives; different facets must all fit.
    public var filters: [Filter] = []
    /// What it takes that a passage counts for a country, in filters and in the facet.
    public var countryBasis = CountryBasis.any
    /// Only documents published on these days: ISO 8601 days, both included; an open end is `nil`.
    public var from: String?
    /// The last day of ``from``'s range.
    public var to: String?
    /// Only documents whose path fits one of these: `*` and `?` as in a shell, or a part of the path.
    public var paths: [String] = []
    /// The facets to count.
    public var facets: [Facet] = []
    /// How many values of a facet to give, most frequent first.
    public var facetLimit = 10
    /// How many hits to give.
    public var limit = 10
    /// How many of the best hits to leave out.
    public var offset = 0
    /// Whether each hit says how its score came about.
    public var explains = false
    /// Whether all that matches is counted; without, a search for the best hits reads no more than it
    /// takes to be sure of them, and ``SearchResult/total`` is the least there is.
    public var countsMatches = true
    /// Whether hits say what matches in them.
    public var highlights = true
    /// Whether an empty query without filters finds everything rather than nothing.
    public var emptyFindsAll = false

    /// Makes a request with the usual settings.
    ///
    /// - Parameter query: The query as a reader types it.
    public init(_ query: String) { self.query = query }
}

/// How many of a query's words a passage must hold.
public enum MatchMode: String, CaseIterable, Sendable {
    /// All of them.
    case all
    /// At least one; those with more and rarer ones come first.
    case any
}

/// What it takes that a passage counts for a country.
public enum CountryBasis: String, CaseIterable, Sendable {
    /// It points to the country in any way: names it, a place in it, or an organization or person at home
    /// there; or it begins a document with a dateline from there.
    case any
    /// It names the country or its people.
    case named
    /// Its document is about the country.
    case about
    /// Its document is about the country more than about any other.
    case main
}

/// What is ranked and counted.
public enum SearchUnit: String, CaseIterable, Sendable {
    /// Passages.
    case passage
    /// Documents, each shown by its best passage.
    case document
}

/// A way to divide what was found.
public enum Facet: String, CaseIterable, Sendable {
    /// Countries that a passage points to.
    case country
    /// Persons named.
    case person
    /// Organizations named.
    case organization
    /// Places named.
    case place
    /// Who published the document.
    case source
    /// The document's language.
    case language
    /// The year of publication.
    case year
}

/// One value of one facet.
public struct Filter: Hashable, Sendable {
    /// The facet.
    public var facet: Facet
    /// A country's code or name, an entity's name or key, a source, a language's code, or a year.
    public var value: String

    /// Makes a filter.
    ///
    /// - Parameters:
    ///   - facet: The facet.
    ///   - value: A country's code or name, an entity's name or key, a source, a language's code, or a
    ///     year.
    public init(_ facet: Facet, _ value: String) {
        self.facet = facet
        self.value = value
    }
}
