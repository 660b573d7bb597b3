import TextAnalysis

/// All that one spelling of a word tells about it, as hashes.
package struct WordForm: Sendable {
    // What is asked for most stands in front, so that it is fetched at once.
    /// The letters as they stand, and folded.
    var surface: UInt64
    var folded: UInt64
    /// The pattern of capitals, letters and digits, and that pattern with runs made one.
    var shape: UInt64
    var shortShape: UInt64
    /// The number of the folded word in its ``WordFormTable``.
    var foldedNumber: Int32
    var entry: Lexicon.Entry
    var kind: Kind
    var middleClass: UInt8
    var coarseClass: UInt8
    /// What the word's bridging of capitalized words allows: `of`, `&`.
    var bridges: Bool
    /// Whether it begins with the Arabic article.
    var hasArticle: Bool
    /// The first two to four letters, folded, and the last one to four; 0 where the word is shorter.
    var prefixes: SIMD4<UInt64>
    var suffixes: SIMD4<UInt64>

    /// Case and script, or that the unit is a mark.
    enum Kind: UInt8, Sendable {
        case lower, capitalized, upper, initial, mixed, uncased, number, mark

        var isCapital: Bool {
            switch self {
            case .capitalized, .upper, .initial, .mixed: true
            default: false
            }
        }
    }

    init(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        folded bytes: borrowing Span<UInt8>,
        _ foldedRange: Range<Int>,
        kind: Kind,
        model: borrowing NameModel
    ) {
        self.kind = kind
        surface = FeatureHash.bytes(text, range)
        folded = kind == .mark ? surface : FeatureHash.bytes(bytes, foldedRange)
        foldedNumber = -1
        (shape, shortShape) = Self.shapes(text, range, kind)
        entry = kind == .mark ? .unknown : model.lexicon.entry(folded)
        (middleClass, coarseClass) = model.coarser(entry.wordClass)
        prefixes = .zero
        suffixes = .zero
        bridges = false
        hasArticle =
            range.count > 8 && text[range.lowerBound] == 0xD8 && text[range.lowerBound + 1] == 0xA7
            && text[range.lowerBound + 2] == 0xD9 && text[range.lowerBound + 3] == 0x84
        if kind == .mark {
            let byte = text[range.lowerBound]
            bridges = range.count == 1 && Self.bridgingMarks.contains(byte)
            if byte == 0x2D, range.upperBound < text.count, text[range.upperBound] <= 0x20 {
                bridges = false
            }
            return
        }
        bridges = kind == .lower && Self.bridgingWords.contains(folded)
        var (start, end) = (foldedRange.lowerBound, foldedRange.upperBound)
        for length in 0..<4 where start < foldedRange.upperBound {
            start += 1
            while start < foldedRange.upperBound, bytes[start] & 0xC0 == 0x80 { start += 1 }
            prefixes[length] = FeatureHash.bytes(bytes, foldedRange.lowerBound..<start)
        }
        for length in 0..<4 where end > foldedRange.lowerBound {
            end -= 1
            while end > foldedRange.lowerBound, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            suffixes[length] = FeatureHash.bytes(bytes, end..<foldedRange.upperBound)
        }
    }

    /// What stands before the first word of a sentence and behind the last.
    static let edge = WordForm()

    private init() {
        let none = FeatureHash.mixed(1)
        (surface, folded, foldedNumber, kind) = (none, none, -1, .mark)
        (shape, shortShape, prefixes, suffixes) = (none, none, .zero, .zero)
        (entry, middleClass, coarseClass, bridges) = (.unknown, 255, 255, false)
        hasArticle = false
    }

    private static let bridgingMarks: Set<UInt8> = [0x26, 0x2D, 0x2E, 0x27]
    private static let bridgingWords: Set<UInt64> = Set(
        ["of", "for", "de", "al", "el", "bin", "ibn", "la", "del", "von", "van", "di", "da"].map {
            let bytes = Array($0.utf8)
            return FeatureHash.bytes(bytes.span, 0..<bytes.count)
        }
    )

    /// The hashes of the pattern and of the short pattern.
    private static func shapes(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        _ kind: Kind
    ) -> (UInt64, UInt64) {
        var long = FeatureHash.empty &+ UInt64(kind.rawValue)
        var short = long
        var previous: UInt8 = 0
        var count = 0
        for index in range {
            let byte = text[index]
            let sign: UInt8
            switch byte {
            case 0x30...0x39: sign = 1
            case 0x41...0x5A: sign = 2
            case 0x61...0x7A: sign = 3
            case 0x80...0xBF: continue
            case 0xC0...0xFF: sign = 4
            default: sign = byte
            }
            if sign != previous { short = (short ^ UInt64(sign)) &* 0x100_0000_01B3 }
            previous = sign
            count += 1
            if count <= 10 { long = (long ^ UInt64(sign)) &* 0x100_0000_01B3 }
        }
        return (FeatureHash.mixed(long), FeatureHash.mixed(short))
    }
}

extension WordForm.Kind {
    init(_ shape: Token.Shape) {
        switch shape {
        case .lower: self = .lower
        case .capitalized: self = .capitalized
        case .upper: self = .upper
        case .initial: self = .initial
        case .mixed: self = .mixed
        case .uncased: self = .uncased
        case .number: self = .number
        }
    }
}
