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

    /// Whether it has three letters or fewer, where a letter is two bytes.
    var isShort: Bool { script != .latin && form.count <= 6 }
}

/// Looks words of the index up that may be spellings of a word.
final class NameCandidates {
    private let snapshot: CorpusSnapshot
    private var known: [[UInt8]: [NameCandidate]] = [:]
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

    /// Where a form stands.
    func positions(of form: [UInt8]) throws -> [Position] {
        if let found = positions[form] { return found }
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
        for key in NameKey.candidates(for: letters) {
            for word in try snapshot.names(key: key.packed, length: Self.lengths(letters)) {
                if let candidate = Self.candidate(word, for: letters) { found.append(candidate) }
            }
        }
        found.sort {
            $0.evidence != $1.evidence
                ? $0.evidence > $1.evidence : $0.form.lexicographicallyPrecedes($1.form)
        }
        return Array(Self.withoutOutdone(found, by: letters.script).prefix(Self.limit))
    }

    /// The candidates but those of a script without vowels that another of the script outdoes by far:
    /// where حسين occurs, حسن is not Hussein.
    private static func withoutOutdone(
        _ found: [NameCandidate],
        by typed: NameScript
    ) -> [NameCandidate] {
        var best: [NameScript: Double] = [:]
        for candidate in found where best[candidate.script] == nil {
            best[candidate.script] = candidate.evidence
        }
        return found.filter { candidate in
            candidate.script == typed || !candidate.script.isWithoutVowels
                || candidate.evidence >= (best[candidate.script] ?? 0) - outdone
        }
    }

    /// The candidates for a short word without vowels but those that another word of its script suits
    /// by far better.
    func withoutTaken(_ found: [NameCandidate], by typed: NameLetters) throws -> [NameCandidate] {
        guard typed.script.isWithoutVowels, typed.count <= 4 else { return found }
        return try found.filter { candidate in
            guard candidate.script != typed.script else { return true }
            let others = try spellings(of: candidate.form).first { $0.script == typed.script }
            return others.map { $0.evidence <= candidate.evidence + Self.outdone } ?? true
        }
    }

    /// By how much evidence one word is meant rather than another.
    private static let outdone = 2.5

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

    private static func candidate(_ word: StoredWord, for typed: NameLetters) -> NameCandidate? {
        let form = Array(word.form.utf8)
        guard let letters = NameLetters(form) else { return nil }
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
