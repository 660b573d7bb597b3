/// The lines of `key: value` between two lines of `---` at the head of a text.
///
/// It is the plain part of YAML that people write there: quoted or bare values, lists in brackets
/// or as lines with a dash, comments. Nested keys are passed over.
struct FrontMatter: Equatable, Sendable {
    struct Field: Equatable, Sendable {
        var key: String
        var values: [String]
        var isList: Bool

        var json: String {
            let texts = values.map(JSONText.encoded)
            return isList ? "[\(texts.joined(separator: ","))]" : texts.first ?? "null"
        }
    }

    private(set) var fields: [Field] = []
    /// The bytes it takes, with the empty lines behind it.
    private(set) var byteCount: Int

    private static let fence = Array("---".utf8)

    /// - Returns: Nil when the text does not begin with front matter that is closed again.
    init?(of text: [UInt8]) {
        var lines = text[...].split(separator: 0x0A, omittingEmptySubsequences: false)[...]
        guard let first = lines.popFirst(), Self.isFence(first) else { return nil }
        var position = first.endIndex + 1
        var body: [String] = []
        while true {
            guard let line = lines.popFirst(), body.count < 500 else { return nil }
            position = line.endIndex + 1
            if Self.isFence(line) || line.elementsEqual("...".utf8) { break }
            body.append(String(decoding: line, as: UTF8.self))
        }
        while position < text.count, text[position] == 0x0A { position += 1 }
        byteCount = min(position, text.count)
        body.forEach { read($0) }
        fields.removeAll { $0.values.isEmpty }
        if fields.isEmpty, body.contains(where: { !$0.allSatisfy(\.isWhitespace) }) { return nil }
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: fence) && line.dropFirst(3).allSatisfy { $0 == 0x20 || $0 == 0x09 }
    }

    private mutating func read(_ line: String) {
        let text = Self.trimmed(line[...])
        if text.isEmpty || text.hasPrefix("#") { return }
        if text.hasPrefix("- ") {
            guard !fields.isEmpty else { return }
            fields[fields.count - 1].values.append(Self.scalar(text.dropFirst(2)))
            fields[fields.count - 1].isList = true
            return
        }
        guard let first = line.first, !first.isWhitespace, let colon = text.firstIndex(of: ":")
        else { return }
        let rest = text[text.index(after: colon)...]
        guard rest.isEmpty || rest.first == " " || rest.first == "\t" else { return }
        let key = Self.scalar(text[..<colon])
        let value = Self.trimmed(rest)
        if value.hasPrefix("["), value.hasSuffix("]") {
            let items = Self.items(value.dropFirst().dropLast())
            fields.append(Field(key: key, values: items, isList: true))
        } else {
            let scalar = Self.scalar(value)
            fields.append(Field(key: key, values: scalar.isEmpty ? [] : [scalar], isList: false))
        }
    }

    /// The items of a list in brackets; a comma inside quotes parts nothing.
    private static func items(_ list: Substring) -> [String] {
        var items: [String] = []
        var item = ""
        var quote: Character?
        for character in list {
            if character == quote {
                quote = nil
            } else if quote == nil, item.allSatisfy(\.isWhitespace), "\"'".contains(character) {
                quote = character
            } else if quote == nil, character == "," {
                items.append(item)
                item = ""
                continue
            }
            item.append(character)
        }
        return (items + [item]).map { scalar($0[...]) }.filter { !$0.isEmpty }
    }

    /// A value without its quotes, or without the comment behind it.
    private static func scalar(_ text: Substring) -> String {
        let value = trimmed(text)
        if let quote = value.first, quote == "\"" || quote == "'",
            let close = value.dropFirst().lastIndex(of: quote)
        {
            let inner = String(value[value.index(after: value.startIndex)..<close])
            return quote == "'"
                ? inner.replacing("''", with: "'")
                : inner.replacing("\\\"", with: "\"").replacing("\\\\", with: "\\")
        }
        guard let comment = value.firstRange(of: " #") else { return String(value) }
        return String(trimmed(value[..<comment.lowerBound]))
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
