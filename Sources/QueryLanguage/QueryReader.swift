import TextAnalysis

/// Walks over a query once, from left to right, with the open groups on a stack of its own.
struct QueryReader {
    let query: QueryScalars
    let tokenizer: Tokenizer
    var position = 0
    /// The innermost open group; the ones around it wait in `outerGroups`.
    var group = QueryGroup(.plain, opening: 0..<0)
    private var outerGroups: [QueryGroup] = []
    /// How many open parentheses were too deep to count.
    private var ignoredOpenings = 0
    var quotes = QuoteFinder()
    var hints = HintList()
    /// The end of the last word, phrase or group: a dash right there is no minus.
    private var operandEnd = -1
    /// Where a word starts that follows a plus or minus directly and is therefore no operator.
    private var literalStart = -1
    /// Where a word starts that follows a plus directly and therefore opens no quotation either.
    private var plainStart = -1
    /// The end of the last `*` before a word.
    private var wildcardEnd = -1
    /// The first of each operator word that had nothing to join.
    private var ignoredOperators: [QueryText] = []

    init(_ query: QueryScalars, tokenizer: Tokenizer) {
        self.query = query
        self.tokenizer = tokenizer
    }

    mutating func read() -> ParsedQuery {
        while let scalar = query[position] { readNext(scalar) }
        endGroup()
        while let outer = outerGroups.popLast() {
            hints.add(
                "This parenthesis is never closed; it was closed at the end.",
                at: group.opening
            )
            closeGroup(into: outer)
            endGroup()
        }
        if group.isEmpty, !ignoredOperators.isEmpty { searchForOperators() }
        let root = group.node
        if root == nil {
            hints.add(
                "There is nothing to search for: type a word, a phrase or a field.",
                at: query.byteRange(0..<query.count)
            )
        }
        return ParsedQuery(root: root, hints: hints.sorted)
    }

    private mutating func readNext(_ scalar: Unicode.Scalar) {
        if scalar == "=", let family = query.quoteFamily(at: position + 1) {
            position += 1
            if let phrase = readQuoted(family) { add(literalNode(phrase)) }
        } else if scalar.separatesWords || scalar == "=" {
            if !scalar.isBidiControl { endMinus() }
            position += 1
        } else if scalar.opensGroup {
            openGroup(.plain)
        } else if scalar.closesGroup {
            readClosingParenthesis()
        } else if scalar.isAlternativeSign {
            readAlternativeSigns()
        } else if let family = query.quoteFamily(at: position) {
            if let phrase = readQuoted(family) { add(phraseNode(phrase)) }
        } else if scalar.isDash {
            readDashes(scalar)
        } else if scalar == "+", !group.purpose.holdsValues {
            position = query.skippingBidiControls(from: position + 1)
            literalStart = position
            plainStart = position
        } else if group.purpose.isList {
            readListed(scalar)
        } else if !skipNoise() {
            readWordOrField()
        }
    }

    // MARK: Operands

    /// Adds what was read up to `position` to the innermost group.
    mutating func add(_ operand: QueryNode?) {
        operandEnd = position
        if let or = group.add(operand) {
            hints.add(
                "An exclusion cannot be an alternative; it was taken out of all results instead.",
                at: or
            )
        }
    }

    mutating func readWordOrField() {
        if readField() { return }
        let isLiteral = literalStart == position
        if plainStart != position, let quoted = readSingleQuoted() {
            add(phraseNode(quoted))
            return
        }
        let stretch = readStretch()
        if !isLiteral, !stretch.hasStar, readOperator(stretch.range) { return }
        add(nearNode(stretch) ?? wordNode(stretch))
    }

    /// Reads a stretch of word characters at `position`.
    mutating func readStretch() -> WordStretch {
        let start = position
        while !endsWord(at: position) { position += 1 }
        return WordStretch(start..<position, in: query, followsStar: wildcardEnd == start)
    }

    /// Whether a word cannot reach beyond the position.
    func endsWord(at position: Int) -> Bool {
        guard let scalar = query[position] else { return true }
        return scalar.separatesWords || scalar == "=" || scalar.opensGroup || scalar.closesGroup
            || scalar.isAlternativeSign || query.quoteFamily(at: position) != nil
    }

    /// Steps over punctuation that can stand before a word.
    ///
    /// - Returns: False when a word starts here.
    mutating func skipNoise() -> Bool {
        guard let scalar = query[position] else { return false }
        if scalar == "*" {
            let start = position
            while query[position] == "*" { position += 1 }
            if query[position]?.isWordPart == true {
                wildcardEnd = position
                hints.addOnce(WordStretch.wildcardHint, at: query.byteRange(start..<position))
            }
        } else if scalar == ".", query[position + 1] == "." {
            while query[position] == "." { position += 1 }
        } else if scalar.surroundsWords || scalar == "~" || scalar == "^" {
            position += 1
        } else {
            return false
        }
        return true
    }

    // MARK: Groups

    /// Opens a group at the parenthesis at `position`, unless groups are nested too deep already.
    mutating func openGroup(_ purpose: QueryGroup.Purpose) {
        let range = query.byteRange(position..<position + 1)
        position += 1
        guard canOpenGroup else {
            ignoredOpenings += 1
            hints.addOnce(
                "Parentheses nest at most \(QueryParser.maximumDepth) deep; the rest was ignored.",
                at: range
            )
            return
        }
        outerGroups.append(group)
        group = QueryGroup(purpose, opening: range)
    }

    var canOpenGroup: Bool { outerGroups.count < QueryParser.maximumDepth }

    private mutating func readClosingParenthesis() {
        let range = query.byteRange(position..<position + 1)
        endMinus()
        position += 1
        if ignoredOpenings > 0 {
            ignoredOpenings -= 1
        } else if let outer = outerGroups.popLast() {
            endGroup()
            closeGroup(into: outer)
        } else {
            hints.add("This parenthesis closes nothing; it was ignored.", at: range)
        }
    }

    private mutating func closeGroup(into outer: QueryGroup) {
        let node = group.node
        group = outer
        add(node)
    }

    /// Says which operators at the end of the innermost group have nothing to work on.
    private mutating func endGroup() {
        endNegation()
        for range in [group.pendingOr, group.pendingAnd].compactMap({ $0 }) {
            ignoreOperator(range, because: "nothing follows it")
        }
    }

    // MARK: Operators

    /// Reads `OR`, `AND` and `NOT`.
    ///
    /// - Returns: False for other words.
    mutating func readOperator(_ positions: Range<Int>) -> Bool {
        guard 2...3 ~= positions.count else { return false }
        let range = query.byteRange(positions)
        switch query.text(positions).text {
        case "OR": readOr(range)
        case "AND": readAnd(range)
        case "NOT": negate(range, isMinus: false)
        default: return false
        }
        return true
    }

    private mutating func readOr(_ range: Range<Int>) {
        endNegation()
        if group.isEmpty || group.pendingOr != nil {
            ignoreOperator(range, because: "nothing stands before it")
        } else {
            if let and = group.pendingAnd { ignoreOperator(and, because: "OR follows it") }
            group.expectAlternative(range)
        }
    }

    private mutating func readAnd(_ range: Range<Int>) {
        endNegation()
        if group.isEmpty || group.pendingOr != nil || group.pendingAnd != nil {
            ignoreOperator(range, because: "nothing stands before it")
        } else {
            group.expectConjunct(range)
        }
    }

    private mutating func readAlternativeSigns() {
        let start = position
        while query[position]?.isAlternativeSign == true { position += 1 }
        readOr(query.byteRange(start..<position))
    }

    /// Reads a run of dashes, which is a minus when it is one dash at the start of a word.
    private mutating func readDashes(_ dash: Unicode.Scalar) {
        let start = position
        while query[position]?.isDash == true { position += 1 }
        guard position == start + 1, start != operandEnd else { return }
        let range = query.byteRange(start..<position)
        position = query.skippingBidiControls(from: position)
        if hasOperand(at: position) {
            if dash == "–" {
                hints.add(
                    "The dash before this word was read as a minus, which excludes it.",
                    at: range
                )
            }
            negate(range, isMinus: true)
            literalStart = position
        } else if dash == "-" || dash == "−" {
            ignoreOperator(range, because: "it does not stand directly before a word")
        }
    }

    /// Whether something that a minus can exclude may start at the position.
    func hasOperand(at position: Int) -> Bool {
        guard let next = query[position] else { return false }
        return !next.separatesWords && !next.closesGroup && !next.isAlternativeSign
    }

    /// Excludes the operand that comes next, or no longer excludes it.
    mutating func negate(_ range: Range<Int>, isMinus: Bool) {
        let excludes = group.negation?.excludes == true
        group.negation = .init(range: range, excludes: !excludes, isMinus: isMinus)
    }

    /// Drops a minus that no operand follows directly.
    private mutating func endMinus() {
        if group.negation?.isMinus == true { endNegation() }
    }

    private mutating func endNegation() {
        guard let negation = group.negation else { return }
        ignoreOperator(negation.range, because: "there is nothing to exclude after it")
        group.negation = nil
    }

    private mutating func ignoreOperator(_ range: Range<Int>, because reason: String) {
        let text = query.text(bytes: range)
        hints.addIgnoredOperator(
            "\(HintList.quoted(text.text)) was ignored: \(reason).",
            at: range
        )
        let isWord = text.text.unicodeScalars.first?.isASCIILetter == true
        if isWord, !ignoredOperators.contains(where: { $0.text == text.text }) {
            ignoredOperators.append(text)
        }
    }

    /// Takes a query of nothing but operators as words.
    private mutating func searchForOperators() {
        hints.discardOperatorHints()
        for word in ignoredOperators {
            hints.add("\(HintList.quoted(word.text)) was searched as a word.", at: word.range)
            _ = group.add(.word(word))
        }
    }
}
