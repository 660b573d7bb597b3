import CorpusStore
import PassageIndex
import QueryLanguage
import TextAnalysis

extension QueryPlanner {
    /// How many words are offered for one that the index lacks, and how many are searched.
    private static let (offered, searched) = (3, 10)

    /// What is near to a word that occurs nowhere, when that is asked for; the reader is told in any
    /// case.
    ///
    /// - Parameters:
    ///   - text: Where the word was typed.
    ///   - found: What is looked up for it.
    ///   - column: The only part of the text to look in.
    /// - Returns: The words to look up besides.
    /// - Throws: A database error when the file cannot be read.
    mutating func nearest(
        to text: QueryText,
        besides found: [Alternative],
        column: IndexColumn?
    ) throws -> [Alternative] {
        let forms = words.singleWords(text.text, column: column)
        guard forms.count == 1, let form = forms[0].first?.term.terms.first else { return [] }
        return try nearest(to: form, typed: text.text, text.range, besides: found).map {
            Alternative(term: MatchTerm([IndexTerm.word($0)], column: column), reason: .fuzzy)
        }
    }

    /// The same for one of the words of a text.
    mutating func nearest(to word: [Alternative], in text: QueryText) throws -> [Alternative] {
        guard let term = word.first?.term, let form = term.terms.first else { return [] }
        let typed = String(decoding: form, as: UTF8.self)
        return try nearest(to: form, typed: typed, text.range, besides: word).map {
            Alternative(term: MatchTerm([IndexTerm.word($0)], column: term.column), reason: .fuzzy)
        }
    }

    /// The same for a phrase: the phrase with near words in the place of those that occur nowhere.
    mutating func nearest(
        toPhrase text: QueryText,
        besides found: [Alternative],
        column: IndexColumn?
    ) throws -> [Alternative] {
        let typed = words.singleWords(text.text, column: column)
        // Phrases are long to look up, and mostly all of their words are known.
        guard try typed.contains(where: { try mayLackWord($0) }), try !occurs(found) else {
            return []
        }
        var phrases: [[[UInt8]]] = [[]]
        var isChanged = false
        for word in typed {
            let near = try nearest(to: word, in: text)
            isChanged = isChanged || !near.isEmpty
            let choices = (near.isEmpty ? Array(word.prefix(1)) : near).flatMap(\.term.terms)
            phrases = phrases.flatMap { start in choices.map { start + [$0] } }
            guard phrases.count <= 100 else { return [] }
        }
        guard isChanged else { return [] }
        return phrases.map { Alternative(term: MatchTerm($0, column: column), reason: .fuzzy) }
    }

    private func mayLackWord(_ word: [Alternative]) throws -> Bool {
        guard let form = word.first?.term.terms.first else { return false }
        return try mayLack(form)
    }

    /// Whether near words are wanted for a form that the index does not know.
    private func mayLack(_ form: [UInt8]) throws -> Bool {
        try takesSuggestions && snapshot.hasWords && NameLetters(form) != nil
            && variants.word(form) == nil
    }

    /// The forms that are searched for a term that occurs nowhere.
    private mutating func nearest(
        to form: [UInt8],
        typed: String,
        _ range: Range<Int>,
        besides found: [Alternative]
    ) throws -> [[UInt8]] {
        guard try mayLack(form), try !occurs(found) else { return [] }
        var near: [StoredWord] = []
        for word in try likeliest(near: form) where near.count < Self.searched {
            let term = MatchTerm([IndexTerm.word(word.form.utf8)])
            // The table of words has those of documents that are gone, too.
            if try occurs([Alternative(term: term, reason: .fuzzy)]) { near.append(word) }
        }
        guard !near.isEmpty else { return [] }
        suggest(
            near.prefix(finds(.fuzzy) ? Self.searched : Self.offered).map(\.written),
            typed,
            range
        )
        return finds(.fuzzy) ? near.map { Array($0.form.utf8) } : []
    }

    /// The words that differ from one in few letters, the likeliest first: each letter that differs
    /// weighs as much as to occur fifty times as often.
    private func likeliest(near form: [UInt8]) throws -> [StoredWord] {
        let typed = NameLetters(form)
        let count = String(decoding: form, as: UTF8.self).unicodeScalars.count
        var measure = EditDistance(form, limit: EditDistance.limit(letters: count))
        guard measure.limit > 0 else { return [] }
        var distances: [Int] = []
        let words = try snapshot.words(
            length: count - measure.limit...count + measure.limit
        ) { word in
            guard let distance = measure.distance(to: word) else { return false }
            distances.append(distance)
            return true
        }
        var found: [(word: StoredWord, likelihood: Double)] = []
        for (word, distance) in zip(words, distances)
        where NameLetters(Array(word.form.utf8))?.script == typed?.script {
            let likelihood = logarithm(Double(word.total)) - Double(distance) * logarithm(50)
            found.append((word, likelihood))
        }
        found.sort { left, right in
            left.likelihood != right.likelihood
                ? left.likelihood > right.likelihood : left.word.form < right.word.form
        }
        return found.map(\.word)
    }

    private func occurs(_ alternatives: [Alternative]) throws -> Bool {
        try alternatives.contains { try !snapshot.terms.positions(of: $0.term).isEmpty }
    }
}

extension StoredWord {
    /// The form as it is mostly written.
    fileprivate var written: String {
        isMostlyCapitalized ? form.prefix(1).uppercased() + form.dropFirst() : form
    }
}
