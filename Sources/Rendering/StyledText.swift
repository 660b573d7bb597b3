/// A stretch of text in one style.
struct StyledText: Equatable {
    /// Printable text.
    var text: String
    var style = TextStyle.plain
    /// Where it leads, as a URL, on terminals that know links.
    var link: String?

    init(_ text: String, _ style: TextStyle = .plain, link: String? = nil) {
        self.text = text
        self.style = style
        self.link = link
    }
}

/// What a stretch of text is, which decides how it is painted.
enum TextStyle {
    case plain, match, title, faint, label, bar, person, organization, place, country

    /// The parameters of the escape sequence "Select Graphic Rendition" (ECMA-48, section 8.3.117).
    var parameters: String? {
        switch self {
        case .plain: nil
        case .match: "1;31"
        case .title: "1"
        case .faint: "2"
        case .label: "36"
        case .bar: "34"
        case .person: "33"
        case .organization: "35"
        case .place: "32"
        case .country: "36"
        }
    }
}

/// How text for people is laid out and painted.
package struct TextLook: Equatable, Sendable {
    /// The columns of a line.
    package var width: Int
    /// Whether colours say what brackets say otherwise.
    package var isColored: Bool
    /// Whether paths are links, for terminals that know them.
    package var hasLinks: Bool
    /// The current directory: paths inside it are shown without it.
    package var directory: String?

    /// Makes a look.
    package init(
        width: Int = 100,
        isColored: Bool = false,
        hasLinks: Bool = false,
        directory: String? = nil
    ) {
        self.width = max(width, 30)
        self.isColored = isColored
        self.hasLinks = hasLinks
        self.directory = directory
    }

    /// A line of stretches as the terminal is to get it; each is isolated if it runs right to left.
    func painted(_ line: [StyledText]) -> String {
        line.map { Directionality.isolated(painted($0), of: $0.text) }.joined()
    }

    /// A line of a text, isolated as a whole if any of it runs right to left.
    ///
    /// - Parameters:
    ///   - line: A line of the text.
    ///   - direction: The direction of the whole text.
    /// - Returns: What the terminal is to get.
    func painted(_ line: [StyledText], in direction: Directionality) -> String {
        direction.isolating(line.map(painted).joined(), of: line.map(\.text).joined())
    }

    /// One stretch as the terminal is to get it.
    func painted(_ stretch: StyledText) -> String {
        var text = stretch.text
        if isColored, let parameters = stretch.style.parameters, !text.isEmpty {
            text = "\u{1B}[\(parameters)m\(text)\u{1B}[0m"
        }
        if hasLinks, let link = stretch.link {
            text = "\u{1B}]8;;\(link)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
        }
        return text
    }

    /// A text in a style, isolated if any of it runs right to left.
    func painted(_ text: String, _ style: TextStyle) -> String {
        painted([StyledText(text, style)])
    }
}
