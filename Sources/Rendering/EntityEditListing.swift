package import Fihrist

/// Edits of entities as people read them.
package enum EntityEditListing {
    /// A line for each edit, with its line in the file.
    package static func text(_ edits: EntityEdits) -> String {
        let width = edits.edits.last.map { String($0.line).count } ?? 1
        return edits.edits.map { line, edit in
            Columns.right(String(line), width: width) + "  " + words(edit) + "\n"
        }.joined()
    }

    /// What an edit does, in words.
    package static func words(_ edit: EntityEdit) -> String {
        let text =
            switch edit {
            case .merge(let keys):
                "merge \(keys.dropFirst().joined(separator: ", ")) into \(keys.first ?? "")"
            case .split(let whole, let part): "split \(part) from \(whole)"
            case .hide(let key): "hide \(key)"
            case .rename(let key, let name): "rename \(key) to \(name)"
            }
        return PrintableText.line(text)
    }
}
