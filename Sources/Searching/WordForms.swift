import PassageIndex
import TextAnalysis

/// The terms under which what a reader typed may stand in the index.
struct WordForms {
    private let tokenizer = Tokenizer()
    private let stemmers: [(language: String, stemmer: Stemmer)]

    /// - Parameter languages: The languages of the index's documents.
    init(languages: [String]) {
        stemmers = languages.compactMap { language in
            Stemmer(language: language, remembers: false).map { (language, $0) }
        }
    }

    /// A typed word: its folded form, its other forms and its stems; a phrase if it has several parts.
    func word(_ text: String, column: IndexColumn?) -> [Alternative] {
        let typed = Typed(text, tokenizer)
        guard typed.words.count == 1 else { return phrase(typed, column: column) }
        var found = phrase(typed, column: column)
        for (language, stemmer) in stemmers {
            var stems = StemList()
            stemmer.appendQueryStem(
                of: typed.words[0].token,
                in: typed.list,
                text: typed.bytes.span,
                to: &stems
            )
            for range in stems.ranges {
                let stem = stems.bytes[range]
                // A word that is its own stem stands in the index only once, as itself.
                found.append(alternative([IndexTerm.word(stem)], reason: .stem, column: column))
                found.append(
                    alternative(
                        [IndexTerm.stem(stem, language: language)],
                        reason: .stem,
                        column: column
                    )
                )
            }
        }
        return found
    }

    /// Words one behind the other.
    func phrase(_ text: String, column: IndexColumn?) -> [Alternative] {
        phrase(Typed(text, tokenizer), column: column)
    }

    /// A word that may go on.
    func prefix(_ text: String, column: IndexColumn?) -> [Alternative] {
        let words = Typed(text, tokenizer).words
        guard !words.isEmpty else { return [] }
        return [
            Alternative(
                term: MatchTerm(words.map(\.form), isPrefix: true, column: column),
                reason: .fold
            )
        ]
    }

    /// The words of a text, each by itself.
    func singleWords(_ text: String, column: IndexColumn?) -> [[Alternative]] {
        let typed = Typed(text, tokenizer)
        return typed.words.map { word in
            [word.form] + word.others.filter { $0.width == 1 }.map(\.form)
        }.map { forms in forms.map { alternative([$0], reason: .fold, column: column) } }
    }

    /// The parts of a long run of a script without spaces, where not every part must be next to the other.
    func parts(_ text: String, column: IndexColumn?) -> [[Alternative]]? {
        let typed = Typed(text, tokenizer)
        guard typed.words.count > 3, typed.words.allSatisfy(\.overlaps) else { return nil }
        return typed.words.map { [alternative([$0.form], reason: .fold, column: column)] }
    }

    /// The phrase as typed, and with joined or shortened forms in place of single words.
    private func phrase(_ typed: Typed, column: IndexColumn?) -> [Alternative] {
        guard !typed.words.isEmpty else { return [] }
        let forms = typed.words.map(\.form)
        if typed.words.count == 1, typed.words[0].overlaps {
            // A single character of a script without spaces starts the pair it stands first in.
            return [
                Alternative(term: MatchTerm(forms, isPrefix: true, column: column), reason: .fold)
            ]
        }
        var found = [alternative(forms, reason: .fold, column: column)]
        for (place, word) in typed.words.enumerated() {
            for other in word.others where found.count < 8 {
                var changed = forms
                let end = min(place + Int(other.width), forms.count)
                changed.replaceSubrange(place..<end, with: [other.form])
                found.append(alternative(changed, reason: .fold, column: column))
            }
        }
        return found
    }

    private func alternative(
        _ terms: [[UInt8]],
        reason: Reason,
        column: IndexColumn?
    ) -> Alternative {
        Alternative(term: MatchTerm(terms, column: column), reason: reason)
    }

    /// A typed text taken apart.
    private struct Typed {
        struct Word {
            var token: Token
            var form: [UInt8]
            /// Forms that may stand in its place.
            var others: [(form: [UInt8], width: UInt8)] = []
            /// Whether it is part of a run of a script without spaces.
            var overlaps = false
        }

        var bytes: [UInt8]
        var list: TokenList
        var words: [Word] = []

        init(_ text: String, _ tokenizer: Tokenizer) {
            bytes = Array(text.utf8)
            list = tokenizer.tokens(of: text)
            for (place, token) in list.tokens.enumerated() {
                let form = Array(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
                if token.isColocated {
                    guard !words.isEmpty else { continue }
                    words[words.count - 1].others.append((form, token.width))
                    continue
                }
                if list.isTail(at: place) {
                    // Alone the last character of a run stands only where the run ends in the text too.
                    words[words.count - 1].overlaps = true
                    continue
                }
                let overlaps = words.last.map { token.start < $0.token.end } ?? false
                words.append(
                    Word(
                        token: token,
                        form: form,
                        overlaps: overlaps || Tokenizer.isHalfPair(form)
                    )
                )
                if overlaps { words[words.count - 2].overlaps = true }
            }
        }
    }
}
