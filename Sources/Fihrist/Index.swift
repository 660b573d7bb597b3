public import Indexing
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

    /// Opens an index for searching.
    ///
    /// - Parameter path: An index file that ``index(_:progress:)`` or `fihrist index` made.
    /// - Throws: ``IndexError`` when the file is missing, no index, damaged, or of a newer version.
    public init(at path: String) throws {
        searcher = try Searcher(path: path)
    }

    /// Searches.
    ///
    /// - Parameter request: What to search for. No query is an error: what cannot be read as syntax is
    ///   read as words, and ``SearchResult/hints`` says so.
    /// - Returns: The best hits, the total, and the facets asked for.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func search(_ request: SearchRequest) throws -> SearchResult {
        try searcher.search(request)
    }

    /// Reads files and adds their documents to an index.
    ///
    /// Documents that are in the index already and have not changed are passed over. A run that is
    /// stopped, in whatever way, leaves the documents of its last commit; the next run goes on there.
    ///
    /// - Parameters:
    ///   - options: What to read and where to put it.
    ///   - progress: Called now and then, from one thread at a time.
    /// - Returns: What was done, with what was skipped and why.
    /// - Throws: ``IndexError`` when the index cannot be written or another process is writing it.
    public static func index(
        _ options: IndexingOptions,
        progress: @escaping @Sendable (IndexingProgress) -> Void = { _ in }
    ) async throws -> IndexingReport {
        try await Indexer(options).run(progress: progress)
    }

    /// Takes what `fihrist export` wrote, or FollowTheMoney entities, into an index.
    ///
    /// Documents that come with passages and mentions keep them; documents of FollowTheMoney are split,
    /// and tagged by the names that come with them besides those that the library carries.
    ///
    /// - Parameters:
    ///   - options: What to read and where to put it; nothing is pruned.
    ///   - progress: Called now and then, from one thread at a time.
    /// - Returns: What was done, with what was skipped and why.
    /// - Throws: ``IndexError`` when the index cannot be written or another process is writing it.
    public static func importRecords(
        _ options: IndexingOptions,
        progress: @escaping @Sendable (IndexingProgress) -> Void = { _ in }
    ) async throws -> IndexingReport {
        try await Importer(options).run(progress: progress)
    }
}
