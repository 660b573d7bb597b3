import TextAnalysis

/// Finds the terms of a field of the index: its words, their other forms and their stems.
///
/// What comes out is a list of records that ``TermRecords`` reads, in place of calls for each term, so
/// that any thread can make it and the one writer has only to pass it on.
///
/// Not `Sendable`: it keeps stemmers and memory for the next field. Make one per thread.
package final class FieldAnalyzer {
    private var tokens = TokenList()
    private var stems = StemList()
    private var stemmers: [String: LanguageStemmer?] = [:]

    private struct LanguageStemmer {
        var stemmer: Stemmer
        /// What stands before a stem in its term.
        var prefix: [UInt8]
    }

    package init() {}

    /// Appends the records of a field.
    ///
    /// - Parameters:
    ///   - text: The field's text, UTF-8.
    ///   - language: ISO 639-1 code of the language whose stems are wanted; empty for none.
    ///   - mentions: Where mentions start, in bytes of `text`, ascending.
    ///   - records: The records are appended.
    /// - Returns: How many words there are: positions, as FTS5 counts a row's length.
    package func analyze(
        _ text: borrowing Span<UInt8>,
        language: String,
        mentions: [Int],
        into records: inout [UInt8]
    ) -> Int {
        tokens.removeAll()
        Tokenizer().tokenize(text, into: &tokens)
        let stemmer = stemmer(for: language)
        let (list, last) = (tokens, tokens.tokens.lastIndex { !$0.isColocated } ?? -1)
        var writer = TermRecordWriter()
        var words = 0
        var mention = 0
        var place = 0
        while place < list.tokens.count {
            let word = list.tokens[place]
            let range = Int(word.start)..<Int(word.end)
            let form = Int(word.foldedStart)..<Int(word.foldedEnd)
            writer.append(.word, list.folded[form], range: range, to: &records)
            words += 1
            let isLast = place >= last
            place += 1
            while place < list.tokens.count, list.tokens[place].isColocated {
                let other = list.tokens[place]
                writer.append(
                    .colocated,
                    list.folded[Int(other.foldedStart)..<Int(other.foldedEnd)],
                    range: range,
                    to: &records
                )
                place += 1
            }
            if let stemmer {
                stems.removeAll()
                stemmer.stemmer.appendStems(of: word, in: list, text: text, to: &stems)
                for stem in stems.ranges {
                    writer.append(
                        .colocated,
                        prefix: stemmer.prefix,
                        stems.bytes[stem],
                        range: range,
                        to: &records
                    )
                }
            }
            while mention < mentions.count, mentions[mention] < range.upperBound || isLast {
                writer.appendMention(range: range, to: &records)
                mention += 1
            }
        }
        return words
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
