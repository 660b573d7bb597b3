import TextAnalysis

/// Puts names, word by word, into the tables of a ``Gazetteer``.
struct GazetteerBuilder {
    private var words: WordTable
    private var trie: NameTrie
    private var roles: [WordRoles] = []
    private let tokenizer = Tokenizer()
    private var list = TokenList()
    private var gaps: [WordGap] = []
    /// The positions' own tokens; other forms follow theirs.
    private var mains: [Int] = []
    private var path: [Token] = []
    private var pathWords: [Int32] = []
    private var pathsLeft = 0

    /// What a name is put into the trie with.
    private struct Use {
        var alias: Alias
        var entity: Int32
        var isPreferred: Bool
    }

    /// How many ways through the forms of one name are followed: enough for four hyphens.
    private static let pathLimit = 16

    init(capacity: Int) {
        words = WordTable(capacity: capacity)
        trie = NameTrie(capacity: capacity)
        // The first word gets the number that `Gazetteer.comma` is.
        let comma = [UInt8.comma]
        _ = words.insert(comma.span, 0..<1)
        for (role, text) in WordRoles.words {
            list.removeAll()
            tokenizer.tokenize(text.utf8.span, into: &list)
            let list = list
            for token in list.tokens { note(role, number(of: token, list)) }
        }
    }

    mutating func add(_ entity: Entity, number: Int32, isPreferred: Bool) {
        // An alias that repeats the name with `?` puts the condition on the name.
        let needsCue = entity.aliases.contains { $0.needsCue && $0.surface == entity.name }
        insert(
            Alias(surface: entity.name, kind: .name, needsCue: needsCue),
            of: entity.type,
            number: number,
            isPreferred: isPreferred
        )
        for alias in entity.aliases.inOrderOfKind where alias.kind != .struck {
            insert(
                alias,
                of: entity.type,
                number: number,
                isPreferred: isPreferred && alias.surface == entity.name
            )
        }
    }

    /// The finished tables.
    ///
    /// A first name that is a country's or place's whole name too says nothing about the word behind
    /// it: `Israel Iran talks` has no Mr Iran in it.
    mutating func finish(_ entities: [Entity]) -> (WordTable, NameTrie, [WordRoles]) {
        while roles.count < words.count { roles.append([]) }
        for word in roles.indices where roles[word].contains(.firstName) {
            var name = trie.firstName(at: trie.child(ofRoot: Int32(word)))
            while name >= 0 {
                let use = trie.names[Int(name)]
                let type = entities[Int(use.entity)].type
                if type == .country || type == .place, !use.traits.contains(.needsCue) {
                    roles[word].remove(.firstName)
                }
                name = use.next
            }
        }
        return (words, trie, roles)
    }

    private mutating func insert(
        _ alias: Alias,
        of type: EntityType,
        number entity: Int32,
        isPreferred: Bool
    ) {
        list.removeAll()
        tokenizer.tokenize(alias.surface.utf8.span, into: &list)
        // In a text the run of characters may go on behind the name, so its tail is no part of it.
        if list.isTail(at: list.tokens.count - 1) { list.tokens.removeLast() }
        guard !list.tokens.isEmpty else { return }
        let use = Use(alias: alias, entity: entity, isPreferred: isPreferred)
        let list = list
        findPositions(alias.surface, list)
        if type == .person, mains.count > 1 { noteFirstName(list.tokens[0], list) }
        path.removeAll(keepingCapacity: true)
        pathWords.removeAll(keepingCapacity: true)
        if mains.count == 1 || mains.count == list.tokens.count && !gaps.contains(.comma) {
            // A single word's other forms are no names: `Sila` of M'Sila, `or` of Gy'or.
            for index in mains { pathWords.append(number(of: list.tokens[index], list)) }
            add(use, mains.map { list.tokens[$0] }, list)
        } else {
            pathsLeft = Self.pathLimit
            follow(from: 0, use, list)
        }
    }

    private mutating func findPositions(_ surface: String, _ list: borrowing TokenList) {
        mains.removeAll(keepingCapacity: true)
        gaps.removeAll(keepingCapacity: true)
        let text = surface.utf8.span
        for index in list.tokens.indices where !list.tokens[index].isColocated {
            if let previous = mains.last {
                gaps.append(
                    WordGap.between(
                        text,
                        from: Int(list.tokens[previous].end),
                        to: Int(list.tokens[index].start),
                        allowsPeriod: true
                    )
                )
            }
            mains.append(index)
        }
    }

    /// Goes every way from a position to the end: word by word and by joined forms, and over a comma
    /// both with it and without.
    private mutating func follow(from position: Int, _ use: Use, _ list: borrowing TokenList) {
        guard position < mains.count else {
            guard position == mains.count, pathsLeft > 0 else { return }
            pathsLeft -= 1
            add(use, path, list)
            return
        }
        let end = position + 1 < mains.count ? mains[position + 1] : list.tokens.count
        for index in mains[position]..<end {
            let token = list.tokens[index]
            let word = number(of: token, list)
            path.append(token)
            pathWords.append(word)
            follow(from: position + Int(token.width), use, list)
            pathWords.removeLast()
            if position > 0, gaps[position - 1] == .comma {
                pathWords.append(Gazetteer.comma)
                pathWords.append(word)
                follow(from: position + Int(token.width), use, list)
                pathWords.removeLast(2)
            }
            path.removeLast()
        }
    }

    /// Puts ``pathWords``, which `tokens` are the words of, into the trie.
    private mutating func add(_ use: Use, _ tokens: [Token], _ list: borrowing TokenList) {
        var traits = NameTraits(
            use.alias,
            tokens: tokens,
            in: list,
            startsWithParticle: isParticle(pathWords.first),
            endsWithParticle: isParticle(pathWords.last)
        )
        if tokens.count == 1, !traits.contains(.capitalsOnly), isCommon(pathWords.first) {
            // Spelled like a common word: the capitals inside tell it apart, or only a cue does.
            let hasInnerCapital = use.alias.surface.utf8.dropFirst().contains {
                $0 >= 0x41 && $0 <= 0x5A
            }
            traits.insert(hasInnerCapital ? .innerCapital : .needsCue)
        }
        if use.isPreferred { traits.insert(.preferred) }
        trie.insert(pathWords, entity: use.entity, kind: use.alias.kind, traits: traits)
    }

    private mutating func noteFirstName(_ token: Token, _ list: borrowing TokenList) {
        guard token.shape.isCapitalized, list.letterCount(of: token) > 2 else { return }
        let word = number(of: token, list)
        let known = Int(word) < roles.count ? roles[Int(word)] : []
        if known.isDisjoint(with: [.title, .particle, .common, .calendar, .placeCue]) {
            note(.firstName, word)
        }
    }

    private mutating func number(of token: Token, _ list: borrowing TokenList) -> Int32 {
        words.insert(list.folded.span, Int(token.foldedStart)..<Int(token.foldedEnd))
    }

    private func isParticle(_ word: Int32?) -> Bool { has(.particle, word) }

    private func isCommon(_ word: Int32?) -> Bool { has(.common, word) }

    private func has(_ role: WordRoles, _ word: Int32?) -> Bool {
        guard let word, Int(word) < roles.count else { return false }
        return roles[Int(word)].contains(role)
    }

    private mutating func note(_ role: WordRoles, _ word: Int32) {
        while roles.count <= Int(word) { roles.append([]) }
        roles[Int(word)].insert(role)
    }
}

extension [Alias] {
    /// The names, those whose kind counts before the others: where one language calls a country as
    /// another calls its people, English has the last word (`Somali`), then the country's name.
    fileprivate var inOrderOfKind: [Alias] {
        guard contains(where: { $0.kind == .demonym }) else { return self }
        var groups: [[Alias]] = [[], [], [], []]
        for alias in self {
            let group = alias.language == "en" ? 0 : 2
            groups[alias.kind == .demonym ? group + 1 : group].append(alias)
        }
        return groups.flatMap { $0 }
    }
}
