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

    /// The entity with an id, or what such an entity counts for.
    ///
    /// - Parameter id: Its key.
    /// - Returns: `nil` when nothing is mentioned that has it.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func entity(withID id: String) throws -> EntitySummary? { try searcher.entity(id: id) }

    /// What the index knows of one entity: spellings, when it is spoken of, what with, and where best to
    /// read of it.
    ///
    /// - Parameters:
    ///   - id: Its key.
    ///   - limit: How many companions to give at most.
    /// - Returns: `nil` when nothing is mentioned that has the key.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func profile(ofEntity id: String, limit: Int = 20) throws -> EntityProfile? {
        try searcher.profile(ofEntity: id, limit: limit)
    }

    /// The entities that have a name, whole and whatever its marks and capitals.
    ///
    /// - Parameter name: The name.
    /// - Returns: Those that are mentioned.
    /// - Throws: ``IndexError`` when the file cannot be read.
    public func entities(called name: String) throws -> [EntitySummary] {
        try searcher.entities(called: name)
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
