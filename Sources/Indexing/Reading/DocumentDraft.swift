import TextAnalysis

/// A document in the making: what a format's reader found, before the rest is worked out.
struct DocumentDraft: Sendable {
    typealias Found = SourceDocument.Found<String>

    var identifier: String?
    /// The text without a title from outside it; cleaned.
    var body: [UInt8] = []
    /// The blocks of the body where the format shows them; nil to find them in the text.
    var blocks: [TextBlock]?
    var isMarkdown = false
    var title: Found?
    var published: Found?
    /// A date that says less than the file's name or a dateline: when the file was made.
    var created: Found?
    var source: Found?
    var language: Found?
    var url: String?
    var metadata: [(key: String, json: String)] = []
    var notes: [String] = []

    /// Takes a field's value, cleaned UTF-8, and where it was found.
    ///
    /// - Returns: False when the value makes no sense for the role, such as a date that is none.
    mutating func set(_ role: FieldRole, to value: [UInt8], from origin: String) -> Bool {
        if role == .text || role == .summary {
            body = value
            return true
        }
        let text = OneLine.text(value)
        guard !text.isEmpty else { return true }
        switch role {
        case .identifier: identifier = text
        case .title: title = Found(text, from: origin)
        case .source: source = Found(text, from: origin)
        case .url:
            guard WebAddress.isWeb(text) else { return false }
            url = text
        case .published:
            guard let date = DateReader.date(in: text) else { return false }
            published = Found(date, from: origin)
        case .language:
            guard let code = LanguageCode.code(for: text) else { return false }
            language = Found(code, from: origin)
        case .text, .summary: break
        }
        return true
    }
}

/// Text made to stand on one line.
enum OneLine {
    /// The text with a single space for any run of white space, none at its ends.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        var output: [UInt8] = []
        for byte in bytes {
            let isSpace = byte == 0x20 || (byte >= 0x09 && byte <= 0x0D)
            if !isSpace {
                output.append(byte)
            } else if let last = output.last, last != 0x20 {
                output.append(0x20)
            }
        }
        if output.last == 0x20 { output.removeLast() }
        return String(decoding: output, as: UTF8.self)
    }
}

extension DocumentDraft {
    /// Whether the body holds anything but white space.
    var hasText: Bool { !body.isBlank }
}

extension [UInt8] {
    /// Whether the text holds nothing but white space.
    var isBlank: Bool { allSatisfy { $0 <= 0x20 } }
}
