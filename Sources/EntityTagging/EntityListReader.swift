import TextAnalysis

/// Reads lists of entities in the formats that people have them in, one file after the other.
///
/// - A table, tab- or comma-separated: see `EntityTable.swift`.
/// - A table of more names for entities read before, with the header `key language kind name`.
/// - OpenSanctions' `targets.simple.csv`.
/// - FollowTheMoney entities, or those that `fihrist export` writes, one JSON object a line.
///
/// The format is told by the content. A row that cannot be used is noted in ``problems`` and passed
/// over; a row about something that is no person, organization, place or country is counted in
/// ``skipped``.
package struct EntityListReader: Sendable {
    /// Everything read so far; a later row with a key that is there already adds to that entity.
    package private(set) var entities: [Entity] = []
    /// The rows that could not be used, in the order of reading.
    package internal(set) var problems: [EntityListProblem] = []
    /// What was passed over on purpose: how many rows of which schema, how often which unknown
    /// country code.
    package internal(set) var skipped: [String: Int] = [:]
    /// How many of ``entities`` come with the program.
    package private(set) var shippedCount = 0
    private var positions: [String: Int] = [:]
    private let tokenizer = Tokenizer()
    var file = ""

    package init() {}

    /// A reader that has read the lists the program carries.
    package static func shipped() -> EntityListReader {
        var reader = EntityListReader()
        for list in ShippedLists.all { reader.read(list.bytes, file: list.name) }
        reader.shippedCount = reader.entities.count
        return reader
    }

    /// Reads one list.
    ///
    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - file: Its path, for messages and, where the content leaves it open, for the format.
    /// - Complexity: O(*n*) in the bytes.
    package mutating func read(_ bytes: [UInt8], file: String) {
        self.file = file
        let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
        if first == UInt8(ascii: "{") {
            readFollowTheMoney(bytes, firstLine: 1)
        } else {
            let line = bytes.prefix { $0 != .lineFeed }
            let isCSV =
                !line.contains(.tab) && (file.lowercased().hasSuffix(".csv") || isHeader(line))
            readTable(DelimitedRows(bytes, separator: isCSV ? .comma : .tab))
        }
    }

    /// Reads lines from the middle of a list of entities that has one JSON object a line.
    ///
    /// - Parameters:
    ///   - bytes: Whole lines.
    ///   - file: The list's path, for messages.
    ///   - firstLine: The number of the first of them, from 1.
    package mutating func readJSONLines(_ bytes: [UInt8], file: String, firstLine: Int) {
        self.file = file
        readFollowTheMoney(bytes, firstLine: firstLine)
    }

    /// Adds entities that were read elsewhere.
    package mutating func add(_ others: [Entity]) {
        for var entity in others {
            entity.aliases = newNames(entity.aliases, of: entity.key).filter {
                $0.surface != entity.name || $0.needsCue
            }
            add(entity)
        }
    }

    /// The gazetteer of everything read; names in lists of one's own come before shipped ones.
    package func gazetteer() -> Gazetteer {
        Gazetteer(entities: entities, preferredFrom: shippedCount)
    }

    /// The entity with a key.
    func entity(key: String) -> Entity? { positions[key].map { entities[$0] } }

    /// Adds an entity, or its names to the entity that has its key.
    mutating func add(_ entity: Entity) {
        guard let position = positions[entity.key] else {
            positions[entity.key] = entities.count
            entities.append(entity)
            return
        }
        if entities[position].name != entity.name {
            entities[position].aliases.append(Alias(surface: entity.name))
        }
        entities[position].aliases += entity.aliases
        if entities[position].country == nil { entities[position].country = entity.country }
    }

    /// Adds a name to the entity with a key.
    ///
    /// - Returns: Whether there is such an entity.
    mutating func add(_ alias: Alias, to key: String) -> Bool {
        guard let position = positions[key] else { return false }
        entities[position].aliases.append(alias)
        return true
    }

    mutating func report(_ message: String, line: Int, advice: String) {
        problems.append(
            EntityListProblem(file: file, line: line, message: message, advice: advice)
        )
    }

    /// The key of an entity whose list gives none: `user:` and the folded words of its name.
    func makeKey(name: String) -> String {
        let list = tokenizer.tokens(of: name)
        let words = list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }
        return "user:" + (words.isEmpty ? name : words.joined(separator: "-"))
    }

    private func isHeader(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: Array("id,schema,".utf8)) || line.starts(with: Array("\"id\",".utf8))
    }
}
