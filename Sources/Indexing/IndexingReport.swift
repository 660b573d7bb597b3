public import EntityTagging

/// What an indexing run did.
public struct IndexingReport: Equatable, Sendable {
    /// Documents that are new in the index.
    public var added = 0
    /// Documents that took the place of an older state of theirs.
    public var updated = 0
    /// Documents that were there already.
    public var unchanged = 0
    /// Documents that are gone from where they were, and from the index.
    public var removed = 0
    /// Bytes of the documents that were read.
    public var bytes = 0
    /// Files and records that were not indexed, and why.
    public var skipped: [SkippedItem] = []
    /// Rows of entity lists that could not be used, and why.
    public var listProblems: [String] = []
    /// How long the run took, in seconds.
    public var seconds = 0.0
}

/// A file or record that was not indexed.
public struct SkippedItem: Equatable, Sendable, CustomStringConvertible {
    /// The file's path, or `stdin`.
    public var path: String
    /// The line the record starts on, from 1, where the file has records.
    public var line: Int?
    /// What is wrong, and what to do about it.
    public var reason: String

    /// Path, line and reason in one line.
    public var description: String {
        line.map { "\(path), line \($0): \(reason)" } ?? "\(path): \(reason)"
    }
}

/// How far an indexing run has come.
public struct IndexingProgress: Equatable, Sendable {
    /// Documents dealt with so far.
    public var documents = 0
    /// Bytes of input dealt with so far.
    public var bytes = 0
    /// Bytes of all the input; 0 while it is not known, as for the standard input.
    public var totalBytes = 0
    /// Seconds since the run began.
    public var seconds = 0.0
    /// What is being done now.
    public var stage = Stage.reading

    /// The stages of a run.
    public enum Stage: String, Sendable {
        /// Reading, tagging and storing.
        case reading
        /// Putting the full-text index in order.
        case finishing
    }
}

/// What an indexing run is to do.
public struct IndexingOptions: Sendable {
    /// Files and folders; `-` is the standard input.
    public var paths: [String]
    /// The index file, made if it does not exist.
    public var index: String
    /// Lists of entities to know besides those the program carries.
    public var entityLists: [String] = []
    /// Entities to know besides those.
    public var entities: [Entity] = []
    /// What finds the names in a text, in place of the library's own tagger; with it, the lists and
    /// entities above are not used.
    public var tagger: (any NameTagger)?
    /// What reads files before the library's own readers are asked.
    public var readers: [any FileReader] = []
    /// How many documents are worked on at the same time.
    public var jobs: Int
    /// Whether the entities are known that the library carries, besides those of ``entityLists``.
    public var usesGazetteer = true
    /// Whether names are found that no list has, by the trained model; without, a run is three times
    /// as fast.
    public var usesModel = true
    /// Whether documents below ``paths`` that are gone are taken out of the index.
    public var prunes = false
    /// The largest file that is read whole, in bytes.
    public var maximumFileBytes = 64 << 20

    /// Makes options with the usual settings.
    ///
    /// - Parameters:
    ///   - paths: Files and folders; `-` is the standard input.
    ///   - index: The index file, made if it does not exist.
    ///   - jobs: How many documents are worked on at the same time.
    public init(paths: [String], index: String, jobs: Int = Jobs.usual) {
        self.paths = paths
        self.index = index
        self.jobs = jobs
    }
}
