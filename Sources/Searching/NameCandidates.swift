import CorpusStore
import PassageIndex
import TextAnalysis

/// A word of the index that may be a spelling of a word typed.
struct NameCandidate: Equatable {
    /// Its folded form, UTF-8.
    var form: [UInt8]
    var script: NameScript
    /// What speaks for it, as ``NameSimilarity/evidence``.
    var evidence: Double
    /// The same as a share of what the longer word could give.
    var share: Double
    var total: Int
    var role = Role.spelling

    /// What it is to the name.
    enum Role {
        case spelling
        /// An initial or another first name that stands for the one typed, which says little.
        case initial
        /// A word of another kind that the name is made of, as in *Quds Force*: nothing tells by it.
        case common
    }

    /// What speaks for it rather than for another word, when both occur as often as they do.
    var posterior: Double { evidence + logarithm(Double(max(total, 1))) }

    /// Whether it has three letters or fewer, where a letter is two bytes.
    var isShort: Bool { script != .latin && form.count <= 6 }
}

/// Looks words of the index up that may be spellings of a word.
final class NameCandidates {
    private let snapshot: CorpusSnapshot
    private var known: [[UInt8]: [NameCandidate]] = [:]
    private var knownNear: [[UInt8]: [NameCandidate]] = [:]
    private var positions: [[UInt8]: [Position]] = [:]

    /// How many words are kept for one that was typed.
    private static let limit = 48
    /// Candidates below these are not worth a look.
    private static let leastEvidence = 0.0
    private static let leastShare = 0.0

    init(snapshot: CorpusSnapshot) { self.snapshot = snapshot }

    /// The words that may be spellings of a word, itself among them, the likeliest first.
    func spellings(of form: [UInt8]) throws -> [NameCandidate] {
        if let found = known[form] { return found }
        let found = try search(form)
        known[form] = found
        return found
    }

    /// Where a form stands in some passages; everywhere for `nil`.
    func positions(of form: [UInt8], in passages: [UInt32]? = nil) throws -> [Position] {
        if let found = positions[form] { return found }
        if let passages {
            return try snapshot.terms.positions(of: IndexTerm.word(form), in: passages)
        }
        let found = try snapshot.terms.positions(of: MatchTerm([IndexTerm.word(form)]))
        positions[form] = found
        return found
    }

    /// The word of the index with a form.
    func word(_ form: [UInt8]) throws -> StoredWord? {
        guard let letters = NameLetters(form) else { return nil }
        return try snapshot.word(
            String(decoding: form, as: UTF8.self),
            key: NameKey(letters).packed
        )
    }

    private func search(_ form: [UInt8]) throws -> [NameCandidate] {
        guard let letters = NameLetters(form) else { return [] }
        if let element = NameWords.element(form) { return try members(of: element, letters) }
        var found: [NameCandidate] = []
        var keys = NameKey.candidates(for: letters)
        let rest = letters.script.isWithoutVowels ? nil : NameWords.withoutPrefix(form)
        let bare = rest.flatMap { NameLetters($0) }
        if let bare { keys += NameKey.candidates(for: bare).filter { !keys.contains($0) } }
        for key in keys {
            for word in try snapshot.names(key: key.packed, length: Self.lengths(letters)) {
                let whole = Self.candidate(word, for: letters)
                guard let bare else {
                    if let whole { found.append(whole) }
                    continue
                }
                var candidate = Self.candidate(word, for: bare)
                candidate?.evidence -= 1
                if candidate?.evidence ?? -1 <= whole?.evidence ?? 0 { candidate = whole }
                if let candidate { found.append(candidate) }
            }
        }
        Self.sort(&found)
        return Array(Self.withoutOutdone(found, by: letters).prefix(Self.limit))
    }

    /// The likeliest first.
    private static func sort(_ candidates: inout [NameCandidate]) {
        candidates.sort {
            $0.evidence != $1.evidence
                ? $0.evidence > $1.evidence : $0.form.lexicographicallyPrecedes($1.form)
        }
    }

    /// A word that may be of another kind than a name, and its near spellings in the same script:
    /// Organization and Organisation.
    func near(_ form: [UInt8]) throws -> [NameCandidate] {
        if let found = knownNear[form] { return found }
        guard let letters = NameLetters(form), !letters.script.isWithoutVowels else { return [] }
        let words = try snapshot.words(
            key: NameKey(letters).packed,
            length: letters.count - 1...letters.count + 1
        )
        var found = words.compactMap { Self.candidate($0, for: letters) }.filter {
            $0.script == letters.script
                && ($0.form == form || $0.share >= Self.nearShare && $0.evidence >= 10)
        }
        Self.sort(&found)
        found = Array(found.prefix(4))
        knownNear[form] = found
        return found
    }

    /// The names that occur and may stand for a first name.
    func nicknames(
        of form: [UInt8],
        instead known: [NameCandidate]
    ) throws -> [NameCandidate] {
        try Nicknames.others(of: form).compactMap { other in
            guard let letters = NameLetters(other), let word = try word(other) else { return nil }
            // Forms that are like in letters speak for themselves.
            if known.contains(where: { $0.form == other && $0.evidence >= 5 }) { return nil }
            return NameCandidate(
                form: other,
                script: letters.script,
                evidence: 0,
                share: 0,
                total: word.total,
                role: .initial
            )
        }
    }

    /// The candidates but those of a script without vowels that another of the script outdoes by far:
    /// where حسين occurs, حسن is not Hussein.
    private static func withoutOutdone(
        _ found: [NameCandidate],
        by typed: NameLetters
    ) -> [NameCandidate] {
        var best: [NameScript: NameCandidate] = [:]
        for candidate in found where best[candidate.script] == nil {
            best[candidate.script] = candidate
        }
        return found.filter { candidate in
            guard candidate.script != typed.script, candidate.script.isWithoutVowels,
                let best = best[candidate.script]
            else { return true }
            return !best.outdoes(candidate, by: outdone(typed))
        }
    }

    /// The candidates for a short word without vowels but those that another word of its script suits
    /// by far better.
    func withoutTaken(_ found: [NameCandidate], by typed: NameLetters) throws -> [NameCandidate] {
        guard typed.script.isWithoutVowels, typed.count <= 4 else { return found }
        return try found.filter { candidate in
            guard candidate.script != typed.script else { return true }
            let others = try spellings(of: candidate.form).first { $0.script == typed.script }
            return others.map { !$0.outdoes(candidate, by: Self.outdone(typed)) } ?? true
        }
    }

    /// By how much evidence one word is meant rather than another.
    private static func outdone(_ typed: NameLetters) -> Double {
        max(2.5, NameSimilarity.information(in: typed) / 5)
    }

    /// How alike two spellings of a word that is no name are at least.
    private static let nearShare = 0.5

    /// The spellings of an element that occur; all are equally good.
    private func members(of element: Set<[UInt8]>, _ typed: NameLetters) throws -> [NameCandidate] {
        try element.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { form in
            guard let letters = NameLetters(form), let word = try word(form) else { return nil }
            return NameCandidate(
                form: form,
                script: letters.script,
                evidence: 4,
                share: 0.4,
                total: word.total
            )
        }
    }

    /// How long a spelling of a word may be: half as long where vowels are not written, twice as long
    /// where one letter stands for two sounds.
    private static func lengths(_ word: NameLetters) -> ClosedRange<Int> {
        word.script == .latin || word.script == .cyrillic
            ? word.count * 2 / 5...word.count * 3 / 2 + 2 : word.count * 3 / 5...word.count * 2 + 2
    }

    /// Whether two words are about as long, where both are written with their vowels or both without.
    private static func mayBeSpellings(_ left: NameLetters, _ right: NameLetters) -> Bool {
        guard left.script.isWithoutVowels == right.script.isWithoutVowels else { return true }
        let (short, long) = (min(left.count, right.count), max(left.count, right.count))
        return long - short <= 2 + short / 3
    }

    private static func candidate(_ word: StoredWord, for typed: NameLetters) -> NameCandidate? {
        let form = Array(word.form.utf8)
        guard let letters = NameLetters(form), Self.mayBeSpellings(typed, letters) else {
            return nil
        }
        var best = NameSimilarity(typed, letters)
        var (evidence, share) = (best.evidence, best.share)
        // What is written with the word costs less than a letter that does not fit.
        if let rest = NameWords.withoutPrefix(form).flatMap({ NameLetters($0) }) {
            best = NameSimilarity(typed, rest)
            if best.evidence - 1 > evidence {
                (evidence, share) = (best.evidence - 1, best.share)
            }
        }
        guard evidence >= leastEvidence, share >= leastShare else { return nil }
        // Without vowels, words of one script that differ in a letter are mostly different words.
        if typed.script.isWithoutVowels, typed.script == letters.script, evidence < 5, share < 0.5 {
            return nil
        }
        return NameCandidate(
            form: form,
            script: letters.script,
            evidence: evidence,
            share: share,
            total: word.total
        )
    }
}

extension NameCandidate {
    /// Whether it is meant rather than another, by its letters and also by how often both occur.
    fileprivate func outdoes(_ other: NameCandidate, by margin: Double) -> Bool {
        evidence > other.evidence + margin && posterior > other.posterior + margin
    }
}
