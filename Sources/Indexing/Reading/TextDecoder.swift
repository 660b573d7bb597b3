/// Text that was decoded, and what had to be guessed or mended.
struct DecodedText: Equatable, Sendable {
    /// Valid UTF-8.
    var bytes: [UInt8]
    /// The encoding's name in lower case.
    var encoding: String
    var notes: [String] = []
}

/// Turns the bytes of a text file into UTF-8.
///
/// In this order: a byte order mark or the NUL pattern of UTF-16; valid UTF-8; the encoding that
/// the document declares; UTF-8 with some bytes broken; the likeliest of the old 8-bit encodings
/// of news sites (``LegacyEncoding``).
enum TextDecoder {
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    /// The text, cleaned by ``TextCleaner``.
    static func decode(_ raw: [UInt8], declared: String? = nil) -> DecodedText {
        var text = convert(raw, declared: declared)
        text.bytes = TextCleaner.clean(text.bytes)
        return text
    }

    /// The text without a mark before it and not cleaned, for records that are still to be cut:
    /// all its line breaks are those it had.
    static func convert(_ raw: [UInt8], declared: String? = nil) -> DecodedText {
        var text = convertWhole(raw, declared: declared)
        if text.bytes.starts(with: mark) { text.bytes.removeFirst(mark.count) }
        return text
    }

    private static func convertWhole(_ raw: [UInt8], declared: String?) -> DecodedText {
        if let form = UnicodeForm(sniffing: raw),
            let converted = CharsetConverter.convert(
                Array(raw[form.markBytes...]),
                from: form.name
            )
        {
            return result(converted, encoding: form.name.lowercased(), guessed: false)
        }
        if isValid(raw) { return DecodedText(bytes: raw, encoding: "utf-8") }
        if let declared, !isUTF8(declared),
            let converted = CharsetConverter.convert(raw, from: declared)
        {
            return result(converted, encoding: declared.lowercased(), guessed: false)
        }
        if let repaired = repaired(raw) { return repaired }
        let guess = LegacyEncoding.likeliest(for: raw)
        guard let converted = CharsetConverter.convert(raw, from: guess.rawValue) else {
            let repaired = Array(String(decoding: raw, as: UTF8.self).utf8)
            return DecodedText(
                bytes: repaired,
                encoding: "utf-8",
                notes: ["the encoding is unknown; what could not be read was replaced"]
            )
        }
        return result(converted, encoding: guess.rawValue, guessed: true)
    }

    static func isValid(_ bytes: [UInt8]) -> Bool {
        (try? UTF8Span(validating: bytes.span)) != nil
    }

    private static func isUTF8(_ name: String) -> Bool {
        ["utf-8", "utf8", "unicode-1-1-utf-8"].contains(name.lowercased())
    }

    private static func result(
        _ converted: (bytes: [UInt8], replaced: Int),
        encoding: String,
        guessed: Bool
    ) -> DecodedText {
        var notes: [String] = []
        if guessed { notes.append("not UTF-8; read as \(encoding), the likeliest encoding") }
        if converted.replaced > 0 {
            notes.append(replacedNote(converted.replaced, encoding))
        }
        return DecodedText(
            bytes: converted.bytes,
            encoding: encoding,
            notes: notes
        )
    }

    private static func replacedNote(_ count: Int, _ encoding: String) -> String {
        count == 1
            ? "1 byte that is not \(encoding) was replaced"
            : "\(count) bytes that are not \(encoding) were replaced"
    }

    /// The text as UTF-8 with U+FFFD for what is broken, if it is UTF-8 for the most part.
    ///
    /// For each broken byte there must be ten whole sequences of two bytes or more, or the break
    /// be at the very end, where a file was cut.
    private static func repaired(_ raw: [UInt8]) -> DecodedText? {
        var whole = 0
        var broken = 0
        var lastBroken = 0
        var index = 0
        while index < raw.count {
            let length = sequenceLength(raw, at: index)
            if length == 0 {
                broken += 1
                lastBroken = index
                index += 1
            } else {
                if length > 1 { whole += 1 }
                index += length
            }
        }
        let isCutAtEnd = broken <= 3 && lastBroken >= raw.count - 3 && whole > 0
        guard broken * 10 <= whole || isCutAtEnd else { return nil }
        let text = Array(String(decoding: raw, as: UTF8.self).utf8)
        return DecodedText(
            bytes: text,
            encoding: "utf-8",
            notes: [replacedNote(broken, "UTF-8")]
        )
    }

    /// The length of the UTF-8 sequence at `index`, 0 when it is none.
    private static func sequenceLength(_ raw: [UInt8], at index: Int) -> Int {
        let length =
            switch raw[index] {
            case 0..<0x80: 1
            case 0xC2..<0xE0: 2
            case 0xE0..<0xF0: 3
            case 0xF0..<0xF5: 4
            default: 0
            }
        guard index + length <= raw.count else { return 0 }
        for next in raw[index..<index + length].dropFirst() where next & 0xC0 != 0x80 { return 0 }
        return length
    }
}
