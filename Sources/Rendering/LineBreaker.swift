/// Breaks styled text into lines no wider than a terminal.
///
/// Lines are broken at spaces, around the characters of scripts that are written without spaces, and
/// inside words that are wider than a line.
struct LineBreaker {
    private let width: Int
    private var lines: [[StyledText]] = []
    private var line: [StyledText] = []
    private var lineWidth = 0
    private var word: [StyledText] = []
    private var wordWidth = 0
    private var lastCharacter: (character: Character, width: Int)?
    /// The style of the space before the word.
    private var space: StyledText?

    private init(width: Int) { self.width = max(width, 2) }

    /// Breaks text into lines.
    ///
    /// - Parameters:
    ///   - text: Printable text.
    ///   - width: The columns of a line.
    /// - Returns: The lines, none of them empty.
    /// - Complexity: O(*n*) in the length of the text.
    static func lines(of text: [StyledText], width: Int) -> [[StyledText]] {
        var breaker = LineBreaker(width: width)
        for stretch in text { breaker.add(stretch) }
        breaker.endWord()
        breaker.endLine()
        return breaker.lines
    }

    private mutating func add(_ stretch: StyledText) {
        for character in stretch.text {
            guard character != " " else {
                endWord()
                space = StyledText(" ", stretch.style, link: stretch.link)
                continue
            }
            let width = DisplayWidth.of(character)
            if mayBreak(before: character, width: width) { endWord() }
            if wordWidth + width > self.width { endWord() }
            Self.append(StyledText(String(character), stretch.style, link: stretch.link), to: &word)
            wordWidth += width
            lastCharacter = (character, width)
        }
    }

    /// Whether a line may end before a character although there is no space.
    private func mayBreak(before character: Character, width: Int) -> Bool {
        guard let last = lastCharacter, last.width == 2 || width == 2 else { return false }
        return !Self.opening.contains(last.character) && !Self.closing.contains(character)
    }

    private static let opening: Set<Character> = ["⟦", "…", "「", "『", "（", "《", "【", "“", "("]
    private static let closing: Set<Character> = [
        "⟧", "…", "」", "』", "）", "》", "】", "”", ")", "、", "。", "，", "．", "！", "？", "：", "；",
    ]

    private mutating func endWord() {
        lastCharacter = nil
        guard !word.isEmpty else { return }
        if !line.isEmpty, lineWidth + (space == nil ? 0 : 1) + wordWidth > width { endLine() }
        if let space, !line.isEmpty {
            Self.append(space, to: &line)
            lineWidth += 1
        }
        for stretch in word { Self.append(stretch, to: &line) }
        lineWidth += wordWidth
        word = []
        wordWidth = 0
        space = nil
    }

    private mutating func endLine() {
        guard !line.isEmpty else { return }
        lines.append(line)
        line = []
        lineWidth = 0
    }

    private static func append(_ stretch: StyledText, to line: inout [StyledText]) {
        if let last = line.last, last.style == stretch.style, last.link == stretch.link {
            line[line.count - 1].text += stretch.text
        } else {
            line.append(stretch)
        }
    }
}
