/// What kind of thing an entity is.
public enum EntityType: String, CaseIterable, Codable, Sendable {
    /// Someone.
    case person
    /// A group of people that acts as one: a company, a ministry, a militia.
    case organization
    /// A place that is no country.
    case place
    /// A country.
    case country
}

/// Something with a name: a person, an organization, a place or a country.
public struct Entity: Equatable, Sendable {
    /// A stable key that no two entities share, such as `org:kataib-hezbollah` or `country:IQ`.
    public var key: String
    /// What kind of thing it is.
    public var type: EntityType
    /// The name that is shown.
    public var name: String
    /// The home country, ISO 3166-1 alpha-2 in capitals; for a country its own code.
    public var country: String?
    /// Its other names and spellings.
    public var aliases: [Alias]

    /// Makes an entity.
    ///
    /// - Parameters:
    ///   - key: A stable key that no two entities share.
    ///   - type: What kind of thing it is.
    ///   - name: The name that is shown.
    ///   - country: The home country, ISO 3166-1 alpha-2 in capitals; for a country its own code.
    ///   - aliases: Its other names and spellings.
    public init(
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
public struct Alias: Equatable, Hashable, Sendable {
    /// As it is written.
    public var surface: String
    /// ISO 639 code, where it is known.
    public var language: String?
    /// What the name is to the entity.
    public var kind: Kind
    /// Whether the words alone do not suffice: something else in the document must point to the entity.
    public var needsCue: Bool

    /// Makes a name.
    ///
    /// - Parameters:
    ///   - surface: As it is written.
    ///   - language: ISO 639 code, where it is known.
    ///   - kind: What the name is to the entity.
    ///   - needsCue: Whether something else in the document must point to the entity.
    public init(
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

    /// What a name is to its entity.
    public enum Kind: String, Codable, Sendable {
        /// The entity's own name in some language.
        case name
        /// Another name or spelling.
        case alias
        /// Letters that stand for the name; matched in capitals only.
        case acronym
        /// An adjective or the people of a country, or the members of an organization: Iraqi, Iraqis,
        /// Democrats.
        case demonym
        /// A name no longer in official use.
        case former
        /// A capital standing for its government.
        case capital
        /// What is no name of the entity, although it may look like a spelling of one.
        case struck
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
