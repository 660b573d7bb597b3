import TextAnalysis

/// Tells clubs named like their town from the town, where a document says how games ended.
///
/// Three kinds of lines say so: `Leeds 2 Sunderland 1`; below a heading like `W L PCT` or `played, won,
/// drawn, lost`, a name with numbers alone behind it; and the first of `BOSTON AT SEATTLE`, where one of the
/// others stands, too. A town that plays in such a line plays in the rest of the document, unless it stands
/// behind `in` or `at` or before a year. Nations stay countries, whoever plays for them.
struct TeamNames {
    private let names: [FoundName]
    /// Places in lines that say how a game ended.
    private var playing: Set<Int> = []
    /// Places in lines that do, if the document speaks of games.
    private var listed: Set<Int> = []
    private var fixtures: Set<Int> = []

    /// Makes clubs of the places that play.
    ///
    /// - Parameters:
    ///   - names: The names of a document, in its order.
    ///   - text: The document.
    ///   - tokens: Its tokens.
    /// - Complexity: O(*n*) in the tokens.
    static func settle(
        _ names: inout [FoundName],
        _ text: borrowing Span<UInt8>,
        _ tokens: borrowing TokenList
    ) {
        guard names.contains(where: { $0.type == .place }) else { return }
        var teams = TeamNames(names: names)
        var lines = ScoreLines()
        lines.forEach(in: text, tokens, names) { teams.read($0) }
        if lines.hasHeading { teams.playing.formUnion(teams.listed) }
        guard !teams.playing.isEmpty else { return }
        teams.playing.formUnion(teams.fixtures)
        for number in teams.players(tokens) {
            names[number] = FoundName(range: names[number].range, type: .organization)
        }
    }

    private init(names: [FoundName]) { self.names = names }

    private mutating func read(_ line: ArraySlice<ScoreLines.Item>) {
        var rest = line
        guard let first = side(&rest) else { return }
        if rest.first == .at {
            rest.removeFirst()
            // The second is where the game is.
            guard side(&rest) != nil, rest.isEmpty else { return }
            fixtures.formUnion(places([first]))
            return
        }
        guard rest.first == .number else { return }
        if rest.count >= 4, rest.allSatisfy({ $0 == .number }) {
            listed.formUnion(places([first]))
            return
        }
        rest.removeFirst()
        guard let second = side(&rest), rest.first == .number else { return }
        rest.removeFirst()
        // `( in 12 )`, `after extra time`.
        if rest.isEmpty || rest.first == .other { playing.formUnion(places([first, second])) }
    }

    /// Takes a name, or a few words with capitals, off the start of a line.
    private func side(_ line: inout ArraySlice<ScoreLines.Item>) -> ArraySlice<ScoreLines.Item>? {
        let side = line.prefix { $0.isOfName }
        guard (1...4).contains(side.count) else { return nil }
        line = line.dropFirst(side.count)
        return side
    }

    /// The places among sides that are one name, and nothing else.
    private func places(_ sides: [ArraySlice<ScoreLines.Item>]) -> [Int] {
        sides.compactMap { side in
            guard side.count == 1, case .name(let name) = side.first, names[name].type == .place
            else { return nil }
            return name
        }
    }

    /// The places that play, and those of the same name elsewhere.
    private func players(_ tokens: borrowing TokenList) -> [Int] {
        let words = NameWords(names, tokens)
        let teams = Set(playing.map { words.forms[$0] })
        return names.indices.filter {
            names[$0].type == .place && teams.contains(words.forms[$0])
                && (playing.contains($0) || !words.isWhere[$0])
        }
    }
}

/// The words of names, and whether each stands where a place is meant.
private struct NameWords {
    private(set) var forms: [[UInt8]]
    /// Whether a name stands behind `in` or `at`, or before a year.
    private(set) var isWhere: [Bool]

    private static let prepositions = Set(["in", "at", "near"].map { Array($0.utf8) })

    init(_ names: [FoundName], _ tokens: borrowing TokenList) {
        forms = names.map { _ in [] }
        isWhere = names.map { _ in false }
        var name = 0
        var before: Range<Int> = 0..<0
        for token in tokens.tokens where !token.isColocated {
            while name < names.count, names[name].range.upperBound <= Int(token.start) {
                name += 1
            }
            let form = Int(token.foldedStart)..<Int(token.foldedEnd)
            if token.shape == .number, form.count == 4, name > 0, !forms[name - 1].isEmpty,
                names[name - 1].range.upperBound + 1 == Int(token.start)
            {
                isWhere[name - 1] = true
            }
            if name < names.count, names[name].range.lowerBound < Int(token.end) {
                if forms[name].isEmpty {
                    isWhere[name] = Self.prepositions.contains(Array(tokens.folded[before]))
                } else {
                    forms[name].append(0x20)
                }
                forms[name] += tokens.folded[form]
            }
            before = form
        }
    }
}
