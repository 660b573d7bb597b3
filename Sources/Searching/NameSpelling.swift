/// A way in which a name is written somewhere in an index.
public struct NameSpelling: Equatable, Sendable {
    /// As it is written, with single spaces.
    public var written: String
    /// `latin`, `arabic`, `hebrew`, `cyrillic`, or `other`.
    public var script: String
    /// Why it counts as the name.
    public var reason: Reason
    /// The key of the entity through which it counts, for ``Reason/alias``.
    public var entity: String?
    /// In how many passages it stands.
    public var passages: Int
    /// In how many documents.
    public var documents: Int
    /// The earliest publication it stands in: `2025`, `2025-03` or `2025-03-11`.
    public var first: String?
    /// The latest publication it stands in.
    public var last: String?
}

/// Counts the spellings of hits.
struct SpellingTable {
    private struct Row {
        var spelling: NameSpelling
        var passage = -1
        var document = ""
    }

    private var rows: [String: Row] = [:]

    /// The spellings, those in most passages first.
    var spellings: [NameSpelling] {
        rows.values.map(\.spelling).sorted {
            $0.passages != $1.passages
                ? $0.passages > $1.passages : $0.written < $1.written
        }
    }

    /// Counts what matches in a hit; hits of one document come one after the other.
    mutating func add(_ hit: Hit) {
        let text = Array(hit.passage.text.utf8)
        for highlight in hit.highlights {
            let words = String(decoding: text[highlight.range], as: UTF8.self)
                .split(whereSeparator: \.isWhitespace)
            let written = words.joined(separator: " ")
            var row =
                rows[written]
                ?? Row(
                    spelling: NameSpelling(
                        written: written,
                        script: Self.script(of: written),
                        reason: highlight.reason,
                        entity: highlight.entity,
                        passages: 0,
                        documents: 0
                    )
                )
            if row.passage != hit.passage.id { row.spelling.passages += 1 }
            if row.document != hit.document.uri { row.spelling.documents += 1 }
            (row.passage, row.document) = (hit.passage.id, hit.document.uri)
            if let published = hit.document.published {
                row.spelling.first = min(row.spelling.first ?? published, published)
                row.spelling.last = max(row.spelling.last ?? published, published)
            }
            rows[written] = row
        }
    }

    private static func script(of text: String) -> String {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: return "latin"
            case 0x600...0x6FF, 0x750...0x77F: return "arabic"
            case 0x590...0x5FF: return "hebrew"
            case 0x400...0x52F: return "cyrillic"
            default: continue
            }
        }
        return "other"
    }
}
