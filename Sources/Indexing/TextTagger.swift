import EntityTagging
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
    private let tagger: EntityTagger
    /// Rows of the lists that could not be used, and why.
    public let listProblems: [String]

    /// Loads the lists that the library carries, and others.
    ///
    /// - Parameter entityLists: Paths of lists: OpenSanctions' `targets.simple.csv`, FollowTheMoney
    ///   JSON lines, or tab-separated names.
    /// - Throws: ``EntityListError`` when a list cannot be read.
    public init(entityLists: [String] = []) throws {
        let lists = try EntityLists(entityLists)
        tagger = lists.tagger
        listProblems = lists.problems
    }

    /// Finds the entities that a text mentions.
    ///
    /// - Parameter text: One whole document: what it names decides what ambiguous names mean.
    /// - Returns: In the order of the text, without overlaps.
    /// - Complexity: O(*n*) in the length of the text.
    public func tag(_ text: String) -> [TaggedEntity] {
        let bytes = Array(text.utf8)
        var tokens = TokenList()
        Tokenizer().tokenize(bytes.span, into: &tokens)
        return tagger.tag(bytes.span, tokens: tokens).map { mention in
            let entity = tagger.entities[mention.entity]
            return TaggedEntity(
                id: entity.key,
                type: entity.type.rawValue,
                name: entity.name,
                country: tagger.country(of: mention.entity),
                range: mention.range,
                written: String(decoding: bytes[mention.range], as: UTF8.self)
            )
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
}
