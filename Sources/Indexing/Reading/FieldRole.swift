/// What a named field of a record, a front matter or a table means to a document.
enum FieldRole: CaseIterable, Sendable {
    case identifier
    case title
    case text
    /// Stands in for the text where there is none.
    case summary
    case published
    case source
    case language
    case url

    /// The names a field may have, in lower case, the best first.
    var names: [String] {
        switch self {
        case .identifier: ["id", "_id", "identifier", "doc_id", "docid"]
        case .title: ["title", "headline"]
        case .text: ["text", "body", "content", "full_text", "fulltext"]
        case .summary: ["summary", "abstract", "description"]
        case .published:
            [
                "date", "published", "published_at", "publishedat", "publication_date",
                "date_published", "datepublished", "pub_date", "pubdate", "datetime", "timestamp",
                "created_at",
            ]
        case .source: ["source", "publisher", "site_name", "site", "outlet"]
        case .language: ["language", "lang"]
        case .url: ["url", "link", "href", "permalink"]
        }
    }

    private static let ranks: [String: (role: FieldRole, rank: Int)] = {
        var ranks: [String: (role: FieldRole, rank: Int)] = [:]
        for role in allCases {
            for (rank, name) in role.names.enumerated() { ranks[name] = (role, rank) }
        }
        return ranks
    }()

    /// The role of each field, nil for those that are metadata; no role is given twice.
    ///
    /// Of two fields that mean the same, the one with the better name has the role.
    ///
    /// - Parameters:
    ///   - keys: The names of the fields.
    ///   - isFilled: Whether the field at an index has a value that can stand in a role; it is
    ///     asked for every field with a name of that role. Fields without one are passed over.
    /// - Returns: A role or nil for each of the keys.
    static func roles(
        of keys: [String],
        where isFilled: (Int, FieldRole) -> Bool = { _, _ in true }
    ) -> [FieldRole?] {
        var best: [FieldRole: (rank: Int, index: Int)] = [:]
        for (index, key) in keys.enumerated() {
            guard let (role, rank) = ranks[normalized(key)] else { continue }
            guard isFilled(index, role) else { continue }
            if let holder = best[role], holder.rank <= rank { continue }
            best[role] = (rank, index)
        }
        if best[.text] != nil { best[.summary] = nil }
        var roles = [FieldRole?](repeating: nil, count: keys.count)
        for (role, holder) in best { roles[holder.index] = role }
        return roles
    }

    /// The name in lower case, with underscores; only ASCII counts.
    private static func normalized(_ key: String) -> String {
        String(
            decoding: key.utf8.map { byte in
                switch byte {
                case 0x41...0x5A: byte + 0x20
                case UInt8(ascii: "-"), UInt8(ascii: " "): UInt8(ascii: "_")
                default: byte
                }
            },
            as: UTF8.self
        )
    }
}
