import PassageIndex
import QueryLanguage
import TextAnalysis

/// Turns a query into what SQLite understands, for the index of one connection.
struct QueryCompiler {
    private let host: HostConnection
    private let forms: TermForms
    private let languages: [String]
    private var marked: [MatchTerm] = []

    /// How many words a name may have.
    private static let longestName = 8

    init(host: HostConnection, forms: TermForms) throws(HostError) {
        self.host = host
        self.forms = forms
        languages = try host.languages()
    }

    /// Compiles a query; no query is an error.
    ///
    /// - Throws: ``HostError`` when the index cannot be asked for names.
    mutating func compile(_ query: String) throws(HostError) -> CompiledQuery {
        var compiled = CompiledQuery()
        guard let root = QueryParser().parse(query).root else {
            compiled.isEmpty = true
            return compiled
        }
        var parts: [CompiledPart] = []
        if case .and(let nodes) = root {
            parts = try self.parts(of: nodes, column: nil)
        } else {
            parts = [try part(of: root, column: nil)]
        }
        var conditions: [(sql: String, values: [HostValue])] = []
        for part in parts {
            if case .expression(let expression) = part {
                compiled.expression = expression
            } else {
                conditions.append(part.asCondition)
            }
        }
        compiled.condition = conditions.map(\.sql).joined(separator: " AND ")
        compiled.values = conditions.flatMap(\.values)
        compiled.marked = marked
        return compiled
    }

    private mutating func part(
        of node: QueryNode,
        column: IndexColumn?
    ) throws(HostError) -> CompiledPart {
        switch node {
        case .word(let text):
            let names = column == nil ? try entities(named: text.text) : []
            if !names.isEmpty, Self.isOnlyName(text.text) { return any(of: names) }
            return any(of: forms.word(text.text, languages: languages, column: column) + names)
        case .phrase(let text):
            let terms = forms.phrase(text.text, column: column)
            return any(of: terms + (column == nil ? try entities(named: text.text) : []))
        // A full-text expression cannot ask how a word is written.
        case .literal(let text): return any(of: forms.phrase(text.text, column: column))
        case .prefix(let text): return any(of: forms.prefix(text.text, column: column))
        case .near(let text, let distance):
            return near(forms.singleWords(text.text, column: column), distance: distance)
        case .inColumn(let name, let inner):
            return try part(of: inner, column: column ?? IndexColumn(name))
        case .field(let field, let value): return try part(of: field, value: value.text)
        case .date(let range, _): return part(of: range)
        case .anyEntity(let type, _):
            return any(of: [MatchTerm([IndexTerm.type(Self.letter(of: type))])])
        case .and(let nodes):
            return .combined(try parts(of: nodes, column: column), by: "AND")
        case .or(let nodes):
            var parts: [CompiledPart] = []
            for node in nodes { parts.append(try part(of: node, column: column)) }
            return .combined(parts, by: "OR")
        case .not(let inner):
            let before = marked
            let (sql, values) = try part(of: inner, column: column).asCondition
            marked = before
            return .condition("NOT \(sql)", values)
        }
    }

    /// The parts of which all must hold: at most one expression, then conditions.
    private mutating func parts(
        of nodes: [QueryNode],
        column: IndexColumn?
    ) throws(HostError) -> [CompiledPart] {
        var wanted: [String] = []
        var excluded: [String] = []
        var conditions: [CompiledPart] = []
        var place = 0
        while place < nodes.count {
            if column == nil, let name = try name(in: nodes[place...]) {
                wanted.append(name.expression)
                place += name.count
                continue
            }
            if case .not(let inner) = nodes[place] {
                let before = marked
                let part = try part(of: inner, column: column)
                marked = before
                if case .expression(let expression) = part {
                    excluded.append(expression)
                } else {
                    let (sql, values) = part.asCondition
                    conditions.append(.condition("NOT \(sql)", values))
                }
            } else {
                let part = try part(of: nodes[place], column: column)
                if case .expression(let expression) = part {
                    wanted.append(expression)
                } else {
                    conditions.append(part)
                }
            }
            place += 1
        }
        guard !wanted.isEmpty else {
            // FTS5 cannot begin with what must not be there.
            return conditions
                + excluded.map { expression in
                    let (sql, values) = CompiledPart.expression(expression).asCondition
                    return .condition("NOT \(sql)", values)
                }
        }
        var expression = "(\(wanted.joined(separator: " AND ")))"
        if !excluded.isEmpty {
            expression = "(\(expression) NOT (\(excluded.joined(separator: " OR "))))"
        }
        return [.expression(expression)] + conditions
    }

    /// Words side by side that are a name together: the longest at the start of the nodes.
    private mutating func name(
        in nodes: ArraySlice<QueryNode>
    ) throws(HostError) -> (expression: String, count: Int)? {
        var words: [String] = []
        for node in nodes.prefix(Self.longestName) {
            guard case .word(let text) = node else { break }
            words.append(text.text)
        }
        var count = words.count
        while count > 1 {
            let entities = try entities(named: words.prefix(count).joined(separator: " "))
            if !entities.isEmpty {
                let each = words.prefix(count).map {
                    any(of: forms.word($0, languages: languages, column: nil))
                }
                let all = CompiledPart.combined(
                    [.combined(each, by: "AND"), any(of: entities)],
                    by: "OR"
                )
                guard case .expression(let expression) = all else { return nil }
                return (expression, count)
            }
            count -= 1
        }
        return nil
    }

    /// Any of some terms; without terms what nothing matches.
    private mutating func any(of terms: [MatchTerm]) -> CompiledPart {
        guard !terms.isEmpty else {
            return .expression(MatchTerm([IndexTerm.entity(-1)]).expression)
        }
        marked += terms
        return .combined(terms.map { .expression($0.expression) }, by: "OR")
    }

    private mutating func near(_ terms: [MatchTerm], distance: Int) -> CompiledPart {
        guard terms.count > 1 else { return any(of: terms) }
        marked += terms
        let column = terms[0].column
        let words = terms.map { MatchTerm($0.terms).expression }.joined(separator: " ")
        // FTS5 counts the words between the first and the last, those that were asked for too.
        let near = "NEAR(\(words), \(distance + terms.count - 2))"
        return .expression(column.map { "\($0) : \(near)" } ?? near)
    }

    private mutating func part(
        of field: FacetField,
        value: String
    ) throws(HostError) -> CompiledPart {
        switch field {
        case .country:
            let codes = try countries(value)
            let before = marked
            defer { marked = before }
            return any(of: codes.sorted().map { MatchTerm([IndexTerm.country($0.utf8)]) })
        case .person, .organization, .place:
            let type = field.rawValue
            let members = try host.members(key: value, type: type)
            guard members.isEmpty else {
                return any(of: members.map { MatchTerm([IndexTerm.entity($0)]) })
            }
            let aliases = try host.aliases(folded: key(of: value)).filter { $0.type == type }
            return any(
                of: Set(aliases.map(\.entity)).sorted().map {
                    MatchTerm([IndexTerm.entity($0)])
                }
            )
        case .source: return .condition("document.source = ? COLLATE NOCASE", [.text(value)])
        case .language: return .condition("document.language = ? COLLATE NOCASE", [.text(value)])
        case .path:
            guard value.contains(where: { $0 == "*" || $0 == "?" }) else {
                return .condition("instr(document.uri, ?) > 0", [.text(value)])
            }
            let pattern = value.split(separator: "[", omittingEmptySubsequences: false)
                .joined(separator: "[[]")
            return .condition(
                "(document.uri GLOB ? OR document.uri GLOB '*/' || ?)",
                [.text(pattern), .text(pattern)]
            )
        }
    }

    /// The codes that a code or a name stands for; a code that the index does not have may be a name, as `UK`
    /// is.
    private func countries(_ value: String) throws(HostError) -> Set<String> {
        let code = value.uppercased()
        let isCode = code.utf8.count == 2 && code.allSatisfy(\.isLetter)
        if isCode, try !host.members(key: "country:\(code)", type: "country").isEmpty {
            return [code]
        }
        let named = try host.aliases(folded: key(of: value)).filter { $0.type == "country" }
        return named.isEmpty && isCode ? [code] : Set(named.map(\.country))
    }

    /// A date that is known to the year or month counts when any of its days does.
    private func part(of range: DateRange) -> CompiledPart {
        var sql = "document.published IS NOT NULL"
        var values: [HostValue] = []
        if let from = range.from {
            sql +=
                " AND document.published || substr('-12-31', length(document.published) - 3) >= ?"
            values.append(.text(from))
        }
        if let to = range.to {
            sql += " AND document.published <= ?"
            values.append(.text(to))
        }
        return .condition("(\(sql))", values)
    }

    /// The entities that a name stands for without anything else pointing to them.
    ///
    /// A demonym stands for its country in a text, and a capital for its government, but who types `Iraqi`
    /// or `Baghdad` wants that word and that city. An acronym counts only when it is typed in capitals.
    private func entities(named name: String) throws(HostError) -> [MatchTerm] {
        let key = key(of: name)
        guard !key.isEmpty else { return [] }
        let aliases = try host.aliases(folded: key).filter {
            !$0.needsCue && !["demonym", "capital"].contains($0.kind)
                && (!Self.isCapitals($0.surface) || Self.isCapitals(name))
        }
        return Set(aliases.map(\.entity)).sorted().map { MatchTerm([IndexTerm.entity($0)]) }
    }

    private func key(of name: String) -> String { forms.folded(name).joined() }

    /// Acronyms that in small letters are words of another kind.
    private static func isOnlyName(_ typed: String) -> Bool {
        isCapitals(typed)
            && ["US", "WHO", "IT", "IS", "UN", "AN", "ARE", "ICE"].contains(
                typed.filter { $0 != "." }
            )
    }

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count > 1 && letters.count <= 6 && letters.allSatisfy(\.isUppercase)
    }

    private static func letter(of type: QueryEntityType) -> UInt8 {
        switch type {
        case .person: UInt8(ascii: "p")
        case .organization: UInt8(ascii: "o")
        case .place: UInt8(ascii: "l")
        case .country: UInt8(ascii: "c")
        }
    }
}

extension IndexColumn {
    fileprivate init(_ column: TextColumn) {
        switch column {
        case .title: self = .title
        case .heading: self = .heading
        case .text: self = .text
        }
    }
}
