/// A run of marks that may end a sentence, with the quotes and brackets closed behind it: `.`, `?!”`.
struct SentenceMark {
    /// First byte of the run.
    var start: Int
    /// One past the run and the closing quotes and brackets behind it.
    var end: Int
    /// Whether the run is one period and nothing else: the mark that abbreviations have too.
    var isSinglePeriod = false
    /// Whether it ends a sentence without white space behind it: `。`, `।`, `؟`.
    var needsNoSpace = false
    /// Whether a quote or bracket was closed.
    var closesQuotation = false

    /// The run at `index`; nil if no mark stands there.
    ///
    /// - Parameters:
    ///   - text: UTF-8, valid or not.
    ///   - index: Where the run may start.
    ///   - limit: Where the block ends; the run does not reach beyond.
    ///   - quoteIsOpen: Whether an odd number of `"` stands before `index`; updated. It decides
    ///     whether the quote in `GOOD . " MANY` closes.
    init?(
        _ text: borrowing Span<UInt8>,
        at index: Int,
        limit: Int,
        quoteIsOpen: inout Bool
    ) {
        guard let first = SentenceMark.strength(of: DecodedScalar(text, at: index).value) else {
            return nil
        }
        start = index
        end = index
        var marks = 0
        var next: Strength? = first
        while let strength = next {
            marks += 1
            isSinglePeriod = marks == 1 && strength == .period
            needsNoSpace = needsNoSpace || strength == .standalone
            end += DecodedScalar(text, at: end).length
            next = nil
            guard end < limit else { break }
            next = SentenceMark.strength(of: DecodedScalar(text, at: end).value)
            // `. . .` is one ellipsis.
            if next == nil, strength == .period, text[end] == 0x20, end + 1 < limit,
                text[end + 1] == 0x2E
            {
                end += 1
                next = .period
            }
        }
        closeQuotation(text, limit: limit, quoteIsOpen: &quoteIsOpen)
    }

    private mutating func closeQuotation(
        _ text: borrowing Span<UInt8>,
        limit: Int,
        quoteIsOpen: inout Bool
    ) {
        while end < limit {
            let scalar = DecodedScalar(text, at: end)
            let behind = end + scalar.length
            switch scalar.value {
            case 0x29, 0x5D, 0x7D, 0x2019, 0x201D, 0xBB, 0x203A, 0x300D, 0x300F, 0x3011, 0xFF09,
                0x300B, 0x3009, 0xFF02, 0xFD3E:
                break
            case 0x22, 0x27, 0x2018, 0x201C, 0xAB, 0x2039:
                // These open as well: closing only where no word follows.
                if behind < limit, DecodedScalar(text, at: behind).isLetter { return }
                if scalar.value == 0x22 { quoteIsOpen.toggle() }
            case 0x5B:
                guard let note = SentenceMark.endOfNote(text, at: end, limit: limit) else { return }
                end = note
                continue
            case 0x20:
                guard quoteIsOpen, behind < limit, text[behind] == 0x22,
                    behind + 1 == limit || text[behind + 1] <= 0x20
                else { return }
                end = behind
                continue
            default: return
            }
            closesQuotation = true
            end = behind
        }
    }

    /// The end of a reference such as `[12]`.
    private static func endOfNote(
        _ text: borrowing Span<UInt8>,
        at bracket: Int,
        limit: Int
    ) -> Int? {
        var index = bracket + 1
        while index < limit, index - bracket < 4, text[index] >= 0x30, text[index] <= 0x39 {
            index += 1
        }
        guard index > bracket + 1, index < limit, text[index] == 0x5D else { return nil }
        return index + 1
    }

    private enum Strength {
        case period, strong, standalone
    }

    private static func strength(of value: UInt32) -> Strength? {
        switch value {
        case 0x2E: .period
        // ! ? … ‼ ‽ ⁇ ⁈ ⁉
        case 0x21, 0x3F, 0x2026, 0x203C, 0x203D, 0x2047...0x2049: .strong
        // Armenian, Arabic ؟, Urdu ۔, danda, Burmese, Ethiopic, Khmer, Chinese and Japanese
        case 0x589, 0x61F, 0x6D4, 0x964, 0x965, 0x104B, 0x1362, 0x1367, 0x17D4, 0x17D5, 0x3002,
            0xFF01, 0xFF0E, 0xFF1F, 0xFF61:
            .standalone
        default: nil
        }
    }

    /// Whether a mark's first byte can be `byte`: the quick test before ``init(_:at:limit:quoteIsOpen:)``.
    static func mayStart(with byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x2E, 0x3F, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE2, 0xE3, 0xEF: true
        default: false
        }
    }
}
