package import CorpusStore
import Foundation

/// Keeps a reader's edits of entities in a file beside the index, and the index in step with it.
package struct EntityEditor {
    private let index: String

    /// The file of edits.
    package var path: String { Self.path(index) }

    package init(index: String) { self.index = index }

    /// The file of edits of an index: `INDEX.edits.tsv`.
    package static func path(_ index: String) -> String { index + ".edits.tsv" }

    /// The edits, none when there is no file.
    ///
    /// - Throws: ``EntityListError`` when there is one that cannot be read.
    package func edits() throws -> EntityEdits { EntityEdits(try text() ?? "") }

    /// What is wrong with the file's lines, in words.
    package static func problems(of edits: EntityEdits, path: String) -> [String] {
        edits.problems.map { "\(path), line \($0.line): \($0.reason)" }
    }

    private func text() throws -> String? {
        guard FileManager.default.fileExists(atPath: path) else { return nil }
        let bytes = try EntityListFile(path).bytes
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw EntityListError(path: path, reason: "not UTF-8")
        }
        return text
    }

    /// Adds an edit at the end of the file and lets the index follow it.
    ///
    /// - Throws: `IndexError` when the index cannot be written; the file is then as it was.
    package func add(_ edit: EntityEdit) throws {
        let before = try text()
        var after = before ?? Self.head
        if !after.isEmpty, !after.hasSuffix("\n") { after += "\n" }
        try replace(by: after + edit.line + "\n", before)
    }

    /// Takes an edit out of the file and lets the index follow.
    ///
    /// - Parameter line: The edit's line; `nil` for the last one.
    /// - Returns: The edit; `nil` when there is none on that line.
    /// - Throws: `IndexError` when the index cannot be written; the file is then as it was.
    package func undo(line: Int?) throws -> EntityEdit? {
        guard let before = try text() else { return nil }
        let edits = EntityEdits(before).edits
        guard let chosen = line.map({ line in edits.first { $0.line == line } }) ?? edits.last
        else { return nil }
        var lines = before.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        lines.remove(at: chosen.line - 1)
        try replace(by: lines.joined(separator: "\n"), before)
        return chosen.edit
    }

    private func replace(by text: String, _ before: String?) throws {
        let writer = try CorpusWriter(path: index, today: Indexer.today())
        try Data(text.utf8).write(to: URL(filePath: path), options: .atomic)
        do {
            try writer.settleEntities()
        } catch {
            // What cannot be followed is not kept.
            if let before {
                try Data(before.utf8).write(to: URL(filePath: path), options: .atomic)
            } else {
                try FileManager.default.removeItem(atPath: path)
            }
            throw error
        }
        try writer.close()
    }

    /// Lets the index follow a file that was changed by hand.
    ///
    /// - Parameter mark: What number the edits had that the index follows.
    /// - Returns: What is wrong with the file, or why the index could not follow it, in words.
    package func follow(since mark: Int64) -> [String] {
        do {
            let edits = try edits()
            let problems = Self.problems(of: edits, path: path)
            guard mark != edits.mark else { return problems }
            do {
                let writer = try CorpusWriter(path: index, today: Indexer.today(), patience: 0)
                try writer.settleEntities()
                try writer.close()
                return problems
            } catch {
                return problems + ["the edits of \(path) are not followed yet: \(error)"]
            }
        } catch {
            return ["\(error)"]
        }
    }

    private static let head = """
        # Edits of the entities of the index beside this file. Fields are parted by tabs:
        #   merge ID ID ...   split ID ID   hide ID   rename ID NAME
        # Lines count from top to bottom; take one out to undo it.

        """
}

extension CorpusWriter {
    /// Finds out which entities are one, and follows the edits of the file beside the index.
    ///
    /// - Returns: What is wrong with that file.
    /// - Throws: `IndexError`, or ``EntityListError`` when the file cannot be read.
    @discardableResult
    func settleEntities() throws -> [String] {
        let editor = EntityEditor(index: file.path)
        let edits = try editor.edits()
        try settle(edits: edits, resolve: NameResolver.decide)
        return EntityEditor.problems(of: edits, path: editor.path)
    }
}
