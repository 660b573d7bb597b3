import CorpusStore
import PassageIndex
import TextAnalysis

/// Finds the spellings of a name that occur in an index, without a list of names.
///
/// The words of the index that share a key with a word typed are candidates (``NameCandidates``); what
/// speaks for them, letter by letter, decides. For a name of several words spellings of all of them
/// must stand in a row somewhere (``NameChains``), and what speaks for each is added up.
final class NameVariants {
    private let snapshot: CorpusSnapshot
    private let candidates: NameCandidates
    private let names: NameFinder

    /// A spelling that occurs.
    struct Variant: Equatable {
        /// Its folded words.
        var forms: [[UInt8]]
        var isOfSameScript: Bool
        var evidence: Double

        /// The folded words with spaces between.
        var text: String { String(decoding: Array(forms.joined(separator: [0x20])), as: UTF8.self) }

        /// The folded words put together.
        var written: String { String(decoding: forms.joined(), as: UTF8.self) }
    }

    /// How many spellings of a name are searched at most, the likeliest ones.
    private static let limit = 64
    /// Names of more words are read as text.
    private static let longestName = 6

    init(snapshot: CorpusSnapshot, names: NameFinder) {
        self.snapshot = snapshot
        self.names = names
        candidates = NameCandidates(snapshot: snapshot)
    }

    /// The spellings of a name, the likeliest first; what it folds to itself is not among them.
    ///
    /// - Parameters:
    ///   - typed: The name as typed.
    ///   - known: The entities of lists that it names.
    /// - Returns: At most ``limit`` spellings.
    /// - Throws: A database error when the file cannot be read.
    func variants(of typed: String, known: [Int64]) throws -> [Variant] {
        let name = NameWords(typed)
        guard name.isComparable, name.words.count <= Self.longestName,
            try looksLikeName(name)
        else { return [] }
        // Which spellings a listed name of one word has, and which it shares with others, lists know;
        // but a surname is spelled like any other name.
        if name.words.count == 1 {
            let isListed = try !known.isEmpty || names.isListed(typed)
            if isListed, try names.bearer(of: typed) == nil { return [] }
        }
        var found: [Variant] = []
        if name.words.count == 1 {
            found = try single(name.words[0], isDefinite: name.words[0].particlesBefore > 0)
        }
        found += try several(name.words)
        found += try byInitials(name.words)
        found += try byPivot(found, instead: name)
        let itself = name.forms
        var unique: [Variant] = []
        for variant in found.sorted(by: { $0.evidence > $1.evidence })
        where !unique.contains(where: { $0.forms == variant.forms }) && variant.forms != itself {
            if try isOfOthers(variant, known: known) { continue }
            unique.append(variant)
            if unique.count == Self.limit { break }
        }
        return unique
    }

    /// The entities whose names are spellings of a name that no list has as it is typed.
    func entities(like typed: String) throws -> [StoredEntity] {
        let name = NameWords(typed)
        guard let joined = name.joined, name.words.count > 1 || joined.count > 6,
            try looksLikeName(name)
        else { return [] }
        var best: [(entity: StoredEntity, evidence: Double)] = []
        for key in NameKey.candidates(for: joined) {
            for alias in try snapshot.aliases(key: key.packed)
            where !alias.needsCue && alias.namesItsEntity && alias.entity.isListed {
                let evidence = Self.evidence(name, NameWords(alias.surface), joined)
                guard let evidence, !best.contains(where: { $0.entity == alias.entity })
                else { continue }
                best.append((alias.entity, evidence))
            }
        }
        return best.sorted { $0.evidence > $1.evidence }.prefix(4).map(\.entity)
    }

    /// What speaks for it that a name of a list is the one typed; `nil` when it is too little.
    private static func evidence(
        _ name: NameWords,
        _ other: NameWords,
        _ joined: NameLetters
    ) -> Double? {
        guard let otherJoined = other.joined else { return nil }
        let whole = NameSimilarity(joined, otherJoined)
        guard name.words.count > 1, name.words.count == other.words.count else {
            return whole.evidence >= 8 && whole.share >= 0.35 ? whole.evidence : nil
        }
        let words = zip(name.words, other.words).map { NameSimilarity($0.letters, $1.letters) }
        let sum = words.reduce(0) { $0 + $1.evidence }
        let isClose = words.allSatisfy { $0.evidence >= 1 && $0.share >= 0.05 }
        return isClose && sum >= 6 && whole.share >= 0.15 ? sum : nil
    }

    /// What the index knows of a word.
    func word(_ form: [UInt8]) throws -> StoredWord? { try candidates.word(form) }

    /// Whether words are written as a name is, or are words of the index that mostly are.
    func looksLikeName(_ typed: String) throws -> Bool {
        let name = NameWords(typed)
        // A particle belongs to the name around it.
        return name.words.isEmpty ? !name.forms.isEmpty : try looksLikeName(name)
    }

    /// Whether a word may be one of a name: an initial, or a word with a capital of whatever kind, too.
    func mayBelongToName(_ typed: String) throws -> Bool {
        let words = NameWords(typed).words
        let isWritten = words.allSatisfy { $0.shape == .capitalized || $0.isInitial }
        return try isWritten || looksLikeName(typed)
    }

    private func looksLikeName(_ name: NameWords) throws -> Bool {
        guard name.words.contains(where: { $0.letters.count > 2 }) else { return false }
        var tells = false
        for word in name.words {
            switch word.shape {
            case .mixed, .uncased: tells = true
            case .initial: continue
            case .capitalized: tells = try tells || !isCommon(word)
            case .upper:
                // An acronym has no other spellings.
                if name.words.count == 1, word.letters.count < 6 { return false }
                tells = true
            case .lower:
                if let known = try candidates.word(word.form), !known.isMostlyCapitalized {
                    return false
                }
                tells = true
            case .number: return false
            }
        }
        return tells
    }

    /// Whether a word with a capital is one that the index mostly has in small letters, as in *Quds
    /// Force*.
    private func isCommon(_ word: NameWords.Word) throws -> Bool {
        guard word.shape == .capitalized, let known = try candidates.word(word.form) else {
            return false
        }
        return known.lower > 2 * known.capitalized
    }

    /// Whether a spelling is the name of entities of a list, and none of them is meant.
    private func isOfOthers(_ variant: Variant, known: [Int64]) throws -> Bool {
        guard !known.isEmpty || variant.forms.count == 1 else { return false }
        let aliases = try snapshot.aliases(folded: variant.written).filter {
            $0.kind != "demonym" && $0.entity.isListed
        }
        return !aliases.isEmpty && !aliases.contains { known.contains($0.entity.number) }
            && (!known.isEmpty || aliases.contains { !$0.needsCue })
    }

    // MARK: - One word

    /// Of one word alone only what is close counts, and of each script only the closest.
    private func single(_ word: NameWords.Word, isDefinite: Bool) throws -> [Variant] {
        let all = try candidates.spellings(of: word.form).filter { $0.form != word.form }
        let isShort = word.letters.script != .latin && word.letters.count < 4
        var found: [Variant] = []
        for script in NameScript.allCases {
            let isSame = script == word.letters.script
            let close = all.filter {
                // Short words of another script are likely to be words of another kind.
                $0.script == script && $0.evidence >= 5.5 && (isSame || !isShort && !$0.isShort)
                    && $0.share >= (!isSame ? 0.33 : $0.evidence >= 7 ? 0.3 : 0.35)
                    && (!isSame || word.letters.count > 4)
            }
            guard let best = close.first?.evidence else { continue }
            let reach = isSame ? 9.0 : 2.5
            for candidate in close.prefix(isSame ? 10 : 4) where candidate.evidence >= best - reach
            {
                // Without its article the name would be a word of another kind: القاعدة and قاعدة.
                if isDefinite, script == .arabic, try !hasArticle(candidate.form) { continue }
                found.append(
                    Variant(
                        forms: [candidate.form],
                        isOfSameScript: isSame,
                        evidence: candidate.evidence
                    )
                )
            }
        }
        return found
    }

    /// Whether a word of Arabic letters mostly stands with its article.
    private func hasArticle(_ form: [UInt8]) throws -> Bool {
        let all = try candidates.positions(of: form)
        let sample = stride(from: 0, to: all.count, by: max(all.count / 24, 1)).map { all[$0] }
        let found = try sample.filter { position in
            guard let field = try FieldWords(snapshot, of: position),
                position.place < field.ranges.count
            else { return false }
            let written = field.bytes[field.ranges[position.place]]
            return written.count >= form.count + 4
        }
        return found.count * 2 > sample.count
    }

    /// The names that begin with the initials typed and end with the surname typed.
    private func byInitials(_ words: [NameWords.Word]) throws -> [Variant] {
        let initials = words.prefix(while: \.isInitial)
        let rest = words.dropFirst(initials.count)
        guard let initial = initials.first, let surname = rest.first, rest.count == 1,
            !surname.letters.script.isWithoutVowels, surname.letters.count > 2
        else { return [] }
        let close = try candidates.spellings(of: surname.form).filter {
            $0.script == surname.letters.script
                && ($0.form == surname.form || $0.evidence >= 5.5 && $0.share >= 0.35)
        }
        var found: [Variant] = []
        for candidate in close.prefix(8) {
            let all = try candidates.positions(of: candidate.form)
            let step = max(all.count / Self.sampleCount, 1)
            for position in stride(from: 0, to: all.count, by: step).lazy.map({ all[$0] }) {
                guard let field = try FieldWords(snapshot, of: position) else { continue }
                let forms = field.name(endingAt: position.place, initial: initial.form)
                guard !forms.isEmpty, !found.contains(where: { $0.forms == forms }) else {
                    continue
                }
                found.append(
                    Variant(forms: forms, isOfSameScript: true, evidence: candidate.evidence)
                )
            }
        }
        return found
    }

    /// At how many places it is looked which names stand before a surname.
    private static let sampleCount = 64

    /// The spellings of the spelling that most of the corpus uses: what was typed may be far from what
    /// others write, and that in between.
    private func byPivot(_ found: [Variant], instead name: NameWords) throws -> [Variant] {
        func count(_ name: NameWords) throws -> Int {
            try name.words.map { try candidates.word($0.form)?.total ?? 0 }.min() ?? 0
        }
        var best: (words: [NameWords.Word], count: Int)?
        // Who typed what others write most needs none.
        let typed = try count(name)
        for variant in found where variant.forms.count > 1 && variant.evidence >= 8 {
            let words = NameWords(folded: variant.forms)
            guard words.isComparable, words.words.count == name.words.count,
                words.words.map(\.form) != name.words.map(\.form),
                !words.words.contains(where: \.isInitial)
            else { continue }
            let count = try count(words)
            if count >= typed, count > best?.count ?? 0 { best = (words.words, count) }
        }
        guard let best else { return [] }
        return try several(best.words).map { variant in
            var variant = variant
            let script = variant.forms.first.flatMap { NameLetters($0)?.script }
            variant.isOfSameScript = script == name.words[0].letters.script
            variant.evidence /= 2
            return variant
        }
    }

    // MARK: - Several words

    private func several(_ words: [NameWords.Word]) throws -> [Variant] {
        let chains = NameChains(snapshot: snapshot, candidates: candidates)
        var found: [Variant] = []
        for (path, isReversed) in try paths(words) {
            for chain in try chains.chains(path, isReversed: isReversed)
            where Self.isAccepted(chain) {
                // In a list of names in another script, the last word of one comes before the next.
                if isReversed, chain.script != words[0].letters.script { continue }
                found.append(
                    Variant(
                        forms: chain.forms,
                        isOfSameScript: chain.script == words[0].letters.script,
                        evidence: chain.words.reduce(0) { $0 + $1.evidence }
                    )
                )
            }
        }
        return found
    }

    /// The ways in which the words may be put: one by one, two joined, one in two, the last first.
    private func paths(
        _ words: [NameWords.Word]
    ) throws -> [(slots: [[NameCandidate]], isReversed: Bool)] {
        let forms = words.map(\.form)
        var ways: [[[UInt8]]] = []
        var reversed: [[UInt8]]?
        if forms.count > 1 { ways.append(forms) }
        for place in forms.indices {
            if let (left, right) = NameWords.parts(of: forms[place]) {
                ways.append(Array(forms[..<place]) + [left, right] + Array(forms[(place + 1)...]))
            }
            if place + 1 < forms.count {
                ways.append(
                    Array(forms[..<place]) + [NameWords.joined(forms[place], forms[place + 1])]
                        + Array(forms[(place + 2)...])
                )
            }
        }
        if (2...3).contains(forms.count), NameWords.element(forms[0]) == nil,
            let last = forms.last, NameWords.element(last) == nil
        {
            reversed = [last] + forms.dropLast()
        }
        var found: [(slots: [[NameCandidate]], isReversed: Bool)] = []
        let common = try Set(words.filter(isCommon).map(\.form))
        for way in ways { found.append((try slots(way, words, common), false)) }
        if let reversed { found.append((try slots(reversed, words, common), true)) }
        return found
    }

    /// For each form the words that may stand for it; for all words typed but the last, their initials
    /// too.
    private func slots(
        _ way: [[UInt8]],
        _ words: [NameWords.Word],
        _ common: Set<[UInt8]>
    ) throws -> [[NameCandidate]] {
        var slots: [[NameCandidate]] = []
        for (place, form) in way.enumerated() {
            guard let letters = NameLetters(form) else { return [] }
            var slot = try candidates.spellings(of: form)
            if common.contains(form) { slot.removeAll { $0.script == letters.script } }
            let isCommon = common.contains(form)
            for word in try candidates.near(form)
            where !slot.contains(where: { $0.form == word.form }) {
                slot.append(word)
                if isCommon { slot[slot.count - 1].role = .common }
            }
            slot = try candidates.withoutTaken(slot, by: letters)
            let isWhole = words.contains { $0.form == form } && NameWords.element(form) == nil
            if place + 1 < way.count, isWhole, letters.count > 2, !common.contains(form),
                !letters.script.isWithoutVowels
            {
                slot.append(
                    NameCandidate(
                        form: Array(form.prefix(letters.script == .latin ? 1 : 2)),
                        script: letters.script,
                        evidence: 0,
                        share: 0,
                        total: 0,
                        role: .initial
                    )
                )
                slot += try candidates.nicknames(of: form, instead: slot)
            }
            slots.append(slot)
        }
        return Self.withoutHopeless(slots)
    }

    /// The words that with the best of all others would be enough.
    private static func withoutHopeless(_ slots: [[NameCandidate]]) -> [[NameCandidate]] {
        guard slots.count > 1 else { return slots }
        var kept = slots
        for script in NameScript.allCases {
            let best = slots.map { slot in
                slot.filter { $0.script == script }.max { $0.evidence < $1.evidence }
            }
            let sum = best.reduce(0) { $0 + max($1?.evidence ?? 0, 0) }
            for place in kept.indices {
                let others = sum - max(best[place]?.evidence ?? 0, 0)
                kept[place].removeAll { candidate in
                    guard candidate.script == script else { return false }
                    guard !best.contains(where: { $0 == nil }) else { return true }
                    guard candidate.role == .spelling else { return false }
                    let isWeak = candidate.evidence < 1 || candidate.share < 0.05
                    return candidate.evidence + others < leastSum || isWeak && slots.count < 3
                }
            }
        }
        return kept
    }

    /// What must speak for the words of a name together.
    private static let leastSum = 6.0

    /// Whether what speaks for the words of a chain together is enough.
    private static func isAccepted(_ chain: NameChains.Chain) -> Bool {
        let telling = chain.words.filter { $0.role == .spelling }
        let sum = telling.reduce(0) { $0 + $1.evidence }
        let shares = telling.map(\.share)
        // Of three words one may be written in another way: Recep and رجب.
        let weak = telling.filter { $0.evidence < 1 || $0.share < 0.05 }.count
        guard let least = shares.min(), weak <= (telling.count > 2 ? 1 : 0) else { return false }
        let mean = shares.reduce(0, +) / Double(shares.count)
        // Two words written as one: nothing but the letters speaks for it.
        if chain.words.count == 1 { return sum >= 10 && least >= 0.45 }
        // With an initial or a word of another kind, the rest must be the name for itself.
        if telling.count == 1 { return sum >= 5 && least >= 0.3 }
        return sum >= leastSum && mean >= 0.15
    }
}
