public import Searching

/// An index file, open for searching.
///
/// ```swift
/// let index = try Index(at: "Index/fihrist.sqlite")
/// for hit in try index.search(SearchRequest("Kata'ib Hezbollah")).hits {
///     print(hit.document.title ?? hit.document.uri, hit.passage.text)
/// }
/// ```
///
/// An index can be searched from many tasks at once, while another process writes to it: each answer is
/// of the index as it was at one commit.
public struct Index: Sendable {
    let searcher: Searcher
    private let editProblems: [String]

    /// The index file, as it was given.
    public let path: String

    /// Opens an index.
    ///
    /// - Parameters:
    ///   - path: An index file that the library or `fihrist index` made.
    ///   - creating: Whether to make an empty index where there is no file; its folder must exist.
    ///   - entityLists: Paths of lists of names to search by, besides those that the index knows, in any
    ///     form that ``IndexingOptions/entityLists`` takes.
    /// - Throws: ``IndexError`` when the file is missing, no index, damaged, or of a newer version;
    ///   ``EntityListError`` when a list cannot be read.
    public init(at path: String, creating: Bool = false, entityLists: [String] = []) throws {
        let files = try entityLists.map { try EntityListFile($0) }
        if creating { try Indexer.create(at: path) }
        self.path = path
        searcher = try Searcher(
            path: path,
            lists: NameLists(files.map { (path: $0.path, bytes: $0.bytes) })
        )
        editProblems = EntityEditor(index: path).follow(since: try searcher.editsMark())
    }

    /// Rows of the lists and of the file of edits that could not be used, and why.
    public var listProblems: [String] { editProblems + searcher.listProblems }

    /// Searches.
    ///
    /// - Parameter request: What to search for. No query is an error: what cannot be read as syntax is
    ///   read as words, and ``SearchResult/hints`` says so.
    /// - Returns: The best hits, the total, and the facets asked for.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func search(_ request: SearchRequest) throws -> SearchResult {
        try searcher.search(request)
    }

    /// Searches by a query alone.
    ///
    /// - Parameters:
    ///   - query: What to search for.
    ///   - filters: What the answer is held to.
    ///   - facets: What is counted.
    /// - Returns: The best hits, the total, and the facets asked for.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func search(
        _ query: Query,
        filters: [Filter] = [],
        facets: [Facet] = []
    ) throws -> SearchResult {
        try search(SearchRequest(query, filters: filters, facets: facets))
    }
}
