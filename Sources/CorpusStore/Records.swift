package import PassageIndex

/// A document made ready for the store: split, and tagged with the entities it mentions.
package struct DocumentRecord: Sendable {
    /// Where it is: an absolute path, or `path#id` for a record inside a file.
    ///
    /// No two documents have the same.
    package var uri: String
    /// The id the document has in its source, where it has one.
    package var identifier: String?
    package var title: String?
    /// `2025`, `2025-03` or `2025-03-11`.
    package var published: String?
    package var source: String?
    /// ISO 639-1 code.
    package var language: String?
    package var url: String?
    /// SHA-256 of the bytes it was read from, in lower-case hex.
    package var sha256: String
    /// Size of what was read, in bytes.
    package var byteCount: Int
    /// Where title, date, source and language were found, as a JSON object.
    package var origins: String
    /// Any other fields, as a JSON object.
    package var metadata: String
    package var passages: [PassageRecord]
    /// The entities that the passages mention, each once.
    package var entities: [EntityRecord]
    /// The different words of its text.
    package var words: WordTally
    /// The countries it points to, the most salient first.
    package var countries: [DocumentCountry]

    package init(
        uri: String,
        identifier: String? = nil,
        title: String? = nil,
        published: String? = nil,
        source: String? = nil,
        language: String? = nil,
        url: String? = nil,
        sha256: String,
        byteCount: Int,
        origins: String = "{}",
        metadata: String = "{}",
        passages: [PassageRecord],
        entities: [EntityRecord] = [],
        words: WordTally = WordTally(),
        countries: [DocumentCountry] = []
    ) {
        self.uri = uri
        self.identifier = identifier
        self.title = title
        self.published = published
        self.source = source
        self.language = language
        self.url = url
        self.sha256 = sha256
        self.byteCount = byteCount
        self.origins = origins
        self.metadata = metadata
        self.passages = passages
        self.entities = entities
        self.words = words
        self.countries = countries
    }
}

extension DocumentRecord {
    /// The countries that its first passage points to besides those of its mentions: what stands over
    /// a report belongs to its beginning.
    var leadingCountries: [String] { countries.leading }
}

/// A passage made ready for the store.
///
/// Offsets are UTF-8 byte offsets.
package struct PassageRecord: Sendable {
    /// Byte range in the document's text.
    package var range: Range<Int>
    /// The bytes of `range`: valid UTF-8 without control characters but newline and tab.
    package var text: [UInt8]
    /// Where the document's title ends in the passage; 0 when the passage does not start with it.
    package var titleEnd: Int
    /// Where the headings end in the passage, the title among them; 0 without any.
    package var headingEnd: Int
    package var page: Int?
    /// In the order of their starts, without overlaps.
    package var mentions: [MentionRecord]

    package init(
        range: Range<Int>,
        text: [UInt8],
        titleEnd: Int = 0,
        headingEnd: Int = 0,
        page: Int? = nil,
        mentions: [MentionRecord] = []
    ) {
        self.range = range
        self.text = text
        self.titleEnd = titleEnd
        self.headingEnd = headingEnd
        self.page = page
        self.mentions = mentions
    }
}

/// A mention in a passage that is made ready for the store.
package struct MentionRecord: Sendable {
    /// Byte range in the passage's text.
    package var range: Range<Int>
    /// Position of the entity in ``DocumentRecord/entities``.
    package var entity: Int

    package init(range: Range<Int>, entity: Int) {
        self.range = range
        self.entity = entity
    }
}

/// An entity with its other names, made ready for the store.
package struct EntityRecord: Sendable {
    /// Unique and stable, such as `org:kataib-hezbollah`.
    package var key: String
    package var type: FacetType
    package var name: String
    /// ISO 3166-1 alpha-2 in capitals.
    package var country: String?
    /// Whether no list has it: its key follows from its name.
    var isUnlisted: Bool { key.utf8.starts(with: "name:".utf8) }

    /// Its names; asked for only when the store meets the entity for the first time.
    package var aliases: @Sendable () -> [AliasRecord]

    package init(
        key: String,
        type: FacetType,
        name: String,
        country: String?,
        aliases: @escaping @Sendable () -> [AliasRecord] = { [] }
    ) {
        self.key = key
        self.type = type
        self.name = name
        self.country = country
        self.aliases = aliases
    }
}

/// One name of an entity, made ready for the store.
package struct AliasRecord: Hashable, Sendable {
    package var surface: String
    /// The folded words without what was between them: how the alias is looked up.
    package var folded: String
    package var language: String?
    /// `name`, `alias`, `acronym`, `demonym`, `former` or `capital`.
    package var kind: String
    /// Whether the name alone does not tell the entity.
    package var needsCue: Bool
    /// The packed `NameKey` of its words without particles; `nil` when it cannot be compared.
    package var nameKey: Int64?

    package init(
        surface: String,
        folded: String,
        language: String?,
        kind: String,
        needsCue: Bool,
        nameKey: Int64? = nil
    ) {
        self.surface = surface
        self.folded = folded
        self.language = language
        self.kind = kind
        self.needsCue = needsCue
        self.nameKey = nameKey
    }
}

/// What kind of thing an entity is, as the file writes it.
package enum FacetType: String, CaseIterable, Sendable {
    case person, organization, place, country

    /// The letter of the type in the full-text index.
    package var letter: UInt8 {
        switch self {
        case .person: UInt8(ascii: "p")
        case .organization: UInt8(ascii: "o")
        case .place: UInt8(ascii: "l")
        case .country: UInt8(ascii: "c")
        }
    }

    /// The number of the type in ``PassageFacts``, 0 to 3.
    package var number: UInt32 {
        switch self {
        case .person: 0
        case .organization: 1
        case .place: 2
        case .country: 3
        }
    }
}
