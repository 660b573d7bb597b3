/// Quotation marks that close one another.
///
/// Within a family any mark opens and any closes, because keyboards and languages mix them
/// (`“so"`, `„so“`, `»so«`); a mark of another family is part of the quoted text.
enum QuoteFamily: Int, CaseIterable {
    /// `"`, `“ ” „ ‟` and the full-width mark.
    case double
    /// `« »`
    case angle
    /// `‹ ›`
    case singleAngle

    init?(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"", "“", "”", "„", "‟", "＂": self = .double
        case "«", "»": self = .angle
        case "‹", "›": self = .singleAngle
        default: return nil
        }
    }

    /// The marks a canonical query is written with.
    var marks: (opening: String, closing: String) {
        switch self {
        case .double: ("\"", "\"")
        case .angle: ("«", "»")
        case .singleAngle: ("‹", "›")
        }
    }
}

extension QueryScalars {
    /// The family of the mark at a position; `nil` for other characters and for a gershayim typed
    /// as a quotation mark (`צה"ל`).
    func quoteFamily(at position: Int) -> QuoteFamily? {
        guard let scalar = self[position], let family = QuoteFamily(scalar) else { return nil }
        let mayBeGershayim = scalar == "\"" || scalar == "”" || scalar == "“"
        if mayBeGershayim, self[position - 1]?.isHebrew == true,
            self[position + 1]?.isHebrew == true
        {
            return nil
        }
        return family
    }

    /// Whether the sign here is a `’` at the end of a word.
    fileprivate func closesSingleQuote(at position: Int) -> Bool {
        self[position] == "’" && self[position - 1]?.separatesWords == false
            && self[position + 1]?.isWordPart != true
    }

    /// What a text in single curly quotes never holds; otherwise `‘Ali (… Shara’)` would be one.
    fileprivate func endsSingleQuoteSearch(at position: Int) -> Bool {
        guard let scalar = self[position] else { return true }
        return scalar.opensGroup || scalar.closesGroup || scalar.isAlternativeSign
            || quoteFamily(at: position) != nil
    }
}

/// Finds closing marks; remembers the last find of each kind, so that a query is walked once
/// however many marks it opens.
struct QuoteFinder {
    private var nextOfFamily = [-1, -1, -1]
    private var nextSingle = -1

    /// The position of the mark that closes the one at `opening`.
    mutating func closing(
        _ family: QuoteFamily,
        openedAt opening: Int,
        in query: QueryScalars
    ) -> Int? {
        var position = nextOfFamily[family.rawValue]
        if position <= opening {
            position = opening + 1
            while position < query.count, query.quoteFamily(at: position) != family {
                position += 1
            }
            nextOfFamily[family.rawValue] = position
        }
        return position < query.count ? position : nil
    }

    /// The position of the `’` that closes the `‘` at `opening`, when the two clearly wrap a text.
    ///
    /// Both signs also write ayn and hamza (`‘Ali`, `Shara’`), so the opening one must stand before
    /// a word and the closing one after a word.
    mutating func closingSingle(openedAt opening: Int, in query: QueryScalars) -> Int? {
        guard query[opening] == "‘", query[opening + 1]?.separatesWords == false else { return nil }
        if nextSingle <= opening {
            nextSingle = opening + 1
            while !query.endsSingleQuoteSearch(at: nextSingle),
                !query.closesSingleQuote(at: nextSingle)
            {
                nextSingle += 1
            }
        }
        return query.closesSingleQuote(at: nextSingle) ? nextSingle : nil
    }
}
