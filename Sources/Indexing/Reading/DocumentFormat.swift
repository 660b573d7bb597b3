/// The kinds of files that can be read.
package enum DocumentFormat: Equatable, Sendable {
    case plainText
    case markdown
    case html
    case pdf
    /// Office Open XML, `.docx`.
    case word
    /// One JSON record, or an array of them.
    case json
    /// A JSON record in each line.
    case jsonLines
    /// A table with a header, its cells parted by a comma, a semicolon or a tab.
    case table

    /// Whether the format is read record by record, so that a file of any size can be read.
    var isStreamed: Bool { self == .jsonLines || self == .table }

    /// The format that a file name's extension stands for.
    init?(path: String) {
        let name = path.split(separator: "/").last ?? ""
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "txt", "text": self = .plainText
        case "md", "markdown": self = .markdown
        case "html", "htm", "xhtml": self = .html
        case "pdf": self = .pdf
        case "docx": self = .word
        case "json": self = .json
        case "jsonl", "ndjson": self = .jsonLines
        case "csv", "tsv": self = .table
        default: return nil
        }
    }

    /// The format that the first bytes of a file look like; text when nothing else is plain.
    init(head: [UInt8]) {
        let text = TextDecoder.convert(head).bytes
        let start = text.firstIndex { !Self.isSpace($0) } ?? text.endIndex
        let body = text[start...]
        if head.starts(with: Array("%PDF-".utf8)) {
            self = .pdf
        } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .word
        } else if body.first == UInt8(ascii: "{") || body.first == UInt8(ascii: "[") {
            self = Self.json(body)
        } else if Self.looksLikeHTML(body) {
            self = .html
        } else {
            self = .plainText
        }
    }

    /// JSON Lines when the first line is a whole record or does not end within the head.
    private static func json(_ head: ArraySlice<UInt8>) -> DocumentFormat {
        guard head.first == UInt8(ascii: "{") else {
            return looksLikeJSONArray(head) ? .json : .plainText
        }
        let line = Array(head.prefix { $0 != 0x0A })
        if line.count == head.count { return .jsonLines }
        return (try? JSONScanner.members(of: line.span)) == nil ? .json : .jsonLines
    }

    private static func looksLikeJSONArray(_ head: ArraySlice<UInt8>) -> Bool {
        let next = head.dropFirst().first { !isSpace($0) }
        return next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    private static func looksLikeHTML(_ head: ArraySlice<UInt8>) -> Bool {
        guard head.first == UInt8(ascii: "<") else { return false }
        let start = String(decoding: head.prefix(1024), as: UTF8.self).lowercased()
        return ["<!doctype html", "<html", "<head", "<body", "<article", "<div", "<p>", "<h1"]
            .contains { start.contains($0) }
    }

    /// Why bytes from the start of a file are no text, or nil when they can be.
    ///
    /// Text has no NUL and few other control characters, unless it is UTF-16 or UTF-32.
    static func binaryReason(head: [UInt8]) -> String? {
        if UnicodeForm(sniffing: head) != nil { return nil }
        if head.contains(0) {
            return "a binary file (it holds NUL bytes); only text, HTML, PDF, DOCX, JSON and CSV"
                + " can be read"
        }
        let controls = head.count { $0 < 0x20 && !($0 >= 0x08 && $0 <= 0x0D) && $0 != 0x1B }
        return controls * 20 > head.count
            ? "a binary file (it is full of control characters)" : nil
    }
}
