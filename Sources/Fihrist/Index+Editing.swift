import Indexing
public import Searching

// Edits are kept in a file beside the index, `INDEX.edits.tsv`, which people can read and change, and
// which is followed again whenever documents are added. Nothing needs to be indexed anew.

extension Index {
    /// The file that the edits are kept in.
    public var editsPath: String { EntityEditor.path(path) }

    /// Corrects what the entities of the index are.
    ///
    /// - Parameter edit: What to do, by ids of entities.
    /// - Throws: ``IndexError`` when the index cannot be written; nothing is changed then.
    public func edit(_ edit: EntityEdit) throws { try EntityEditor(index: path).add(edit) }

    /// The edits, with their lines in the file, and what is wrong with other lines.
    ///
    /// - Returns: No edits where there is no file.
    /// - Throws: ``EntityListError`` when the file cannot be read.
    public func edits() throws -> EntityEdits { try EntityEditor(index: path).edits() }

    /// Takes an edit back.
    ///
    /// - Parameter line: Its line in the file; `nil` for the last edit.
    /// - Returns: The edit; `nil` when there is none.
    /// - Throws: ``IndexError`` when the index cannot be written; nothing is changed then.
    @discardableResult
    public func undoEdit(line: Int? = nil) throws -> EntityEdit? {
        try EntityEditor(index: path).undo(line: line)
    }
}
