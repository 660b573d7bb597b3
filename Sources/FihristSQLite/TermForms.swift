import PassageIndex
import TextAnalysis

/// The terms under which a typed text may stand in the index.
final class TermForms {
    private let tokenizer = Tokenizer()
    private var stemmers: [String: Stemmer?] = [:]

    /// How many ways to write a phrase are looked for.
    private static let limit = 8

    /// A part of a typed text.
    private struct Word {
        var token: Token
        var form: [UInt8]
        /// Forms that may stand in its place, and for how many words.
        var others: [(form: [UInt8], width: Int)] = []
        /// Whether it is part of a run of a script without spaces.
        var overlaps = false
    }

    /// A typed word in its forms and stems; a phrase when it has several parts.
    func word(_ text: String, languages: [String], column: IndexColumn?) -> [MatchTerm] {
        let (words, list) = parts(of: text)
        var terms = phrase(words, column: column)
        guard words.count == 1, !words[0].overlaps else { return terms }
        for language in languages {
            guard let stemmer = stemmer(language) else { continue }
            var stems = StemList()
            let bytes = Array(text.utf8)
            stemmer.appendQueryStem(of: words[0].token, in: list, text: bytes.span, to: &stems)
            for range in stems.ranges {
                let stem = stems.bytes[range]
                // A word that is its own stem stands in the index only once, as itself.
                terms.append(MatchTerm([IndexTerm.word(stem)], column: column))
                terms.append(
                    MatchTerm([IndexTerm.stem(stem, language: language)], column: column)
                )
            }
        }
        return terms.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Words one behind the other, also with joined or shortened forms in place of single ones.
    func phrase(_ text: String, column: IndexColumn?) -> [MatchTerm] {
        phrase(parts(of: text).words, column: column)
    }

    /// A word that may go on.
    func prefix(_ text: String, column: IndexColumn?) -> [MatchTerm] {
        let forms = parts(of: text).words.map(\.form)
        return forms.isEmpty ? [] : [MatchTerm(forms, isPrefix: true, column: column)]
    }

    /// The words of a text, each by itself.
    func singleWords(_ text: String, column: IndexColumn?) -> [MatchTerm] {
        parts(of: text).words.map { MatchTerm([$0.form], column: column) }
    }

    /// The folded words of a text.
    func folded(_ text: String) -> [String] {
        let list = tokenizer.tokens(of: text)
        return list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }
    }

    /// The stemmer of a language, made when it is first asked for.
    func stemmer(_ language: String) -> Stemmer? {
        if let known = stemmers[language] { return known }
        let made = Stemmer(language: language)
        stemmers.updateValue(made, forKey: language)
        return made
    }

    private func phrase(_ words: [Word], column: IndexColumn?) -> [MatchTerm] {
        guard !words.isEmpty else { return [] }
        let forms = words.map(\.form)
        if words.count == 1, words[0].overlaps {
            // A single character of a script without spaces starts the pair it stands first in.
            return [MatchTerm(forms, isPrefix: true, column: column)]
        }
        var terms = [MatchTerm(forms, column: column)]
        for (place, word) in words.enumerated() {
            for other in word.others where terms.count < Self.limit {
                var changed = forms
                let end = min(place + other.width, forms.count)
                changed.replaceSubrange(place..<end, with: [other.form])
                terms.append(MatchTerm(changed, column: column))
            }
        }
        return terms
    }

    private func parts(of text: String) -> (words: [Word], list: TokenList) {
        let list = tokenizer.tokens(of: text)
        var words: [Word] = []
        for (place, token) in list.tokens.enumerated() {
            let form = Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            if token.isColocated {
                guard !words.isEmpty else { continue }
                words[words.count - 1].others.append((form, Int(token.width)))
            } else if list.isTail(at: place), !words.isEmpty {
                words[words.count - 1].overlaps = true
            } else {
                let overlaps = words.last.map { token.start < $0.token.end } ?? false
                if overlaps { words[words.count - 1].overlaps = true }
                words.append(
                    Word(
                        token: token,
                        form: form,
                        overlaps: overlaps || Tokenizer.isHalfPair(form)
                    )
                )
            }
        }
        return (words, list)
    }
}
