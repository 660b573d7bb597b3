// The tables that entity lists come in.
//
// Entities: `key type name country aliases`, or any of these columns that the header names, in any
// order; without a header `name aliases type country`. Aliases are separated by `|`; `?` before one
// says that it needs a cue in the document, `~` the same and that it names the members, as `Democrats`,
// `!` that it is no name of the entity, although it may look like a spelling of one; `@fr` behind one
// gives its language. A name is treated like an alias here: `?Hit` is an entity whose very name needs a
// cue.
//
// Names: `key language kind name` adds names to entities that an earlier list defined.

/// The columns of a table by their place in the row.
private struct Columns {
    let key, type, name, country, aliases, language, kind: Int?

    init(_ names: [String]) {
        key = names.firstIndex(of: "key")
        type = names.firstIndex(of: "type")
        name = names.firstIndex(of: "name")
        country = names.firstIndex(of: "country")
        aliases = names.firstIndex(of: "aliases")
        language = names.firstIndex(of: "language")
        kind = names.firstIndex(of: "kind")
    }

    static let withoutHeader = Columns(["name", "aliases", "type", "country"])
    static let known: Set = ["key", "type", "name", "country", "aliases", "language", "kind"]
}

extension EntityListReader {
    mutating func readTable(_ table: DelimitedRows) {
        var rows = table
        guard rows.next() else { return }
        let header = (0..<rows.count).map { rows[$0].string.lowercased() }
        if header.contains("schema") && header.contains("id") {
            readOpenSanctions(&rows, header: header)
            return
        }
        let isHeader = header.contains("name") && Columns.known.isSuperset(of: header)
        let columns = isHeader ? Columns(header) : Columns.withoutHeader
        let width = isHeader ? header.count : 4
        let isNames = columns.kind != nil
        if isHeader, !rows.next() { return }
        repeat {
            guard rows.count <= width else {
                report(
                    "\(rows.count) columns where there should be at most \(width)",
                    line: rows.line,
                    advice: "separate aliases with |, columns with one tab"
                )
                continue
            }
            guard isReadable(rows) else { continue }
            if isNames {
                readName(rows, columns)
            } else {
                readEntity(rows, columns)
            }
        } while rows.next()
    }

    /// Whether a row is text at all; reports it otherwise.
    mutating func isReadable(_ rows: DelimitedRows) -> Bool {
        if rows.isUnterminated {
            report(
                "a quote opens here and never closes",
                line: rows.line,
                advice: "close it, or double quotes that belong to the text"
            )
            return false
        }
        if !rows.isText {
            report("not UTF-8", line: rows.line, advice: "save the list as UTF-8")
            return false
        }
        return true
    }

    private mutating func readEntity(_ rows: DelimitedRows, _ columns: Columns) {
        guard let name = alias(rows[columns.name], kind: .name) else {
            report("no name", line: rows.line, advice: "give the entity a name")
            return
        }
        var type = EntityType.organization
        let typeName = rows[columns.type].string
        if !typeName.isEmpty {
            guard
                let known = EntityType(rawValue: typeName)
                    ?? EntityType(rawValue: typeName.lowercased())
            else {
                let types = EntityType.allCases.map(\.rawValue).joined(separator: ", ")
                report("unknown type ‘\(typeName)’", line: rows.line, advice: "use \(types)")
                return
            }
            type = known
        }
        var country: String?
        let code = rows[columns.country]
        if !code.isEmpty {
            country = CountryCode.canonical(code)
            guard country != nil else {
                report(
                    "unknown country ‘\(code.string)’",
                    line: rows.line,
                    advice: "use a two-letter code (ISO 3166-1 alpha-2), or leave it empty"
                )
                return
            }
        }
        var aliases: [Alias] = []
        var rest = rows[columns.aliases]
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "|")) ?? rest.endIndex
            if let alias = alias(rest[..<end], kind: .alias) { aliases.append(alias) }
            rest = rest[min(end + 1, rest.endIndex)...]
        }
        if name.needsCue { aliases.insert(name, at: 0) }
        var key = rows[columns.key].string
        if key.isEmpty { key = makeKey(name: name.surface) }
        add(
            Entity(key: key, type: type, name: name.surface, country: country, aliases: aliases)
        )
    }

    private mutating func readName(_ rows: DelimitedRows, _ columns: Columns) {
        let kindName = rows[columns.kind].string
        guard let kind = Alias.Kind(rawValue: kindName) else {
            report(
                "unknown kind of name ‘\(kindName)’",
                line: rows.line,
                advice: "use name, alias, acronym, demonym, former or capital"
            )
            return
        }
        guard var alias = alias(rows[columns.name], kind: kind) else {
            report("no name", line: rows.line, advice: "give a name or take the line out")
            return
        }
        let language = rows[columns.language]
        if !language.isEmpty { alias.language = language.string }
        let key = rows[columns.key].string
        if !add(alias, to: key) {
            report(
                "no entity has the key ‘\(key)’",
                line: rows.line,
                advice: "define it in a list that is read before"
            )
        }
    }

    /// One alias as written in a table, with its marks for cue and language.
    func alias(_ text: ArraySlice<UInt8>, kind: Alias.Kind) -> Alias? {
        var text = text.trimmed()
        var (kind, needsCue) = (kind, false)
        switch text.first {
        case UInt8(ascii: "?"): needsCue = true
        case UInt8(ascii: "~"): (kind, needsCue) = (.demonym, true)
        case UInt8(ascii: "!"): kind = .struck
        default: break
        }
        if needsCue || kind == .struck { text.removeFirst() }
        var language: String?
        if let at = text.suffix(4).lastIndex(of: UInt8(ascii: "@")) {
            let code = text[(at + 1)...]
            if code.count >= 2, code.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
                language = code.string
                text = text[..<at]
            }
        }
        text = text.trimmed()
        guard !text.isEmpty else { return nil }
        return Alias(
            surface: text.string,
            language: language,
            kind: kind,
            needsCue: needsCue
        )
    }
}
