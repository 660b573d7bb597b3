import CorpusStore
import EntityTagging

extension Searcher {
    /// Hands out all that the index holds, as it was at one commit.
    ///
    /// - Parameters:
    ///   - kinds: What to hand out.
    ///   - body: Gets the entities, then the documents, in the order they came into the index.
    /// - Throws: `IndexError` when the file cannot be read, and what `body` throws.
    package func forEachItem(
        of kinds: Set<IndexItem.Kind>,
        _ body: (IndexItem) throws -> Void
    ) throws {
        try file.read { snapshot in
            if kinds.contains(.entity) {
                try snapshot.forEachEntity { try body(.entity(Entity($0, aliases: $1))) }
            }
            guard kinds.contains(.document) else { return }
            var entities = MentionedEntities(snapshot: snapshot)
            try snapshot.forEachDocument {
                try body(.document(try Document($0, passages: $1, entities: &entities)))
            }
        }
    }
}

/// The entities of mentions, each fetched once.
struct MentionedEntities {
    let snapshot: CorpusSnapshot
    private var known: [Int64: StoredEntity] = [:]

    init(snapshot: CorpusSnapshot) { self.snapshot = snapshot }

    /// The mentions of a passage as programs see them.
    mutating func mentions(of passage: StoredPassage) throws -> [EntityMention] {
        try passage.mentions.map { mention in
            let entity = try entity(mention.entity)
            return EntityMention(
                id: entity.key,
                type: entity.type.rawValue,
                name: entity.name,
                country: entity.country,
                range: mention.range
            )
        }
    }

    private mutating func entity(_ number: Int64) throws -> StoredEntity {
        if let entity = known[number] { return entity }
        guard let entity = try snapshot.entity(number) else {
            throw snapshot.damaged("a mention refers to the entity \(number), which is not there")
        }
        known[number] = entity
        return entity
    }
}

extension Document {
    init(
        _ stored: StoredDocument,
        passages: [StoredPassage],
        entities: inout MentionedEntities
    ) throws {
        self.init(
            summary: DocumentSummary(stored.head),
            origins: stored.origins,
            metadata: stored.metadata,
            sha256: stored.sha256,
            byteCount: stored.byteCount,
            added: stored.added,
            countries: stored.head.countries,
            passages: passages.map(Passage.init),
            mentions: try passages.map { try entities.mentions(of: $0) }
        )
    }
}

extension Entity {
    init(_ stored: StoredEntity, aliases: [StoredAlias]) {
        let names = aliases.map {
            Alias(
                surface: $0.surface,
                language: $0.language,
                kind: Alias.Kind(rawValue: $0.kind) ?? .alias,
                needsCue: $0.needsCue
            )
        }
        self.init(
            key: stored.key,
            type: EntityType(rawValue: stored.type.rawValue) ?? .organization,
            name: stored.name,
            country: stored.country,
            aliases: names
        )
    }
}
