/// What kind of thing an entity is.
package enum EntityType: String, CaseIterable, Sendable {
    case person, organization, place, country
}

/// Something with a name: a person, an organization, a place or a country.
package struct Entity: Equatable, Sendable {
    /// A stable key that no two entities share, such as `org:kataib-hezbollah` or `country:IQ`.
    package var key: String
    package var type: EntityType
    /// The name that is shown.
    package var name: String
    /// The home country, ISO 3166-1 alpha-2 in capitals; for a country its own code.
    package var country: String?
    package var aliases: [Alias]

    package init(
        key: String,
        type: EntityType,
        name: String,
        country: String?,
        aliases: [Alias] = []
    ) {
        self.key = key
        self.type = type
        self.name = name
        self.country = country
        self.aliases = aliases
    }
}

/// One spelling or other name of an entity.
package struct Alias: Equatable, Hashable, Sendable {
    package var surface: String
    /// ISO 639 code, where it is known.
    package var language: String?
    package var kind: Kind
    /// Whether the words alone do not suffice: something else in the document must point to the entity.
    package var needsCue: Bool

    package init(
        surface: String,
        language: String? = nil,
        kind: Kind = .alias,
        needsCue: Bool = false
    ) {
        self.surface = surface
        self.language = language
        self.kind = kind
        self.needsCue = needsCue
    }

    package enum Kind: String, Sendable {
        /// The entity's own name in some language.
        case name
        /// Another name or spelling.
        case alias
        /// Letters that stand for the name; matched in capitals only.
        case acronym
        /// An adjective or the people of a country: Iraqi, Iraqis.
        case demonym
        /// A name no longer in official use.
        case former
        /// A capital standing for its government.
        case capital
    }
}

/// A byte range of a text that names an entity.
package struct Mention: Equatable, Sendable {
    /// UTF-8 byte range in the text that was tagged.
    package var range: Range<Int>
    /// Position of the entity in ``EntityTagger/entities``.
    package var entity: Int
    /// How the name was written, as the list has it.
    package var kind: Alias.Kind

    package init(range: Range<Int>, entity: Int, kind: Alias.Kind) {
        self.range = range
        self.entity = entity
        self.kind = kind
    }
}
