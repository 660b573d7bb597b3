import Foundation

// FollowTheMoney entities as JSON lines: https://followthemoney.tech/docs/

/// The parts of a FollowTheMoney entity that names and countries stand in.
private struct FollowTheMoneyEntity: Decodable {
    var id: String?
    var schema: String
    var caption: String?
    var properties: Properties

    struct Properties: Decodable {
        var name: [String]?
        var alias: [String]?
        var weakAlias: [String]?
        var abbreviation: [String]?
        var previousName: [String]?
        var country: [String]?
        var nationality: [String]?
        var jurisdiction: [String]?
    }

    /// Every name but the first, each with what its property says about it.
    var aliases: [Alias] {
        (properties.name ?? []).dropFirst().map { Alias(surface: $0, kind: .name) }
            + (properties.alias ?? []).map { Alias(surface: $0) }
            + (properties.abbreviation ?? []).map { Alias(surface: $0, kind: .acronym) }
            + (properties.previousName ?? []).map { Alias(surface: $0, kind: .former) }
            + (properties.weakAlias ?? []).map { Alias(surface: $0, needsCue: true) }
    }

    var countries: [String] {
        (properties.country ?? []) + (properties.nationality ?? [])
            + (properties.jurisdiction ?? [])
    }
}

/// What a line of `fihrist export` says it is; nothing in a line of FollowTheMoney.
private struct RecordKind: Decodable {
    var record: String?
}

/// An entity as `fihrist export` writes it.
private struct ExportedEntity: Decodable {
    var id: String
    var type: EntityType
    var name: String
    var country: String?
    var names: [Name]?

    struct Name: Decodable {
        var name: String
        var language: String?
        var kind: Alias.Kind?
        var needsCue: Bool?

        enum CodingKeys: String, CodingKey {
            case name, language, kind
            case needsCue = "needs_cue"
        }
    }

    var entity: Entity {
        Entity(
            key: id,
            type: type,
            name: name,
            country: country.flatMap { CountryCode.canonical($0.utf8) },
            aliases: (names ?? []).map {
                Alias(
                    surface: $0.name,
                    language: $0.language,
                    kind: $0.kind ?? .alias,
                    needsCue: $0.needsCue ?? false
                )
            }
        )
    }
}

extension EntityListReader {
    private mutating func add(_ exported: ExportedEntity) {
        var entity = exported.entity
        if entity.key.isEmpty { entity.key = makeKey(name: entity.name) }
        entity.aliases = newNames(entity.aliases, of: entity.key)
        add(entity)
    }

    mutating func readFollowTheMoney(_ bytes: [UInt8], firstLine: Int) {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            do {
                if let record = try decoder.decode(RecordKind.self, from: Data(line)).record {
                    guard record == "entity" else {
                        skipped[record, default: 0] += 1
                        continue
                    }
                    add(try decoder.decode(ExportedEntity.self, from: Data(line)))
                    continue
                }
                let entity = try decoder.decode(FollowTheMoneyEntity.self, from: Data(line))
                add(
                    id: entity.id ?? "",
                    schema: entity.schema,
                    name: entity.properties.name?.first ?? entity.caption ?? "",
                    aliases: entity.aliases,
                    countries: entity.countries,
                    line: firstLine + number
                )
            } catch {
                report(
                    "not an entity: \(Self.reason(error))",
                    line: firstLine + number,
                    advice: "give one JSON object a line, with id, schema and properties"
                )
            }
        }
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return String(describing: error) }
        switch error {
        case .keyNotFound(let key, _): return "‘\(key.stringValue)’ is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "‘\(context.codingPath.map(\.stringValue).joined(separator: "."))’"
                + " has a value of the wrong type"
        case .dataCorrupted: return "the line is not valid JSON"
        @unknown default: return String(describing: error)
        }
    }
}
