import CorpusStore

extension Searcher {
    /// The documents that a name may mean: an id, a uri, or the end of a path.
    package func documents(named name: String, limit: Int) throws -> [Document] {
        try file.read { snapshot in
            var entities = MentionedEntities(snapshot: snapshot)
            return try snapshot.documents(named: name, limit: limit).map { stored in
                try Document(
                    stored,
                    passages: try snapshot.passages(of: stored.row),
                    entities: &entities
                )
            }
        }
    }

    /// The entities that a name stands for, or all, most frequent first.
    package func entities(named name: String?, limit: Int) throws -> [EntitySummary] {
        try file.read { snapshot in
            try snapshot.entitySummaries(
                named: name,
                folded: name.map(NameFinder.key),
                limit: limit
            ).map { try EntitySummary($0, in: snapshot) }
        }
    }

    /// What number the edits of entities had that the index follows.
    package func editsMark() throws -> Int64 { try file.read { try $0.editsMark() } }

    /// The entity with an id; `nil` when none is mentioned that has it.
    package func entity(id: String) throws -> EntitySummary? {
        try file.read { snapshot in
            guard let entity = try snapshot.entity(key: id) else { return nil }
            return try snapshot.entitySummary(entity).map { try EntitySummary($0, in: snapshot) }
        }
    }

    /// The entities that have a name, whole and up to folding.
    package func entities(called name: String) throws -> [EntitySummary] {
        try file.read { snapshot in
            var found: [StoredEntity] = []
            for alias in try snapshot.aliases(named: name)
            where alias.kind != "demonym" && !found.contains(alias.entity) {
                found.append(alias.entity)
            }
            return try found.compactMap { try snapshot.entitySummary($0) }
                .map { try EntitySummary($0, in: snapshot) }
        }
    }

    /// How much the index holds.
    package func statistics() throws -> Statistics {
        let fileBytes = file.byteCount
        return try file.read { snapshot in
            let totals = try snapshot.totals()
            let published = try snapshot.publishedRange()
            return Statistics(
                documents: totals.documents,
                passages: totals.passages,
                words: totals.tokens,
                sourceBytes: totals.bytes,
                fileBytes: fileBytes,
                mentions: try snapshot.mentionCount(),
                entities: try snapshot.entityCounts().map(Statistics.Tally.init),
                languages: try snapshot.documentCounts(by: "language").map(Statistics.Tally.init),
                sources: try snapshot.documentCounts(by: "source").map(Statistics.Tally.init),
                firstPublished: published?.first,
                lastPublished: published?.last
            )
        }
    }

    /// Checks an index against itself.
    package static func verify(path: String) throws -> [Check] {
        try CorpusFile.verify(path: path).checks.map {
            Check(name: $0.name, problems: $0.problems)
        }
    }
}

extension EntitySummary {
    init(_ stored: StoredEntityCount, in snapshot: CorpusSnapshot) throws {
        self.init(
            key: stored.entity.key,
            type: stored.entity.type.rawValue,
            name: stored.entity.name,
            country: stored.entity.country,
            mentions: stored.mentions,
            passages: stored.passages,
            documents: stored.documents,
            parts: try snapshot.keys(of: stored.entity.number),
            spellings: stored.spellings.map {
                Spelling(written: $0.written, mentions: $0.mentions)
            }
        )
    }
}

extension Passage {
    init(_ stored: StoredPassage) {
        self.init(
            id: Int(stored.number),
            ordinal: stored.ordinal,
            range: stored.range,
            titleEnd: stored.titleEnd,
            headingEnd: stored.headingEnd,
            page: stored.page,
            text: stored.text
        )
    }
}
