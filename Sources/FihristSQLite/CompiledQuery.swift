import PassageIndex

/// What a query means to SQLite.
struct CompiledQuery {
    /// What must match in the full-text index, as FTS5 reads it; `nil` when nothing need.
    var expression: String?
    /// What must hold besides, as SQL over `passage` and `document`; empty for nothing.
    var condition = ""
    var values: [HostValue] = []
    /// The terms that are marked in a hit.
    var marked: [MatchTerm] = []
    /// Whether there is anything to search for.
    var isEmpty = false
}

/// A part of a query as SQLite has it.
enum CompiledPart {
    /// An expression of FTS5.
    case expression(String)
    /// A condition in SQL.
    case condition(String, [HostValue])

    /// The same as a condition.
    var asCondition: (sql: String, values: [HostValue]) {
        switch self {
        case .condition(let sql, let values): (sql, values)
        case .expression(let expression):
            (
                "passage.id IN (SELECT rowid FROM passage_index WHERE passage_index MATCH ?)",
                [.text(expression)]
            )
        }
    }

    /// Parts of which all must hold, or any.
    static func combined(_ parts: [CompiledPart], by word: String) -> CompiledPart {
        if parts.count == 1 { return parts[0] }
        var expressions: [String] = []
        for case .expression(let expression) in parts { expressions.append(expression) }
        if expressions.count == parts.count {
            return .expression("(\(expressions.joined(separator: " \(word) ")))")
        }
        let conditions = parts.map(\.asCondition)
        return .condition(
            "(\(conditions.map(\.sql).joined(separator: " \(word) ")))",
            conditions.flatMap(\.values)
        )
    }
}
