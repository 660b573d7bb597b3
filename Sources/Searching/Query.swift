import QueryLanguage

/// What to search for, put together from values instead of typed.
///
/// ```swift
/// let query = Query.all(.any(.word("drone"), .word("missile")), .country("IQ"), .not(.phrase("air show")))
/// let result = try index.search(SearchRequest(query))
/// ```
///
/// A text in it is never read as syntax, wherever it comes from. ``description`` is the same query as
/// a reader would type it.
public struct Query: Equatable, Sendable, CustomStringConvertible {
    /// `nil` when it asks for nothing.
    private let node: QueryNode?

    private init(_ node: QueryNode?) { self.node = node }

    /// The query in the query language; reading it again gives the same query.
    public var description: String { node?.written() ?? "" }

    /// Whether two queries are written the same.
    public static func == (left: Query, right: Query) -> Bool {
        left.description == right.description
    }

    /// Reads a query as a person types it.
    ///
    /// - Parameter typed: In the query language; what cannot be read as syntax is read as words.
    /// - Returns: The same query as a value.
    public static func typed(_ typed: String) -> Query { Query(QueryParser().parse(typed).root) }

    // MARK: - Words

    /// A word, with its stems, its other forms and the other names of what it names.
    ///
    /// - Parameter word: One word; several are taken as a ``phrase(_:)``.
    /// - Returns: The query.
    public static func word(_ word: String) -> Query {
        // What the parser would not read as one word stands in quotation marks.
        let read = QueryParser().parse(word).root
        if case .word(let text) = read, text.text == word { return Query(read) }
        return phrase(word)
    }

    /// Words in this order, without stems; a name is found under its other names too.
    public static func phrase(_ words: String) -> Query { wordful(.phrase(text(words))) }

    /// Words that begin so.
    ///
    /// - Parameter start: Two letters at least.
    /// - Returns: The query.
    public static func prefix(_ start: String) -> Query {
        let read = QueryParser().parse(start + "*").root
        if case .prefix = read { return Query(read) }
        return word(start)
    }

    /// Words with at most so many others between them, in any order.
    ///
    /// - Parameters:
    ///   - words: Two or more words.
    ///   - distance: How many others; at most 1000.
    /// - Returns: The query.
    public static func near(_ words: String, within distance: Int) -> Query {
        let distance = min(max(distance, 0), QueryParser.maximumDistance)
        return wordful(.near(text(words), distance: distance))
    }

    // MARK: - Combinations

    /// What all of them ask for together.
    public static func all(_ queries: Query...) -> Query { all(queries) }

    /// What all of them ask for together.
    public static func all(_ queries: [Query]) -> Query { Query(.all(queries.compactMap(\.node))) }

    /// What at least one of them asks for.
    public static func any(_ queries: Query...) -> Query { any(queries) }

    /// What at least one of them asks for.
    public static func any(_ queries: [Query]) -> Query { Query(.any(queries.compactMap(\.node))) }

    /// Everything else.
    public static func not(_ query: Query) -> Query {
        Query(query.node.map(QueryNode.excluding))
    }

    // MARK: - Fields

    /// The query within titles.
    public static func title(_ query: Query) -> Query { within(.title, query) }

    /// The query within headings.
    public static func heading(_ query: Query) -> Query { within(.heading, query) }

    /// Passages that point to a country.
    ///
    /// - Parameter country: Its ISO 3166-1 alpha-2 code or a name of it.
    /// - Returns: The query.
    public static func country(_ country: String) -> Query { field(.country, country) }

    /// Passages that name a person.
    ///
    /// - Parameter person: A name or a key.
    /// - Returns: The query.
    public static func person(_ person: String) -> Query { field(.person, person) }

    /// Passages that name an organization.
    ///
    /// - Parameter organization: A name or a key.
    /// - Returns: The query.
    public static func organization(_ organization: String) -> Query {
        field(.organization, organization)
    }

    /// Passages that name a place.
    ///
    /// - Parameter place: A name or a key.
    /// - Returns: The query.
    public static func place(_ place: String) -> Query { field(.place, place) }

    /// Documents of a source.
    public static func source(_ source: String) -> Query { field(.source, source) }

    /// Documents in a language, by its ISO 639-1 code.
    public static func language(_ language: String) -> Query { field(.language, language) }

    /// Documents whose path fits: `*` and `?` as in a shell, or a part of the path.
    public static func path(_ path: String) -> Query { field(.path, path) }

    /// Documents published on these days.
    ///
    /// - Parameters:
    ///   - from: The first day, ISO 8601, as far as it is known; `nil` for no bound.
    ///   - to: The last day; `2025-10` means its last day.
    /// - Returns: The query; nothing when a day is none.
    public static func published(from: String? = nil, to: String? = nil) -> Query {
        Query(QueryParser().parse("date:\(from ?? "")..\(to ?? "")").root)
    }

    /// Passages that mention anything of a type.
    public static func mention(of type: MentionType) -> Query {
        Query(.anyEntity(type.queried, source: text("@" + type.rawValue)))
    }

    /// The types of what is mentioned.
    public enum MentionType: String, CaseIterable, Sendable {
        /// Someone.
        case person
        /// An organization.
        case organization
        /// A place that is no country.
        case place
        /// A country.
        case country

        fileprivate var queried: QueryEntityType {
            switch self {
            case .person: .person
            case .organization: .organization
            case .place: .place
            case .country: .country
            }
        }
    }

    /// The query, or nothing when its text has no word in it.
    private static func wordful(_ node: QueryNode) -> Query {
        Query(QueryParser().parse(node.written()).root == nil ? nil : node)
    }

    private static func text(_ text: String) -> QueryText {
        QueryText(text: text, range: 0..<text.utf8.count)
    }

    private static func field(_ field: FacetField, _ value: String) -> Query {
        Query(.field(field, value: text(value)))
    }

    private static func within(_ column: TextColumn, _ query: Query) -> Query {
        Query(query.node.map { .within(column, $0) })
    }
}

extension SearchRequest {
    /// Makes a request for a query made of values.
    ///
    /// - Parameters:
    ///   - query: What to search for.
    ///   - filters: What answers are held to.
    ///   - facets: What is counted.
    public init(_ query: Query, filters: [Filter] = [], facets: [Facet] = []) {
        self.init(query.description)
        self.filters = filters
        self.facets = facets
    }
}

extension Filter {
    /// Holds a search to a country, by its code or a name of it.
    public static func country(_ value: String) -> Filter { Filter(.country, value) }

    /// Holds a search to a person, by a name or a key.
    public static func person(_ value: String) -> Filter { Filter(.person, value) }

    /// Holds a search to an organization, by a name or a key.
    public static func organization(_ value: String) -> Filter { Filter(.organization, value) }

    /// Holds a search to a place, by a name or a key.
    public static func place(_ value: String) -> Filter { Filter(.place, value) }

    /// Holds a search to a source.
    public static func source(_ value: String) -> Filter { Filter(.source, value) }

    /// Holds a search to a language, by its ISO 639-1 code.
    public static func language(_ value: String) -> Filter { Filter(.language, value) }

    /// Holds a search to a year of publication.
    public static func year(_ value: Int) -> Filter { Filter(.year, String(value)) }
}
