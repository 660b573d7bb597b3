import TextAnalysis

/// Known entities and their names, compiled so that a text can be searched for all of them at once.
///
/// Immutable once built, and cheap to copy.
package struct Gazetteer: Sendable {
    package let entities: [Entity]
    let words: WordTable
    let trie: NameTrie
    /// What each word tells, by its number.
    let roles: [WordRoles]
    /// Each entity's country, as ``CountryCode/packed(_:)`` gives it; 0 for none.
    let countries: [UInt16]
    /// Entities from here on come from the reader's own lists.
    let preferredFrom: Int
    /// The number of the comma, which stands in the trie like a word.
    static let comma: Int32 = 0

    /// The gazetteer of the lists that the program carries.
    ///
    /// - Complexity: O(*n*) in the bytes of the lists; keep it, do not build it twice.
    package static func shipped() -> Gazetteer { EntityListReader.shipped().gazetteer() }

    /// Compiles entities.
    ///
    /// - Parameters:
    ///   - entities: What to find. Their order decides nothing but the numbers in mentions.
    ///   - preferredFrom: The first of the entities whose names come before the same names of the
    ///     entities in front; none by default.
    /// - Complexity: O(*n*) in the bytes of all names.
    package init(entities: [Entity], preferredFrom: Int? = nil) {
        let preferredFrom = preferredFrom ?? entities.count
        var builder = GazetteerBuilder(
            capacity: entities.reduce(0) { $0 + $1.aliases.count + 1 }
        )
        for (number, entity) in entities.enumerated() {
            builder.add(entity, number: Int32(number), isPreferred: number >= preferredFrom)
        }
        self.entities = entities
        self.preferredFrom = preferredFrom
        countries = entities.map { CountryCode.packed($0.country) }
        (words, trie, roles) = builder.finish(entities)
    }

    /// The home country of an entity, or the country it is; `nil` where none is known.
    package func country(of entity: Int) -> String? { entities[entity].country }
}
