import TextAnalysis

/// Finds the terms of a field of the index: its words, their other forms and their stems.
///
/// Not `Sendable`: it keeps stemmers and memory for the next field. Make one per thread.
final class FieldAnalyzer {
    private var tokens = TokenList()
    private var stems = StemList()
    private var stemmers: [String: LanguageStemmer?] = [:]

    private struct LanguageStemmer {
        var stemmer: Stemmer
        /// What stands before a stem in its term.
        var prefix: [UInt8]
    }

    /// Hands out the terms of a field.
    ///
    /// - Parameters:
    ///   - text: The field's text, UTF-8.
    ///   - language: ISO 639-1 code of the language whose stems are wanted; empty for none.
    ///   - mentions: Where mentions start, in bytes of `text`, ascending.
    ///   - sink: Takes the terms in the order of their positions.
    /// - Returns: How many words there are: positions, as FTS5 counts a row's length.
    func analyze(
        _ text: borrowing Span<UInt8>,
        language: String,
        mentions: [Int],
        into sink: inout some TermSink & ~Copyable
    ) -> Int {
        // Out of the object for as long as the field lasts, so that not every word asks whether
        // somebody else is at them.
        var (list, stems) = (TokenList(), StemList())
        swap(&list, &tokens)
        swap(&stems, &self.stems)
        defer {
            swap(&list, &tokens)
            swap(&stems, &self.stems)
        }
        list.removeAll()
        Tokenizer().tokenize(text, into: &list)
        let known = stemmer(for: language)
        let (stemmer, prefix) = (known?.stemmer, known?.prefix ?? [])
        let mayRepeat = !(stemmer?.dependsOnCase ?? true)
        let last = list.tokens.lastIndex { !$0.isColocated } ?? -1
        let folded = list.folded.span
        var words = 0
        var mention = 0
        var place = 0
        while place < list.tokens.count {
            let word = list.tokens[place]
            let range = Int(word.start)..<Int(word.end)
            let form = Int(word.foldedStart)..<Int(word.foldedEnd)
            sink.append(prefix: [], folded.extracting(form), isColocated: false, range: range)
            words += 1
            let isLast = place >= last
            place += 1
            while place < list.tokens.count, list.tokens[place].isColocated {
                let other = list.tokens[place]
                sink.append(
                    prefix: [],
                    folded.extracting(Int(other.foldedStart)..<Int(other.foldedEnd)),
                    isColocated: true,
                    range: range
                )
                place += 1
            }
            if let stemmer {
                let isPlain = mayRepeat && Self.isPlain(text, range, folded, form)
                if !isPlain || !sink.repeatStem() {
                    stems.removeAll()
                    stemmer.appendStems(of: word, in: list, text: text, to: &stems)
                    for stem in stems.ranges {
                        sink.append(
                            prefix: prefix,
                            stems.bytes.span.extracting(stem),
                            isColocated: true,
                            range: range
                        )
                    }
                    if isPlain { sink.rememberStem() }
                }
            }
            while mention < mentions.count,
                mentions[mention] < range.upperBound || isLast
            {
                sink.appendMention(range: range)
                mention += 1
            }
        }
        return words
    }

    /// Whether a word is of ASCII letters alone: its stem then depends on its folded form only.
    @inline(__always)
    private static func isPlain(
        _ text: borrowing Span<UInt8>,
        _ word: Range<Int>,
        _ folded: borrowing Span<UInt8>,
        _ form: Range<Int>
    ) -> Bool {
        guard word.count == form.count else { return false }
        for offset in 0..<form.count {
            let letter = folded[form.lowerBound + offset]
            guard letter >= UInt8(ascii: "a"), letter <= UInt8(ascii: "z"),
                text[word.lowerBound + offset] | 0x20 == letter
            else { return false }
        }
        return true
    }

    /// The stemmer of a language, made when it is first asked for.
    private func stemmer(for language: String) -> LanguageStemmer? {
        if let known = stemmers[language] { return known }
        let made = Stemmer(language: language).map {
            LanguageStemmer(stemmer: $0, prefix: IndexTerm.stem([], language: language))
        }
        stemmers.updateValue(made, forKey: language)
        return made
    }
}
