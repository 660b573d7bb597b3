import CStemmer
import CTextTables

/// One of Snowball's algorithms with the words it stemmed last.
///
/// Its C object is a workspace that every call writes to.
struct SnowballStemmer: ~Copyable {
    /// Longer words are no words and have no stem.
    private static let longestWord = 512

    private let algorithm: OpaquePointer
    private let isTurkish: Bool
    /// Whether ``word`` is a name that had its ending cut at an apostrophe.
    private var isName = false
    private var cache: StemCache
    private var word: [UInt8] = []
    private var stem: [UInt8] = []

    /// Fails if libstemmer does not know the language, an ISO 639-1 code.
    init?(language: String, remembers: Bool) {
        guard let algorithm = sb_stemmer_new(language, "UTF_8") else { return nil }
        self.algorithm = algorithm
        cache = StemCache(isEmpty: !remembers)
        isTurkish = language == "tr"
    }

    deinit { sb_stemmer_delete(algorithm) }

    /// Appends the folded stem of a word, if it has one and it is not `form`.
    ///
    /// - Parameters:
    ///   - source: The word as it was written.
    ///   - form: The bytes that are not to be repeated; nil to have the stem whatever it is.
    ///   - stems: The stem is appended.
    mutating func appendStem(
        of source: borrowing Span<UInt8>,
        unless form: ArraySlice<UInt8>?,
        to stems: inout StemList
    ) {
        guard source.count <= Self.longestWord else { return }
        if let slot = cache.slot(for: source) {
            if !slot.isHit {
                makeStem(of: source)
                guard cache.store(stem, for: source, in: slot) else {
                    Self.append(stem[...], unless: form, to: &stems)
                    return
                }
            }
            Self.append(cache.stem(in: slot), unless: form, to: &stems)
        } else {
            makeStem(of: source)
            Self.append(stem[...], unless: form, to: &stems)
        }
    }

    @inline(__always)
    private static func append(
        _ stem: ArraySlice<UInt8>,
        unless form: ArraySlice<UInt8>?,
        to stems: inout StemList
    ) {
        if stem.isEmpty { return }
        if let form, stem == form { return }
        stems.append(stem)
    }

    /// Leaves the folded stem of a word in `stem`; nothing if it has none.
    private mutating func makeStem(of source: borrowing Span<UInt8>) {
        stem.removeAll(keepingCapacity: true)
        guard lowercase(source) else { return }
        if !isName {
            guard let result = sb_stemmer_stem(algorithm, word, Int32(word.count)) else { return }
            // Safe: the result is libstemmer's own and holds until the next call; it is copied here.
            word = Array(
                UnsafeBufferPointer(start: result, count: Int(sb_stemmer_length(algorithm)))
            )
        }
        let stemmed = word
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

    /// Leaves the letters and marks of a word in `word`, in lower case and without an elided article, or
    /// in Turkish what an apostrophe parts from it.
    ///
    /// - Returns: Whether the word may have a stem: not if it is a pair of characters.
    private mutating func lowercase(_ source: borrowing Span<UInt8>) -> Bool {
        word.removeAll(keepingCapacity: true)
        isName = false
        var hasElision = false
        var index = 0
        while index < source.count {
            let scalar = FoldedScalar(at: index, in: source)
            switch scalar.kind {
            case .pairing, .pairing_mark:
                return false
            // Endings of names stand behind one: PKK'nın.
            case .apostrophe where isTurkish && !word.isEmpty:
                isName = true
                return true
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

    private mutating func appendLowercase(of scalar: FoldedScalar) {
        if isTurkish, scalar.value == 0x49 || scalar.value == 0x130 {
            word.append(contentsOf: (scalar.value == 0x49 ? "ı" : "i").utf8)
        } else if let letter = Unicode.Scalar(scalar.value) {
            word.append(contentsOf: letter.properties.lowercaseMapping.utf8)
        }
    }
}
