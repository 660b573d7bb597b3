/// Reads files of a kind that the library does not know, or a program's own way.
///
/// It is asked before the library's own readers.
public protocol FileReader: Sendable {
    /// Whether it reads a file, by its path.
    ///
    /// - Parameter path: An absolute path.
    /// - Returns: `false` to leave the file to others.
    func reads(_ path: String) -> Bool

    /// The documents of a file. Called from several threads at a time.
    ///
    /// - Parameter path: An absolute path of a file that it reads.
    /// - Returns: The documents. The uri of one is the path, or the path, `#` and an id; any other uri is
    ///   taken as such an id.
    /// - Throws: Why the file cannot be read; it is named in the report, and the run goes on.
    func documents(at path: String) throws -> [NewDocument]
}
