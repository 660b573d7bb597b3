import CSQLite

/// A search as SQLite walks through it: the best passages first.
final class SearchCursor {
    private let host: HostConnection
    private let forms: TermForms
    private var hits: HostStatement?
    private var row: Row?
    private var query = ""
    private var compiled = CompiledQuery()

    /// The columns of `fihrist_search`, in order.
    enum Column: Int32, CaseIterable {
        case passage, document, score, title, published, source, language, uri, page, countries
        case text, highlighted, query, max
    }

    /// The hit that the cursor stands on.
    private struct Row {
        var passage: Int64
        var score: Double
        /// What `passage` and `document` say of it, fetched when it is first asked for.
        var details: HostStatement?
    }

    init(host: HostConnection, forms: TermForms) {
        self.host = host
        self.forms = forms
    }

    var isAtEnd: Bool { row == nil }
    var passage: Int64 { row?.passage ?? 0 }

    /// Begins a search.
    ///
    /// - Parameters:
    ///   - query: In the query language.
    ///   - limit: How many hits to give at most; negative for all.
    /// - Throws: What SQLite has to say, of the index or of the query.
    func start(_ query: String, limit: Int64) throws(HostError) {
        row = nil
        hits = nil
        self.query = query
        var compiler = try QueryCompiler(host: host, forms: forms)
        compiled = try compiler.compile(query)
        guard !compiled.isEmpty else { return }
        let isFound = compiled.expression != nil
        var sql = "SELECT passage.id, \(isFound ? "-passage_index.rank" : "0.0") FROM passage"
        if !compiled.condition.isEmpty { sql += " JOIN document ON document.id = passage.document" }
        if isFound { sql += " JOIN passage_index ON passage_index.rowid = passage.id" }
        if compiled.condition.isEmpty, isFound {
            sql = "SELECT rowid, -rank FROM passage_index"
        }
        var conditions: [String] = []
        // An occurrence in the title counts three times, in a heading twice.
        if isFound { conditions.append("passage_index MATCH ? AND rank MATCH 'bm25(3.0, 2.0)'") }
        if !compiled.condition.isEmpty { conditions.append(compiled.condition) }
        sql += " WHERE " + conditions.joined(separator: " AND ")
        sql += " ORDER BY \(isFound ? "rank" : "passage.id") LIMIT ?"
        let statement = try HostStatement(sql, on: host)
        var place: Int32 = 1
        if let expression = compiled.expression {
            try statement.bind(.text(expression), at: place)
            place += 1
        }
        for value in compiled.values {
            try statement.bind(value, at: place)
            place += 1
        }
        try statement.bind(.integer(limit), at: place)
        hits = statement
        try advance()
    }

    /// Goes to the next hit.
    func advance() throws(HostError) {
        row = nil
        guard let hits, try hits.step() else { return }
        row = Row(passage: hits.integer(0), score: hits.double(1))
    }

    /// Makes a column of the hit the result.
    func give(_ column: Column, to context: OpaquePointer?) throws(HostError) {
        guard let row else { return }
        switch column {
        case .passage: sqlite3_result_int64(context, row.passage)
        case .score: sqlite3_result_double(context, row.score)
        case .query: HostText.give(query, to: context)
        case .max: return
        case .highlighted:
            guard let passage = try host.passage(row.passage) else { return }
            let highlighter = PassageHighlighter(terms: compiled.marked, forms: forms)
            let text = highlighter.marked(passage, before: "⟦", after: "⟧")
            HostText.give(String(decoding: text, as: UTF8.self), to: context)
        case .countries: HostText.give(try countries(of: row.passage), to: context)
        case .document, .title, .published, .source, .language, .uri, .page, .text:
            let known = row.details
            let details = if let known { known } else { try details(of: row.passage) }
            self.row?.details = details
            details.pass(Self.detail(column), to: context)
        }
    }

    private func details(of passage: Int64) throws(HostError) -> HostStatement {
        let statement = try HostStatement(
            """
            SELECT document.id, title, published, source, language, uri, page, text
            FROM passage JOIN document ON document.id = passage.document WHERE passage.id = ?
            """,
            on: host
        )
        try statement.bind(.integer(passage), at: 1)
        guard try statement.step() else {
            throw HostError("passage \(passage) is in the full-text index, but not in the tables")
        }
        return statement
    }

    private static func detail(_ column: Column) -> Int32 {
        switch column {
        case .document: 0
        case .title: 1
        case .published: 2
        case .source: 3
        case .language: 4
        case .uri: 5
        case .page: 6
        default: 7
        }
    }

    /// The codes of the countries that a passage points to, as a JSON array.
    private func countries(of passage: Int64) throws(HostError) -> String {
        let statement = try HostStatement(
            """
            SELECT DISTINCT country FROM mention JOIN entity ON entity.id = mention.entity
            WHERE passage = ? AND country IS NOT NULL ORDER BY country
            """,
            on: host
        )
        try statement.bind(.integer(passage), at: 1)
        var codes: [String] = []
        while try statement.step() { codes.append("\"\(statement.text(0))\"") }
        return "[\(codes.joined(separator: ","))]"
    }
}
