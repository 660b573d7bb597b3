public import Searching

extension Index {
    /// The documents that a name may mean: an id, a uri, or the end of a path.
    ///
    /// - Parameters:
    ///   - name: The id, uri or end of the path.
    ///   - limit: How many to give at most.
    /// - Returns: In the order of their uris; a whole uri or id wins over ends of paths.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func documents(named name: String, limit: Int = 10) throws -> [Document] {
        try searcher.documents(named: name, limit: limit)
    }

    /// The entities that a name stands for, or the most frequent ones.
    ///
    /// - Parameters:
    ///   - name: A name, the start of one, a spelling or a key; `nil` for all.
    ///   - limit: How many to give at most.
    /// - Returns: Most frequent first.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func entities(named name: String? = nil, limit: Int = 50) throws -> [EntitySummary] {
        try searcher.entities(named: name, limit: limit)
    }

    /// The spellings of a name that occur in the index.
    ///
    /// - Parameter name: A name in any spelling.
    /// - Returns: Those in most passages first.
    /// - Throws: ``IndexError`` when the file cannot be read.
    /// - Complexity: linear in the passages that have the name.
    public func variants(of name: String) throws -> [NameSpelling] {
        try searcher.variants(of: name)
    }

    /// How much the index holds.
    ///
    /// - Returns: Totals, and counts by language, source and type of entity.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func statistics() throws -> Statistics { try searcher.statistics() }

    /// Hands out all that the index holds, one thing at a time, as it was at one commit.
    ///
    /// - Parameters:
    ///   - kinds: What to hand out.
    ///   - body: Gets the entities, then the documents, in the order they came into the index.
    /// - Throws: ``IndexError`` when the file cannot be read, and what `body` throws.
    /// - Complexity: linear in the index; one document at a time is in memory.
    public func forEachItem(
        of kinds: Set<IndexItem.Kind> = Set(IndexItem.Kind.allCases),
        _ body: (IndexItem) throws -> Void
    ) throws {
        try searcher.forEachItem(of: kinds, body)
    }

    /// Checks an index against itself: the file, the full-text index, references, totals and facts.
    ///
    /// - Parameter path: An index file.
    /// - Returns: Each check with the problems it found; none when all is well.
    /// - Throws: ``IndexError`` when the file cannot be opened, or is being written.
    public static func verify(at path: String) throws -> [Check] {
        try Searcher.verify(path: path)
    }
}
