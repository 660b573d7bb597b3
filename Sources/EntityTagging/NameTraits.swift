import TextAnalysis

/// Under which conditions the words of a name, met in a text, are that name.
struct NameTraits: OptionSet, Sendable {
    var rawValue: UInt8

    /// The words alone do not suffice.
    static let needsCue = NameTraits(rawValue: 1)
    /// Must stand in capitals: `US` is a country, `us` is not.
    static let capitalsOnly = NameTraits(rawValue: 2)
    /// The first word may be in lower case: `al-Qaeda`.
    static let lowerFirst = NameTraits(rawValue: 4)
    /// The last word may be in lower case: `Hezbollah brigades`.
    static let lowerLast = NameTraits(rawValue: 8)
    /// All words may be in lower case: `irakien`.
    static let lowerAll = NameTraits(rawValue: 16)
    /// The main name of an entity from a list of the reader's own.
    static let preferred = NameTraits(rawValue: 32)

    /// Has a capital inside (`LeT`), which must be there if the word is a common one otherwise.
    static let innerCapital = NameTraits(rawValue: 64)

    /// Begins with the Arabic article, which must stand in the text too: `القائم` is a town, `قائم`
    /// a common word.
    static let article = NameTraits(rawValue: 128)

    private static let conditions: NameTraits = [.needsCue, .innerCapital, .article]
    private static let permissions: NameTraits = [.lowerFirst, .lowerLast, .lowerAll, .preferred]

    /// What holds for a name that was given twice, or `nil` if only one of the two is an acronym.
    func merged(with other: NameTraits) -> NameTraits? {
        guard contains(.capitalsOnly) == other.contains(.capitalsOnly) else { return nil }
        let shared = intersection(Self.conditions).intersection(other)
        let either = union(other).intersection(Self.permissions)
        return shared.union(either).union(intersection(.capitalsOnly))
    }

    /// Languages that write the words for a country's people or things in lower case.
    static let lowerCaseDemonyms: Set = [
        "bg", "ca", "cs", "da", "de", "es", "et", "fi", "fr", "gl", "hr", "hu", "it", "lt", "lv",
        "nb", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr", "sv", "tr", "uk",
    ]
}

extension NameTraits {
    /// The case rule for a name, read off the way the list writes it.
    ///
    /// - Parameters:
    ///   - alias: The name.
    ///   - tokens: The tokens that it is matched by.
    ///   - list: What the tokens' folded forms stand in.
    ///   - startsWithParticle: Whether the first word is one such as `al` or `de`.
    ///   - endsWithParticle: Whether the last word is.
    init(
        _ alias: Alias,
        tokens: [Token],
        in list: borrowing TokenList,
        startsWithParticle: Bool,
        endsWithParticle: Bool
    ) {
        self = alias.needsCue ? .needsCue : []
        guard let first = tokens.first, let last = tokens.last else { return }
        if tokens.count == 1 {
            let letters = list.letterCount(of: first)
            if first.shape.isUpper, letters <= 6 || alias.kind == .acronym {
                insert(.capitalsOnly)
                return
            }
            if first.shape.isNumber || letters < 2 { insert(.needsCue) }
            if first.hasArticle, list.isArabic(first) { insert(.article) }
            if alias.kind == .demonym, letters >= 4, let language = alias.language,
                Self.lowerCaseDemonyms.contains(language)
            {
                insert(.lowerAll)
            }
        }
        if first.shape.isLower || startsWithParticle { insert(.lowerFirst) }
        if last.shape.isLower || endsWithParticle { insert(.lowerLast) }
        if tokens.allSatisfy(\.shape.isLower) { insert(.lowerAll) }
    }
}

// Patterns instead of `==`, which for an enumeration of another module is a call.
extension Token.Shape {
    var isLower: Bool { if case .lower = self { true } else { false } }
    var isCapitalized: Bool { if case .capitalized = self { true } else { false } }
    var isUpper: Bool { if case .upper = self { true } else { false } }
    var isInitial: Bool { if case .initial = self { true } else { false } }
    var isUncased: Bool { if case .uncased = self { true } else { false } }
    var isNumber: Bool { if case .number = self { true } else { false } }
}

extension Token {
    /// Whether folding took the Arabic article away, which has four bytes.
    var hasArticle: Bool { end - start >= foldedEnd - foldedStart + 4 }
}

extension TokenList {
    /// Whether the folded form of a token begins with a letter of the Arabic script.
    func isArabic(_ token: Token) -> Bool {
        guard token.foldedStart < token.foldedEnd else { return false }
        let lead = folded[Int(token.foldedStart)]
        return lead >= 0xD8 && lead <= 0xDB
    }

    /// How many scalars the folded form of a token has.
    func letterCount(of token: Token) -> Int {
        var count = 0
        for index in Int(token.foldedStart)..<Int(token.foldedEnd)
        where folded[index] & 0xC0 != 0x80 {
            count += 1
        }
        return count
    }
}
