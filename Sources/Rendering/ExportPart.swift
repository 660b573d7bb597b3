package import Fihrist

/// What of an index is written out.
package enum ExportPart: String, CaseIterable, Sendable {
    case entities, documents, passages, mentions
}

extension Set<ExportPart> {
    /// What has to be read of the index to write these.
    package var kinds: Set<IndexItem.Kind> {
        var kinds: Set<IndexItem.Kind> = []
        if contains(.entities) { kinds.insert(.entity) }
        if !isDisjoint(with: [.documents, .passages, .mentions]) { kinds.insert(.document) }
        return kinds
    }
}
