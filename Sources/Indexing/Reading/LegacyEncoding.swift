import Foundation

/// The 8-bit encodings that old news sites and mail archives use.
///
/// Which one a text is in is judged by its bytes above 0x7F, read as letters in each: a letter
/// counts by the logarithm of its frequency, which falls off exponentially with its rank in the
/// languages concerned, and a pair of letters by whether it is plausible. Accented Latin letters
/// stand alone among ASCII letters; Cyrillic, Hebrew and Arabic ones stand in words of their own,
/// with capitals and final forms where those belong.
enum LegacyEncoding: String, CaseIterable, Sendable {
    case western = "windows-1252"
    case cyrillic = "windows-1251"
    case hebrew = "windows-1255"
    case arabic = "windows-1256"

    /// The encoding under which the bytes above 0x7F are the likeliest letters.
    ///
    /// - Complexity: O(*n*) in the first 64 KB.
    static func likeliest(for raw: [UInt8]) -> LegacyEncoding {
        let sample = raw.prefix(1 << 16)
        let scores = allCases.map { ($0, $0.score(sample)) }
        return scores.max { $0.1 < $1.1 }?.0 ?? .western
    }

    /// The letters that tell the encoding, the most frequent first; in Cyrillic, of Russian and
    /// Ukrainian; in Arabic, of Arabic and Persian.
    private var letters: String {
        switch self {
        case .western: "éèàüäöóíáñçßêúâôãîõåøæûùëïœìòÿ"
        case .cyrillic: "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфіїєъёґ"
        case .hebrew: "יוהלאתרבשמנחדעקפכםצטסןגזץךף"
        case .arabic: "اليمنوتربدسعفهكقحجةشصطخىضذثزأئغءظإؤآگپچژ"
        }
    }

    private enum Kind: Sendable {
        case lower
        case upper
        /// A Hebrew letter in the form that only ends words.
        case final
        /// What all four encodings share: quotation marks, dashes, the no-break space.
        case mark
        case other
    }

    private struct Table: Sendable {
        var kinds: [Kind]
        var weights: [Double]
    }

    private static let tables: [LegacyEncoding: Table] = {
        var tables: [LegacyEncoding: Table] = [:]
        for encoding in allCases { tables[encoding] = encoding.makeTable() }
        return tables
    }()

    /// Kind and weight of each byte from 0x80 on.
    private func makeTable() -> Table {
        let ranks = Dictionary(
            letters.unicodeScalars.enumerated().map { ($1, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var table = Table(kinds: [], weights: [])
        for byte in UInt8(0x80)...0xFF {
            let text = CharsetConverter.convert([byte], from: rawValue)
            let scalar = text.flatMap {
                String(decoding: $0.bytes, as: UTF8.self).unicodeScalars.first
            }
            let (kind, weight) = Self.judge(scalar ?? "\u{FFFD}", ranks)
            table.kinds.append(kind)
            table.weights.append(weight)
        }
        return table
    }

    private static func judge(
        _ scalar: Unicode.Scalar,
        _ ranks: [Unicode.Scalar: Int]
    ) -> (Kind, Double) {
        if "\u{A0}–—‘’“”„«»…".unicodeScalars.contains(scalar) { return (.mark, -3) }
        if let rank = ranks[scalar] {
            let kind: Kind = "םןץךף".unicodeScalars.contains(scalar) ? .final : .lower
            return (kind, -2.3 - Double(rank) / 9)
        }
        let lower = scalar.properties.lowercaseMapping.unicodeScalars.first
        if let rank = lower.flatMap({ ranks[$0] }) { return (.upper, -4.5 - Double(rank) / 9) }
        return (.other, scalar == "\u{FFFD}" ? -12 : -9)
    }

    private func score(_ sample: ArraySlice<UInt8>) -> Double {
        guard let table = Self.tables[self] else { return -.infinity }
        var score = 0.0
        var previous: UInt8 = 0x20
        for byte in sample {
            defer { previous = byte }
            if byte >= 0x80 { score += table.weights[Int(byte) - 0x80] }
            score += penalty(previous, byte, table)
        }
        return score
    }

    /// What a pair of neighbours costs that no word of the languages has.
    private func penalty(_ first: UInt8, _ second: UInt8, _ table: Table) -> Double {
        let left = first >= 0x80 ? table.kinds[Int(first) - 0x80] : nil
        let right = second >= 0x80 ? table.kinds[Int(second) - 0x80] : nil
        let isLatin = self == .western
        switch (left, right) {
        case (.mark, _), (_, .mark), (.other, _), (_, .other), (nil, nil): return 0
        case (nil, _): return !isLatin && Self.isLetter(first) ? -4 : 0
        case (_, nil): return !isLatin && Self.isLetter(second) ? -4 : 0
        // A capital costs less in a word of capitals.
        case (.upper, .upper): return isLatin ? -3 : 2
        case (.lower, .upper), (.final, .lower), (.final, .final): return -4
        default: return isLatin ? -3 : 0
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
    }
}
