import TextAnalysis

/// Known entities and their names, compiled so that a text can be searched for all of them at once.
///
/// Immutable once built, and cheap to copy.
package struct Gazetteer: Sendable {
    package let entities: KnownEntities
    let words: WordTable
    let trie: NameTrie
    /// What each word tells, by its number.
    let roles: [WordRoles]
    /// What kind of thing each entity is.
    let types: [EntityType]
    /// Each entity's country, as ``CountryCode/packed(_:)`` gives it; 0 for none.
    let countries: [UInt16]
    /// Entities from here on come from the reader's own lists.
    let preferredFrom: Int
    /// The number of the comma, which stands in the trie like a word.
    static let comma: Int32 = 0

    /// The gazetteer of the lists that the program carries.
    ///
    /// - Complexity: O(*n*) in the names; keep it, do not load it twice.
    package static func shipped() -> Gazetteer {
        // Lists that were changed and not compiled anew are read themselves.
        CompiledGazetteer.read(ShippedLists.compiled, tables: ShippedLists.tables.map(\.bytes))
            ?? EntityListReader.shipped().gazetteer()
    }

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
        self.entities = KnownEntities(entities)
        self.preferredFrom = preferredFrom
        types = entities.map(\.type)
        countries = entities.map { CountryCode.packed($0.country) }
        (words, trie, roles) = builder.finish(entities)
    }

    /// Puts finished tables together; none of the entities is from the reader's own lists.
    init(
        entities: KnownEntities,
        words: WordTable,
        trie: NameTrie,
        roles: [WordRoles],
        types: [EntityType],
        countries: [UInt16]
    ) {
        self.entities = entities
        self.words = words
        self.trie = trie
        self.roles = roles
        self.types = types
        preferredFrom = types.count
        self.countries = countries
    }

    /// Whether an entity comes from the reader's own lists.
    func isOwn(_ entity: Int) -> Bool { entity >= preferredFrom }

    /// The home country of an entity, or the country it is; `nil` where none is known.
    package func country(of entity: Int) -> String? { CountryCode.unpacked(countries[entity]) }
}
