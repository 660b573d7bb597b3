import CorpusStore
import EntityTagging
import Synchronization
import TextAnalysis

/// Finds the entities of a document for the store, by the library's tagger or by a program's own.
struct DocumentTagger: Sendable {
    private let content: Content
    private let memories = MemoryPool()
    /// The countries of the lists, by code.
    private let countries: [String: Int]

    private enum Content: Sendable {
        case library(EntityTagger)
        case own(any NameTagger)
    }

    /// A mention in a document, with the position of its entity among the document's.
    struct Mention {
        /// UTF-8 byte range in the document's text.
        var range: Range<Int>
        var entity: Int
        /// How the entity was named, where a list has the name.
        var kind: Alias.Kind?
    }

    /// What finds the countries of the documents that are tagged.
    var countryFinder: CountryFinder {
        switch content {
        case .library(let tagger): CountryFinder(tagger)
        case .own: CountryFinder(nil)
        }
    }

    init(_ tagger: EntityTagger) {
        content = .library(tagger)
        countries = Self.countries(of: tagger)
    }

    init(_ tagger: any NameTagger) {
        if let tagger = (tagger as? TextTagger)?.tagger {
            content = .library(tagger)
            countries = Self.countries(of: tagger)
        } else {
            content = .own(tagger)
            countries = [:]
        }
    }

    private static func countries(of tagger: EntityTagger) -> [String: Int] {
        let pairs = tagger.entities.indices.lazy.filter { tagger.type(of: $0) == .country }
            .compactMap { number in tagger.country(of: number).map { ($0, number) } }
        return Dictionary(pairs) { first, _ in first }
    }

    /// The countries of codes that are not among entities: a reader may ask for a country by its name,
    /// though texts name only places in it.
    func countries(of codes: Set<String>, besides entities: [EntityRecord]) -> [EntityRecord] {
        guard case .library(let tagger) = content else { return [] }
        let named = Set(entities.lazy.filter { $0.type == .country }.compactMap(\.country))
        return codes.subtracting(named).sorted().compactMap { code in
            countries[code].map { tagger.record(of: $0) }
        }
    }

    /// The mentions of a document, in order without overlaps, and its entities, each once.
    ///
    /// - Throws: What a program's own tagger throws.
    func mentions(
        in document: SourceDocument,
        tokens: TokenList
    ) throws -> (mentions: [Mention], entities: [EntityRecord]) {
        switch content {
        case .library(let tagger):
            let breaker = SentenceBreaker()
            var memory = memories.take()
            let found = tagger.documentNames(
                in: document.text.span,
                tokens: tokens,
                sentences: document.blocks.flatMap {
                    breaker.sentences(in: document.text.span, range: $0.range)
                },
                memory: &memory
            )
            memories.giveBack(memory)
            return Self.mentions(found, tagger)
        case .own(let tagger):
            let text = String(decoding: document.text, as: UTF8.self)
            var table = EntityTable<String>()
            var end = 0
            var mentions: [Mention] = []
            for found in try tagger.tag(text) where found.range.lowerBound >= end {
                guard found.fits(document.text) else { continue }
                end = found.range.upperBound
                let entity = table.position(of: found.id) { found.record }
                mentions.append(Mention(range: found.range, entity: entity))
            }
            return (mentions, table.entities)
        }
    }
}

extension DocumentTagger {
    /// The mentions of entities; a surname that may be many people's is none.
    private static func mentions(
        _ found: DocumentNames,
        _ tagger: EntityTagger
    ) -> (mentions: [Mention], entities: [EntityRecord]) {
        var table = EntityTable<ResolvedName.Referent>()
        var mentions: [Mention] = []
        mentions.reserveCapacity(found.names.count)
        for name in found.names {
            let entity: Int
            switch name.referent {
            case .listed(let number):
                entity = table.position(of: name.referent) { tagger.record(of: number) }
            case .unlisted(let number):
                let unlisted = found.unlisted[number]
                if unlisted.isSurnameAlone { continue }
                entity = table.position(of: name.referent) { unlisted.record }
            }
            mentions.append(Mention(range: name.range, entity: entity, kind: name.kind))
        }
        return (mentions, table.entities)
    }
}

/// What the tagger keeps from document to document, one for each that is tagged at a time.
private final class MemoryPool: Sendable {
    private let idle = Mutex<[RecognizerMemory]>([])

    func take() -> RecognizerMemory { idle.withLock { $0.popLast() } ?? RecognizerMemory() }

    func giveBack(_ memory: RecognizerMemory) { idle.withLock { $0.append(memory) } }
}

extension UnlistedEntity {
    /// The entity for the store, whose one alias is its name.
    fileprivate var record: EntityRecord {
        let name = name
        return EntityRecord(
            key: key,
            type: FacetType(rawValue: type.rawValue) ?? .organization,
            name: name,
            country: nil,
            aliases: { [AliasRecord(Alias(surface: name, kind: .name))] }
        )
    }
}

extension TaggedEntity {
    /// Whether it stands in a text, between characters.
    fileprivate func fits(_ text: [UInt8]) -> Bool {
        func isBoundary(_ place: Int) -> Bool {
            place == text.count || place < text.count && text[place] & 0xC0 != 0x80
        }
        return !range.isEmpty && isBoundary(range.lowerBound) && isBoundary(range.upperBound)
    }

    /// The entity for the store; what it is called here is a name of it.
    fileprivate var record: EntityRecord {
        let names = written == name ? [name] : [name, written]
        return EntityRecord(
            key: id,
            type: FacetType(rawValue: type) ?? .organization,
            name: name,
            country: country?.uppercased(),
            aliases: { names.map { AliasRecord(Alias(surface: $0, kind: .name)) } }
        )
    }
}

/// The entities of one document, each once.
private struct EntityTable<Key: Hashable> {
    private var positions: [Key: Int] = [:]
    private(set) var entities: [EntityRecord] = []

    mutating func position(of key: Key, _ record: () -> EntityRecord) -> Int {
        if let known = positions[key] { return known }
        entities.append(record())
        positions[key] = entities.count - 1
        return entities.count - 1
    }
}

extension EntityTagger {
    fileprivate func record(of number: Int) -> EntityRecord {
        let entities = entities
        let name = entities.name(of: number)
        return EntityRecord(
            key: entities.key(of: number),
            type: FacetType(rawValue: type(of: number).rawValue) ?? .organization,
            name: name,
            country: country(of: number),
            aliases: {
                ([Alias(surface: name, kind: .name)] + entities[number].aliases)
                    .map(AliasRecord.init)
            }
        )
    }
}
