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

extension EntityListReader {
    mutating func readFollowTheMoney(_ bytes: [UInt8]) {
        let decoder = JSONDecoder()
        let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            do {
                let entity = try decoder.decode(FollowTheMoneyEntity.self, from: Data(line))
                add(
                    id: entity.id ?? "",
                    schema: entity.schema,
                    name: entity.properties.name?.first ?? entity.caption ?? "",
                    aliases: entity.aliases,
                    countries: entity.countries,
                    line: number + 1
                )
            } catch {
                report(
                    "not a FollowTheMoney entity: \(Self.reason(error))",
                    line: number + 1,
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
