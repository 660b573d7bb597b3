public import EntityTagging
import TextAnalysis

/// Finds the entities that a text mentions, without an index.
///
/// ```swift
/// let tagger = try TextTagger()
/// for entity in tagger.tag("Ismail Qaani visited Baghdad.") {
///     print(entity.written, entity.type, entity.name)
/// }
/// ```
public struct TextTagger: Sendable {
    let tagger: EntityTagger
    /// Rows of the lists that could not be used, and why.
    public let listProblems: [String]

    /// Loads the lists that the library carries, and others.
    ///
    /// - Parameters:
    ///   - entityLists: Paths of lists: OpenSanctions' `targets.simple.csv`, FollowTheMoney JSON lines,
    ///     or tab-separated names.
    ///   - entities: Entities to know besides; one whose key is known adds its names to that one.
    ///   - usesGazetteer: Whether the lists are loaded that the library carries.
    ///   - usesModel: Whether names are found that no list has, by the trained model.
    /// - Throws: ``EntityListError`` when a list cannot be read.
    public init(
        entityLists: [String] = [],
        entities: [Entity] = [],
        usesGazetteer: Bool = true,
        usesModel: Bool = true
    ) throws {
        let lists = try EntityLists(
            entityLists,
            entities: entities,
            usesGazetteer: usesGazetteer,
            usesModel: usesModel
        )
        tagger = lists.tagger
        listProblems = lists.problems
    }

    /// Finds the entities that a text mentions.
    ///
    /// - Parameters:
    ///   - text: One whole document: what it names decides what ambiguous names mean.
    ///   - sources: What decides.
    /// - Returns: In the order of the text, without overlaps.
    /// - Complexity: O(*n*) in the length of the text.
    public func tag(_ text: String, by sources: Sources) -> [TaggedEntity] {
        let bytes = Array(text.utf8)
        var tokens = TokenList()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        let breaker = SentenceBreaker()
        let sentences = BlockFinder().plainText(bytes.span).flatMap {
            breaker.sentences(in: bytes.span, range: $0.range)
        }
        var memory = RecognizerMemory()
        let found = tagger.documentNames(
            in: bytes.span,
            tokens: tokens,
            sentences: sentences,
            by: sources.inner,
            memory: &memory
        )
        return found.names.map { name in
            let written = String(decoding: bytes[name.range], as: UTF8.self)
            switch name.referent {
            case .listed(let number):
                return TaggedEntity(
                    id: tagger.entities.key(of: number),
                    type: tagger.type(of: number).rawValue,
                    name: tagger.entities.name(of: number),
                    country: tagger.country(of: number),
                    range: name.range,
                    written: written
                )
            case .unlisted(let number):
                let entity = found.unlisted[number]
                return TaggedEntity(
                    id: entity.key,
                    type: entity.type.rawValue,
                    name: entity.name,
                    country: nil,
                    range: name.range,
                    written: written
                )
            }
        }
    }

    /// Tags columns, as tools that score taggers do: `token TAB anything` a line, an empty line
    /// behind each sentence, and before each document a line that begins with `-DOCSTART-`.
    ///
    /// Where no line begins a document, every twenty sentences count as one.
    ///
    /// - Parameters:
    ///   - columns: UTF-8.
    ///   - sources: What decides.
    /// - Returns: The same lines as `token TAB tag`, where the tag is `O`, or `B-` (the first word)
    ///   or `I-` (a further one) with `PER`, `ORG` or `LOC`.
    /// - Complexity: O(*n*) in the bytes.
    public func tag(columns: [UInt8], by sources: Sources = .both) -> [UInt8] {
        tagger.tag(columns: columns, by: sources.inner)
    }

    /// What a text is tagged by.
    public enum Sources: Sendable {
        /// The lists and the model.
        case both
        /// Entity lists alone.
        case lists
        /// The trained model alone.
        case model

        fileprivate var inner: EntityTagger.Sources {
            switch self {
            case .both: .both
            case .lists: .lists
            case .model: .model
            }
        }
    }
}

/// An entity that a text mentions.
public struct TaggedEntity: Equatable, Sendable {
    /// The entity's key.
    public var id: String
    /// `person`, `organization`, `place` or `country`.
    public var type: String
    /// The entity's name.
    public var name: String
    /// ISO 3166-1 alpha-2 code.
    public var country: String?
    /// Byte range in the text, UTF-8.
    public var range: Range<Int>
    /// The name as the text writes it.
    public var written: String

    /// Makes a mention, for a program's own ``NameTagger``.
    ///
    /// - Parameters:
    ///   - id: The entity's key.
    ///   - type: `person`, `organization`, `place` or `country`.
    ///   - name: The entity's name.
    ///   - country: ISO 3166-1 alpha-2 code.
    ///   - range: Byte range in the text, UTF-8.
    ///   - written: The name as the text writes it.
    public init(
        id: String,
        type: String,
        name: String,
        country: String?,
        range: Range<Int>,
        written: String
    ) {
        self.id = id
        self.type = type
        self.name = name
        self.country = country
        self.range = range
        self.written = written
    }
}
