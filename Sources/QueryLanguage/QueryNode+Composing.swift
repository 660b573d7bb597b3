/// The normal form of query trees, kept by building every tree with these functions.
///
/// No `and` holds an `and`, no `or` an `or`, both hold at least two nodes, and `not` stands only in
/// an `and` beside something positive or at the root.
extension QueryNode {
    /// What all nodes ask for together; `nil` for none.
    package static func all(_ nodes: [QueryNode]) -> QueryNode? {
        var parts: [QueryNode] = []
        for node in nodes {
            if case .and(let inner) = node { parts += inner } else { parts.append(node) }
        }
        guard parts.count > 1 else { return parts.first }
        if parts.contains(where: { $0.excluded == nil }) { return .and(parts) }
        return any(parts.compactMap(\.excluded)).map(excluding)
    }

    /// What at least one of the nodes asks for; `nil` for none.
    ///
    /// An exclusion is no alternative, nearly everything would match; beside positive nodes it
    /// counts for all of them: `a OR -b` is `a -b`. Of exclusions only, `-a OR -b` is `-(a b)`.
    package static func any(_ nodes: [QueryNode]) -> QueryNode? {
        if nodes.count <= 1 { return nodes.first }
        var wanted: [QueryNode] = []
        var excluded: [QueryNode] = []
        for node in nodes {
            if case .or(let inner) = node {
                wanted += inner
            } else if let inner = node.excluded {
                excluded.append(inner)
            } else {
                wanted.append(node)
            }
        }
        guard let first = wanted.first else { return all(excluded).map(excluding) }
        let alternatives = wanted.count == 1 ? first : .or(wanted)
        return all([alternatives] + excluded.map { .not($0) })
    }

    /// Everything but the node.
    package static func excluding(_ node: QueryNode) -> QueryNode {
        node.excluded ?? .not(node)
    }

    /// The node within a column; a column, field or date inside keeps its own meaning.
    package static func within(_ column: TextColumn, _ node: QueryNode) -> QueryNode {
        switch node {
        case .not(let inner): excluding(within(column, inner))
        case .inColumn, .field, .date: node
        default: .inColumn(column, node)
        }
    }

    /// What a `not` excludes; `nil` for other nodes.
    var excluded: QueryNode? {
        if case .not(let inner) = self { inner } else { nil }
    }
}
