import CStemmer
import CTextTables

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
/// Hebrew, which Snowball lacks, has only its prefixes cut (``HebrewPrefix``).
///
/// Not `Sendable`: the C object is a workspace that every call writes to, as is the cache of recent
/// words. Make one per thread and language.
package final class Stemmer {
    /// ISO 639-1 codes of the languages that ``init(language:)`` knows.
    package static let languages = [
        "ar", "ca", "da", "de", "el", "en", "es", "eu", "fi", "fr", "ga", "he", "hi", "hu", "hy",
        "id", "it", "lt", "ne", "nl", "no", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
    ]
    private static let hebrew = "he"
    /// Longer words are no words and have no stem.
    private static let longestWord = 512

    /// The code it was made with.
    package let language: String
    /// Nil for Hebrew only.
    private let algorithm: OpaquePointer?
    private var cache = StemCache()
    private var word: [UInt8] = []
    private var stem: [UInt8] = []

    /// Fails for a language without a stemmer.
    ///
    /// - Parameter language: An ISO 639-1 code; `nb` and `nn` are taken for `no`.
    package init?(language: String) {
        let code = language == "nb" || language == "nn" ? "no" : language
        guard Self.languages.contains(code) else { return nil }
        self.language = code
        if code == Self.hebrew {
            algorithm = nil
        } else {
            guard let algorithm = sb_stemmer_new(code, "UTF_8") else { return nil }
            self.algorithm = algorithm
        }
    }

    deinit {
        if let algorithm { sb_stemmer_delete(algorithm) }
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
        guard algorithm != nil else {
            for start in HebrewPrefix.ends(in: list.folded, form: form) {
                stems.append(list.folded[start..<form.upperBound])
            }
            return
        }
        withStem(of: token, text: text) { stem in
            if !stem.isEmpty, !stem.elementsEqual(list.folded[form]) { stems.append(stem) }
        }
    }

    /// Appends the form by which a word of a query is looked up among stems: its stem, even if that
    /// is its folded form; for Hebrew the folded form, since the texts' words had their prefixes cut.
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
        guard algorithm != nil else {
            stems.append(list.folded[Int(token.foldedStart)..<Int(token.foldedEnd)])
            return
        }
        withStem(of: token, text: text) { stem in
            if !stem.isEmpty { stems.append(stem) }
        }
    }

    private func withStem(
        of token: Token,
        text: borrowing Span<UInt8>,
        _ body: (ArraySlice<UInt8>) -> Void
    ) {
        let range = Int(token.start)..<Int(token.end)
        guard range.count <= Self.longestWord else { return }
        let source = text.extracting(range)
        guard let slot = cache.slot(for: source) else {
            makeStem(of: source)
            body(stem[...])
            return
        }
        if !slot.isHit {
            makeStem(of: source)
            guard cache.store(stem, for: source, in: slot) else {
                body(stem[...])
                return
            }
        }
        body(cache.stem(in: slot))
    }

    /// Leaves the folded stem of a word in `stem`; nothing if it has none.
    private func makeStem(of source: borrowing Span<UInt8>) {
        stem.removeAll(keepingCapacity: true)
        guard let algorithm, lowercase(source),
            let result = sb_stemmer_stem(algorithm, word, Int32(word.count))
        else { return }
        // Safe: the result is libstemmer's own and holds until the next call; it is copied here.
        let stemmed = Array(
            UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(algorithm)))
        )
        let letters = stemmed.span
        var index = 0
        while index < letters.count {
            let scalar = FoldedScalar(at: index, in: letters)
            if scalar.kind.isLetterOrDigit {
                scalar.appendForm(to: &stem, at: index, in: letters)
            }
            index += scalar.length
        }
    }

    /// Leaves the letters and marks of a word in `word`, in lower case and without an elided article.
    ///
    /// - Returns: Whether the word may have a stem: not if it is a pair of characters.
    private func lowercase(_ source: borrowing Span<UInt8>) -> Bool {
        word.removeAll(keepingCapacity: true)
        var hasElision = false
        var index = 0
        while index < source.count {
            let scalar = FoldedScalar(at: index, in: source)
            switch scalar.kind {
            case .pairing, .pairing_mark:
                return false
            case .apostrophe where !hasElision && Elision.isElided(word, from: 0):
                hasElision = true
                word.removeAll(keepingCapacity: true)
            case .upper:
                appendLowercase(of: scalar)
            case .lower, .uncased, .arabic, .hebrew, .digit, .mark:
                for offset in 0..<scalar.length { word.append(source[index + offset]) }
            default:
                break
            }
            index += scalar.length
        }
        return true
    }

    private func appendLowercase(of scalar: FoldedScalar) {
        if language == "tr", scalar.value == 0x49 || scalar.value == 0x130 {
            word.append(contentsOf: (scalar.value == 0x49 ? "ı" : "i").utf8)
        } else if let letter = Unicode.Scalar(scalar.value) {
            word.append(contentsOf: letter.properties.lowercaseMapping.utf8)
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
