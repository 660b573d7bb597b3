/// Reduces words to stems, so that `militias` finds `militia`.
///
/// A stem is an alternative to the folded form, never a replacement: it belongs in a term space of
/// its own, which a quoted word does not ask. A text's word has the stems of
/// ``appendStems(of:in:text:to:)`` there; a query's word is looked up there by the one form of
/// ``appendQueryStem(of:in:text:to:)``, and among the folded forms by that form too, since a word
/// that is its own stem has no other.
///
/// The algorithms are those of Snowball; they see the word in lower case but with its accents, on
/// which the rules of French or Russian hang, and without apostrophes and elided articles. The stem
/// is then folded, but keeps an Arabic article that the algorithm left. Text in decomposed form is
/// not composed first and may get another stem.
///
/// In Turkish, names have their endings behind an apostrophe: what stands before it is the stem.
///
/// Hebrew, which Snowball lacks, has only its prefixes cut (``HebrewPrefix``).
///
/// Not `Sendable`: libstemmer's object is a workspace that every call writes to, as is the cache of
/// recent words. Make one per thread and language.
package final class Stemmer {
    /// ISO 639-1 codes of the languages that ``init(language:)`` knows.
    package static let languages = [
        "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "he", "hi", "hu", "hy",
        "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
    ]

    /// The code it was made with.
    package let language: String
    /// Whether words that differ in the case of ASCII letters alone may have different stems.
    package let dependsOnCase: Bool
    private let isHebrew: Bool
    /// Nil for Hebrew only.
    private var snowball: SnowballStemmer?

    /// Fails for a language without a stemmer.
    ///
    /// - Parameters:
    ///   - language: An ISO 639-1 code; `nb` and `nn` are taken for `no`.
    ///   - remembers: Whether recent words are kept, in a megabyte: for texts, not for queries.
    package init?(language: String, remembers: Bool = true) {
        let code = language == "nb" || language == "nn" ? "no" : language
        guard Self.languages.contains(code) else { return nil }
        self.language = code
        // Its I is the capital of ı.
        dependsOnCase = code == "tr"
        isHebrew = code == "he"
        guard !isHebrew else { return }
        guard let snowball = SnowballStemmer(language: code, remembers: remembers) else {
            return nil
        }
        self.snowball = consume snowball
    }

    /// Appends the stems of a word of a text that differ from its folded form: none, one, or for
    /// Hebrew up to two.
    ///
    /// Colocated tokens, numbers and pairs of characters have none.
    ///
    /// - Parameters:
    ///   - token: A token of `list`.
    ///   - list: The list that ``Tokenizer`` made of `text`.
    ///   - text: The text that the token's offsets count in.
    ///   - stems: The stems are appended.
    package func appendStems(
        of token: Token,
        in list: TokenList,
        text: borrowing Span<UInt8>,
        to stems: inout StemList
    ) {
        guard !token.isColocated, token.shape != .number else { return }
        let form = Int(token.foldedStart)..<Int(token.foldedEnd)
        guard !isHebrew else {
            for start in HebrewPrefix.ends(in: list.folded, form: form) {
                stems.append(list.folded[start..<form.upperBound])
            }
            return
        }
        snowball?.appendStem(
            of: text.extracting(Int(token.start)..<Int(token.end)),
            unless: list.folded[form],
            to: &stems
        )
    }

    /// Appends the form by which a word of a query is looked up among stems: its stem, even if that
    /// is its folded form; for Hebrew the folded form, since the texts' words had their prefixes cut, and
    /// in Turkish that form besides.
    ///
    /// Appends nothing for what has no stem in any text. The parameters are those of
    /// ``appendStems(of:in:text:to:)``.
    package func appendQueryStem(
        of token: Token,
        in list: TokenList,
        text: borrowing Span<UInt8>,
        to stems: inout StemList
    ) {
        guard !token.isColocated, token.shape != .number else { return }
        guard !isHebrew else {
            stems.append(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            return
        }
        snowball?.appendStem(
            of: text.extracting(Int(token.start)..<Int(token.end)),
            unless: nil,
            to: &stems
        )
        // A name with an ending behind an apostrophe is in the index without it, and whole.
        let form = list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)]
        if language == "tr", let stem = stems.ranges.last, stems.bytes[stem] != form {
            stems.append(form)
        }
    }
}

/// The stems of a word, or of many; a reusable buffer.
package struct StemList: Sendable {
    /// The stems, one behind the other, UTF-8.
    package private(set) var bytes: [UInt8] = []
    /// Where each stem lies in ``bytes``.
    package private(set) var ranges: [Range<Int>] = []

    package init() {}

    /// Empties the list and keeps its memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
    }

    /// The stems as strings, for messages, tests and look-ups off the hot path.
    package var strings: [String] {
        ranges.map { String(decoding: bytes[$0], as: UTF8.self) }
    }

    mutating func append(_ stem: ArraySlice<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: stem)
        ranges.append(start..<bytes.count)
    }
}
