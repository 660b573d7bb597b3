/// What can go wrong with an index file: what, where, and what to do about it.
public struct IndexError: Error, Equatable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public var kind: Kind
    /// The index file, as it was given.
    public var path: String
    /// SQLite's own words, where it had any.
    public var detail: String?

    package init(_ kind: Kind, path: String, detail: String? = nil) {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    /// What can be wrong with an index file.
    public enum Kind: Equatable, Sendable {
        /// There is no file.
        case missing
        /// The file is something else.
        case notAnIndex
        /// A newer version of the library wrote it.
        case newerVersion
        /// An older version of the library wrote it, and it cannot be written to be brought up to date.
        case olderVersion
        /// It cannot be written.
        case readOnly
        /// There is no room to write; the file is as it was at its last commit.
        case diskFull
        /// Its content is not as it was written.
        case damaged
        /// Another process is writing it.
        case locked(by: String)
        /// Anything else that SQLite reports.
        case other
    }

    /// What is wrong, with which file, and what to do, in a sentence.
    public var description: String {
        let sentence =
            switch kind {
            case .missing: "there is no index at \(path); make one with `fihrist index PATH`"
            case .notAnIndex:
                "\(path) is not a Fihrist index; give the path of one, or of a file that does not exist yet"
            case .newerVersion:
                "\(path) was written by a newer Fihrist; update this one, or index again into another file"
            case .olderVersion:
                "\(path) was written by an older Fihrist and cannot be brought up to date where it is; copy it to where it can be written"
            case .readOnly: "\(path) cannot be written; check its permissions and its folder's"
            case .diskFull:
                "the disk is full: \(path) is as it was at its last commit; make room and run again"
            case .damaged:
                "\(path) is damaged; run `fihrist verify` to see where, or index again into a new file"
            case .locked(let holder):
                "\(path) is being written by \(holder); wait until it is done and run again"
            case .other: "\(path) cannot be used"
            }
        return detail.map { "\(sentence) (SQLite: \($0))" } ?? sentence
    }
}
