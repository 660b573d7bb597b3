import CorpusStore
import PassageIndex
import TextAnalysis

/// Finds the entities of the index that a name stands for.
struct NameFinder {
    let snapshot: CorpusSnapshot

    /// How many words a name may have.
    static let longestName = 8

    struct Found {
        var entity: StoredEntity

        /// The entity's own term, which stands at each of its mentions, however they are spelled.
        var alternative: Alternative {
            Alternative(
                term: MatchTerm([IndexTerm.entity(entity.number)]),
                reason: .alias,
                entity: entity.number
            )
        }
    }

    /// The entities that a name stands for without anything else pointing to them.
    ///
    /// A demonym stands for its country in a text, and a capital for its government, but who types
    /// `Iraqi` or `Baghdad` wants that word and that city. An acronym counts only when it is typed in capitals: `US`, not `us`.
    func entities(named name: String) throws -> [Found] {
        let folded = Self.key(of: name)
        guard !folded.isEmpty else { return [] }
        var found: [Found] = []
        for alias in try snapshot.aliases(named: name) {
            guard !alias.needsCue, alias.namesItsEntity,
                !Self.isCapitals(alias.surface) || Self.isCapitals(name),
                !found.contains(where: { $0.entity == alias.entity })
            else { continue }
            found.append(Found(entity: alias.entity))
        }
        return found
    }

    /// The entity that an acronym stands for in the index: where a text says so in brackets, the acronym
    /// is a mention of it throughout, and most of its mentions decide.
    func entities(abbreviated name: String) throws -> [Found] {
        guard Self.isCapitals(name) else { return [] }
        let key = Self.key(of: name)
        let all = try snapshot.terms.positions(of: MatchTerm([IndexTerm.word(key.utf8)]))
        let sample = stride(from: 0, to: all.count, by: max(all.count / Self.sampleCount, 1))
        var counts: [Int64: Int] = [:]
        for position in sample.lazy.map({ all[$0] }) {
            guard let field = try FieldWords(snapshot, of: position),
                position.place < field.ranges.count
            else { continue }
            let start = field.ranges[position.place].lowerBound
            let mentions = try snapshot.mentions(of: position.passage)
            if let mention = mentions.first(where: { $0.range.lowerBound == start }) {
                counts[mention.entity, default: 0] += 1
            }
        }
        let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let most, most.value * 2 > counts.values.reduce(0, +),
            let entity = try snapshot.entity(most.key), Self.key(of: entity.name) != key
        else { return [] }
        return [Found(entity: entity)]
    }

    /// At how many places it is looked what an acronym stands for.
    private static let sampleCount = 48

    /// The person whose surname a word is, where lists have it of one person and of nothing else.
    func bearer(of surname: String) throws -> StoredEntity? {
        let aliases = try snapshot.aliases(folded: Self.key(of: surname)).filter {
            $0.entity.isListed
        }
        guard let person = aliases.first?.entity, person.type == .person,
            aliases.allSatisfy({ $0.entity == person && $0.needsCue })
        else { return nil }
        return person
    }

    /// The other surnames that lists have of the one person whose surname a word is.
    func spellings(ofSurname surname: String) throws -> [String] {
        guard let person = try bearer(of: surname) else { return [] }
        let key = Self.key(of: surname)
        return try snapshot.aliases(of: person.number).filter { alias in
            alias.needsCue && NameWords(alias.surface).words.count == 1
                && Self.key(of: alias.surface) != key
        }.map(\.surface)
    }

    /// Whether a list has a name, be it of entities that it does not tell alone.
    func isListed(_ name: String) throws -> Bool {
        try snapshot.aliases(folded: Self.key(of: name)).contains { $0.entity.isListed }
    }

    /// Whether the word typed means an entity only, because in small letters it is a word of another kind.
    func isOnlyName(_ typed: String) -> Bool {
        Self.isCapitals(typed) && Self.wordsInCapitals.contains(typed.filter { $0 != "." })
    }

    /// The folded words of a name without what is between them: how names are looked up.
    static func key(of name: String) -> String {
        let list = Tokenizer().tokens(of: name)
        return list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }.joined()
    }

    /// Acronyms that are common words in small letters.
    private static let wordsInCapitals: Set = ["US", "WHO", "IT", "IS", "UN", "AN", "ARE", "ICE"]

    private static func isCapitals(_ text: String) -> Bool {
        let letters = text.filter(\.isLetter)
        return letters.count > 1 && letters.count <= 6 && letters.allSatisfy(\.isUppercase)
    }
}

extension CorpusSnapshot {
    /// The entities that a name may stand for, those too that a reader has given it.
    func aliases(named name: String) throws -> [StoredAlias] {
        let folded = NameFinder.key(of: name)
        return try aliases(folded: folded)
            + renamings().filter { NameFinder.key(of: $0.surface) == folded }
    }
}

extension StoredAlias {
    /// Whether it names the entity itself, and not what belongs to it or stands for it.
    var namesItsEntity: Bool { !["demonym", "capital"].contains(kind) }
}
