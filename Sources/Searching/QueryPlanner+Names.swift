import CorpusStore
import PassageIndex
import QueryLanguage
import TextAnalysis

extension QueryPlanner {
    /// Plans words as a name, or gives `nil` when they are none.
    ///
    /// One word becomes one leaf with entities and other spellings as alternatives. Several words,
    /// which need not stand side by side to match, become the name as one leaf, and the words for the
    /// rest; these count a tenth, so that the name decides the order and the spelling typed comes
    /// first. Where any word is enough, name and words count half each: who asks a question wants
    /// what speaks of Tshombe when nothing says Moise Tshombe.
    ///
    /// - Parameters:
    ///   - texts: The words, side by side in the query.
    ///   - column: The only part of the text to look in, where no name is looked for.
    ///   - isListed: Whether only what a list knows counts as a name.
    ///   - isAnyEnough: Whether any of the words is enough.
    /// - Returns: The plan for all the words.
    /// - Throws: A database error when the file cannot be read.
    mutating func named(
        _ texts: [QueryText],
        column: IndexColumn?,
        isListed: Bool = false,
        isAnyEnough: Bool = false
    ) throws -> PlanNode? {
        guard column == nil, let first = texts.first else { return nil }
        let typed = texts.map(\.text).joined(separator: " ")
        let others =
            isListed ? try entities(named: typed) : try otherSpellings(of: typed)
        guard !others.isEmpty else { return nil }
        guard texts.count > 1 else {
            let forms = names.isOnlyName(typed) ? [] : words.word(first.text, column: nil)
            return leaf(typed, forms + others)
        }
        var added = others
        if isListed { added = try otherSpellings(of: typed) }
        let all = words.phrase(typed, column: nil) + added
        let name = leaf(typed, all, weight: isAnyEnough ? 0.5 : 1)
        let apart = texts.map { text in
            leaf(text.text, words.word(text.text, column: nil), weight: isAnyEnough ? 0.5 : 0.1)
        }
        return .or([name] + (isAnyEnough ? apart : [.and(apart)]))
    }

    /// Plans words in quotation marks: the spelling typed is worth a little more than the others.
    mutating func phrase(_ text: QueryText, column: IndexColumn?) throws -> PlanNode {
        let typed = words.phrase(text.text, column: column)
        var others = column == nil ? try otherSpellings(of: text.text) : []
        if others.isEmpty {
            others = try nearest(toPhrase: text, besides: typed, column: column)
        }
        guard column == nil else { return leaf(text.text, typed + others) }
        let all = leaf(text.text, typed + others)
        guard !others.isEmpty, !typed.isEmpty else { return all }
        return .or([all, leaf(text.text, typed, weight: 0.1)])
    }

    /// How many words from the start may be a name that no list has: at least two, or 0.
    func nameLength(_ run: [QueryText]) throws -> Int {
        guard finds(.variant) || finds(.script) else { return 0 }
        var count = 0
        for text in run.prefix(5) {
            guard try variants.mayBelongToName(text.text) else { break }
            count += 1
        }
        while count > 1 {
            let words = run[..<count].map(\.text)
            if try variants.looksLikeName(words.joined(separator: " ")) { return count }
            count -= 1
        }
        return 0
    }

    /// The terms of what lists know as other names.
    private mutating func entities(named typed: String) throws -> [Alternative] {
        guard finds(.alias) else { return [] }
        let found = try names.entities(named: typed)
        note(found, typed: typed)
        return alternatives(found, typed: typed) + listed(typed)
    }

    /// The terms of entities, without what a reader's lists say is no name of theirs.
    private func alternatives(_ found: [NameFinder.Found], typed: String) -> [Alternative] {
        let struck = lists.entries(named: typed).flatMap(\.struckNames)
        return found.map { found in
            let names = struck + lists.entries(key: found.entity.key).flatMap(\.struckNames)
            var alternative = found.alternative
            alternative.without = names.flatMap { words.phrase($0, column: nil).map(\.term) }
            return alternative
        }
    }

    /// The names that a reader's lists give for a name.
    private func listed(_ typed: String) -> [Alternative] {
        spelled(lists.entries(named: typed).flatMap(\.names))
    }

    /// Names as other names of what was typed.
    private func spelled(_ names: [String]) -> [Alternative] {
        names.flatMap {
            words.phrase($0, column: nil).map {
                var alternative = $0
                alternative.reason = .alias
                return alternative
            }
        }
    }

    /// The terms of the entities that a name stands for, and the other spellings that occur.
    private mutating func otherSpellings(of typed: String) throws -> [Alternative] {
        var known = try names.entities(named: typed)
        if !known.contains(where: \.entity.isListed), finds(.alias) {
            known += try names.entities(abbreviated: typed).filter { found in
                !known.contains { $0.entity == found.entity }
            }
        }
        let findsGuesses = finds(.variant) || finds(.script)
        if !known.contains(where: \.entity.isListed), finds(.alias), findsGuesses {
            known += try variants.entities(like: typed).map { NameFinder.Found(entity: $0) }
        }
        var others: [Alternative] = []
        if finds(.alias) {
            note(known, typed: typed)
            others = alternatives(known, typed: typed) + listed(typed)
            if known.isEmpty {
                others += spelled(try names.spellings(ofSurname: typed))
            }
        }
        guard findsGuesses else { return others }
        let struck = try struckNames(of: known.map(\.entity), typed: typed)
        let found = try variants.variants(
            of: typed,
            known: known.map(\.entity).filter(\.isListed).map(\.number)
        )
        if finds(.alias), known.isEmpty, NameWords(typed).words.contains(where: \.isInitial) {
            let full = try found.flatMap { try names.entities(named: $0.text) }
            note(full, typed: typed)
            others += full.map(\.alternative)
        }
        for variant in found where !struck.contains(variant.written) {
            others.append(
                Alternative(
                    term: MatchTerm(variant.forms.map { IndexTerm.word($0) }),
                    reason: variant.isOfSameScript ? .variant : .script
                )
            )
        }
        return others
    }

    /// What is no spelling of a name, by the index and by a reader's lists.
    private func struckNames(of known: [StoredEntity], typed: String) throws -> Set<String> {
        let entries =
            lists.entries(named: typed) + known.flatMap { lists.entries(key: $0.key) }
        return try known.reduce(into: Set(entries.flatMap(\.struck))) {
            $0.formUnion(try snapshot.struckNames(of: $1.number))
        }
    }
}
