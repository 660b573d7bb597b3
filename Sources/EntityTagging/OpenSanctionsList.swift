// OpenSanctions' `targets.simple.csv`: https://www.opensanctions.org/docs/bulk/csv/

/// What the schemata of FollowTheMoney, which OpenSanctions uses too, are in our terms.
package enum FollowTheMoneySchema {
    /// The type for a schema, or `nil` for one that is passed over, such as `Vessel`.
    package static func entityType(_ schema: String) -> EntityType? {
        switch schema {
        case "Person": .person
        case "Organization", "Company", "LegalEntity", "PublicBody": .organization
        case "Address": .place
        default: nil
        }
    }
}

extension EntityListReader {
    mutating func readOpenSanctions(_ rows: inout DelimitedRows, header: [String]) {
        let schema = header.firstIndex(of: "schema")
        let id = header.firstIndex(of: "id")
        let name = header.firstIndex(of: "name")
        let aliases = header.firstIndex(of: "aliases")
        let countries = header.firstIndex(of: "countries")
        while rows.next() {
            guard isReadable(rows) else { continue }
            let schemaName = rows[schema].string
            guard !schemaName.isEmpty else {
                report(
                    "no schema",
                    line: rows.line,
                    advice: "check that the line has all columns of the header"
                )
                continue
            }
            let codes = rows[countries].split(separator: UInt8(ascii: ";"))
                .map { $0.trimmed().string }
            let others = rows[aliases].split(separator: UInt8(ascii: ";")).compactMap {
                $0.trimmed().isEmpty ? nil : Alias(surface: $0.trimmed().string)
            }
            add(
                id: rows[id].string,
                schema: schemaName,
                name: rows[name].string,
                aliases: others,
                countries: codes,
                line: rows.line
            )
        }
    }

    /// Adds an entity of either of the two foreign formats, or reports or counts it.
    mutating func add(
        id: String,
        schema: String,
        name: String,
        aliases: [Alias],
        countries: [String],
        line: Int
    ) {
        guard let type = FollowTheMoneySchema.entityType(schema) else {
            skipped[schema, default: 0] += 1
            return
        }
        guard !name.isEmpty else {
            report("no name", line: line, advice: "give the entity a name")
            return
        }
        let key = id.isEmpty ? makeKey(name: name) : FollowTheMoneyID.key(of: id)
        add(
            Entity(
                key: key,
                type: type,
                name: name,
                country: firstCountry(countries),
                aliases: newNames(aliases, of: key)
            )
        )
    }

    /// The names that the entity with a key does not have yet.
    ///
    /// What is known of a name already says more than these formats can.
    func newNames(_ aliases: [Alias], of key: String) -> [Alias] {
        guard let known = entity(key: key) else { return aliases }
        let surfaces = Set(known.aliases.map(\.surface) + [known.name])
        return aliases.filter { !surfaces.contains($0.surface) }
    }

    /// The first code of a country there is; parts of countries such as `gb-sct` count as theirs.
    ///
    /// Codes of what is no country any more, or never was (`suhh`, `eu`), are counted and left out.
    private mutating func firstCountry(_ codes: [String]) -> String? {
        for code in codes {
            let whole = code.utf8.prefix { $0 != UInt8(ascii: "-") }
            if let country = CountryCode.canonical(whole) { return country }
            skipped["country \(code)", default: 0] += 1
        }
        return nil
    }
}
