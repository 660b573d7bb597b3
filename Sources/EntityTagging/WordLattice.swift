import TextAnalysis

/// A text's words by number, and the ways from one to the next.
///
/// A position is a word as it stands in the text. Forms that stand for several positions, such as
/// `alhaq` for `al-Haq`, begin at the position they share.
struct WordLattice {
    /// The first token of each position, and the number of tokens behind the last.
    private(set) var mains: [Int32] = []
    /// Each token's word number, or -1 for a word that is in no name and no cue.
    private(set) var words: [Int32] = []
    /// What stands behind each position.
    private(set) var gaps: [WordGap] = []
    /// What each position's own word tells.
    private(set) var roles: [WordRoles] = []

    init(_ text: borrowing Span<UInt8>, _ list: borrowing TokenList, _ gazetteer: Gazetteer) {
        let count = list.tokens.count
        mains.reserveCapacity(count + 1)
        words.reserveCapacity(count)
        gaps.reserveCapacity(count)
        roles.reserveCapacity(count)
        var previous = 0
        for index in 0..<count {
            let token = list.tokens[index]
            let word = gazetteer.words.number(
                of: list.folded.span,
                Int(token.foldedStart)..<Int(token.foldedEnd)
            )
            words.append(word)
            guard !token.isColocated || index == 0 else { continue }
            if index > 0 {
                gaps.append(gap(text, list, list.tokens[previous], token))
            }
            mains.append(Int32(index))
            var role = word >= 0 ? gazetteer.roles[Int(word)] : []
            if role.contains(.persian) { persianWords += 1 }
            if role.contains(.common), token.shape.isCapitalized, hasInnerCapital(text, token) {
                role.insert(.innerCapital)
            }
            roles.append(role)
            previous = index
        }
        if count > 0 { gaps.append(.ends) }
        mains.append(Int32(count))
    }

    private var persianWords = 0

    /// Whether the text is Persian or Urdu and not Arabic: one word in fifty is a mark of those.
    var isPersian: Bool { persianWords * 50 > count }

    private func hasInnerCapital(_ text: borrowing Span<UInt8>, _ token: Token) -> Bool {
        let end = min(Int(token.end), text.count)
        var index = Int(token.start) + 1
        while index < end {
            if text[index] >= 0x41, text[index] <= 0x5A { return true }
            index += 1
        }
        return false
    }

    /// How many positions the text has.
    var count: Int { mains.count - 1 }

    /// The tokens at a position, the word's own first.
    func tokens(at position: Int) -> Range<Int> {
        Int(mains[position])..<Int(mains[position + 1])
    }

    private func gap(
        _ text: borrowing Span<UInt8>,
        _ list: borrowing TokenList,
        _ token: Token,
        _ next: Token
    ) -> WordGap {
        let isAcronym = token.end - token.start > token.foldedEnd - token.foldedStart
        return WordGap.between(
            text,
            from: Int(token.end),
            to: Int(next.start),
            allowsPeriod: token.shape.isInitial || (token.shape.isUpper && isAcronym)
                || roles[roles.count - 1].contains(.abbreviation)
        )
    }
}
