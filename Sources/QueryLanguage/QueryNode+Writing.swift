extension QueryNode {
    /// The canonical query for the tree: ``QueryParser/parse(_:)`` reads it as the same tree,
    /// ranges and the sources of dates and entity types aside.
    ///
    /// That holds for trees in normal form whose texts the parser could have read, and which need
    /// no more than ``QueryParser/maximumDepth`` parentheses inside one another. In others,
    /// quotation marks that cannot be written become spaces.
    package func written() -> String {
        switch self {
        case .and(let nodes): nodes.map { $0.writtenAsPart() }.joined(separator: " ")
        case .or(let nodes): nodes.map { $0.writtenAsPart() }.joined(separator: " OR ")
        default: writtenAsPart()
        }
    }

    /// The same as an operand, in parentheses where it has more than one part.
    private func writtenAsPart() -> String {
        switch self {
        case .word(let text): Self.protected(text.text)
        case .prefix(let text): Self.protected(text.text + "*")
        case .phrase(let text): Self.quoted(text.text)
        case .literal(let text): "=" + Self.quoted(text.text)
        case .near(let text, let distance): "\(Self.quoted(text.text))~\(distance)"
        case .inColumn(let column, let node): "\(column.rawValue):\(node.writtenAsPart())"
        case .field(let field, let value): "\(field.name):\(Self.value(value.text))"
        case .date(let range, _): "date:\(range.written())"
        case .anyEntity(let type, _): "@\(type.rawValue)"
        case .and, .or: "(\(written()))"
        case .not(let node): "-\(node.writtenAsPart())"
        }
    }

    /// A word with a plus where it would otherwise be an operator or open a quotation.
    private static func protected(_ word: String) -> String {
        let needsPlus = ["OR", "AND", "NOT"].contains(word) || word.unicodeScalars.first == "‘"
        return needsPlus ? "+" + word : word
    }

    /// A value as it is when it is plainly one word, else in quotation marks.
    private static func value(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard scalars.first?.isWordPart == true,
            scalars.allSatisfy({ $0.isWordPart || ["-", "_", ".", "/"].contains($0) })
        else { return quoted(text) }
        return text
    }

    /// A text between marks of the first family that it does not hold.
    private static func quoted(_ text: String) -> String {
        let scalars = QueryScalars(text)
        let held = (0..<scalars.count).map { scalars.quoteFamily(at: $0) }
        if let family = QuoteFamily.allCases.first(where: { !held.contains($0) }) {
            return family.marks.opening + text + family.marks.closing
        }
        let cleaned = text.unicodeScalars.map { QuoteFamily($0) == .double ? " " : $0 }
        return "\"" + String(String.UnicodeScalarView(cleaned)) + "\""
    }
}

extension DateRange {
    /// The range as it stands after `date:`.
    fileprivate func written() -> String {
        if let from, from == to { return from }
        return "\(from ?? "")..\(to ?? "")"
    }
}
