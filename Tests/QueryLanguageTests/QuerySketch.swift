import QueryLanguage

extension QueryNode {
    /// The tree in a notation for tests, in which every node has parentheses.
    var sketch: String {
        switch self {
        case .word(let text): text.text
        case .prefix(let text): "\(text.text)*"
        case .literal(let text): "='\(text.text)'"
        case .phrase(let text): "'\(text.text)'"
        case .near(let text, let distance): "'\(text.text)'~\(distance)"
        case .inColumn(let column, let node): "\(column.rawValue)/\(node.sketch)"
        case .field(let field, let value): "\(field.rawValue)=\(value.text)"
        case .date(let range, _): "[\(range.from ?? "") \(range.to ?? "")]"
        case .anyEntity(let type, _): "@\(type.rawValue)"
        case .and(let nodes): "(\(nodes.map(\.sketch).joined(separator: " & ")))"
        case .or(let nodes): "(\(nodes.map(\.sketch).joined(separator: " | ")))"
        case .not(let node): "!\(node.sketch)"
        }
    }

    /// Every text in the tree.
    var texts: [QueryText] {
        switch self {
        case .word(let text), .prefix(let text), .phrase(let text), .literal(let text),
            .near(let text, _), .field(_, let text), .date(_, let text), .anyEntity(_, let text):
            [text]
        case .inColumn(_, let node), .not(let node): node.texts
        case .and(let nodes), .or(let nodes): nodes.flatMap(\.texts)
        }
    }

    /// What breaks the normal form below this node, if anything does.
    var fault: String? {
        switch self {
        case .and(let nodes):
            let isFlat = nodes.allSatisfy { if case .and = $0 { false } else { true } }
            let hasWanted = nodes.contains { !$0.isExclusion }
            guard nodes.count > 1, isFlat, hasWanted else { return "and: \(sketch)" }
            return nodes.lazy.compactMap { $0.isExclusion ? $0.innerFault : $0.fault }.first
        case .or(let nodes):
            let isFlat = nodes.allSatisfy { if case .or = $0 { false } else { true } }
            guard nodes.count > 1, isFlat else { return "or: \(sketch)" }
            return nodes.lazy.compactMap { $0.isExclusion ? "or: \(sketch)" : $0.fault }.first
        case .inColumn(_, let node): return node.isExclusion ? "column: \(sketch)" : node.fault
        case .not: return innerFault
        default: return nil
        }
    }

    private var isExclusion: Bool { if case .not = self { true } else { false } }

    private var innerFault: String? {
        guard case .not(let node) = self else { return nil }
        return node.isExclusion ? "not: \(sketch)" : node.fault
    }
}

/// The sketch of what a query is read as, or `nothing`.
func sketch(_ query: String) -> String {
    QueryParser().parse(query).root?.sketch ?? "nothing"
}

/// The hints of a query.
func hints(_ query: String) -> [QueryHint] {
    QueryParser().parse(query).hints
}

/// One example of the query language.
struct Example: Sendable, CustomStringConvertible {
    var query: String
    var tree: String
    /// How many hints it gets.
    var hints: Int

    init(_ query: String, _ tree: String, hints: Int = 0) {
        self.query = query
        self.tree = tree
        self.hints = hints
    }

    var description: String { query.debugDescription }
}
