import Testing

@testable import Indexing

struct TextDecoderTests {
    private static let samples: [(encoding: LegacyEncoding, text: String)] = [
        (.western, "Le café était fermé à Orléans."), (.western, "Müller sagte, es wäre schön."),
        (.western, "Einzelheiten: Straße"), (.western, "“Quoted” – and a café"),
        (.western, "El señor Núñez llegó a Bogotá en año nuevo."), (.western, "ÉTATS-UNIS"),
        (.cyrillic, "Москва, 11 марта. Представитель министерства сообщил журналистам."),
        (.cyrillic, "МОСКВА"), (.cyrillic, "война"),
        (.cyrillic, "Київ: уряд повідомив про рішення."),
        (.hebrew, "ראש הממשלה אמר היום כי הממשלה תדון בנושא."), (.hebrew, "ישראל"),
        (.arabic, "قال رئيس الوزراء العراقي إن الحكومة ستناقش القانون."), (.arabic, "بغداد"),
        (.arabic, "كتائب حزب الله"),
    ]

    @Test(arguments: samples)
    func guessesOldEncodings(encoding: LegacyEncoding, text: String) throws {
        let raw = try #require(Self.encoded(text, encoding))
        let decoded = TextDecoder.decode(raw)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
        #expect(
            decoded.notes == ["not UTF-8; read as \(encoding.rawValue), the likeliest encoding"]
        )
    }

    /// The text in an 8-bit encoding, found by decoding each byte.
    private static func encoded(_ text: String, _ encoding: LegacyEncoding) -> [UInt8]? {
        var bytes: [Unicode.Scalar: UInt8] = [:]
        for byte in UInt8.min...UInt8.max {
            let text = CharsetConverter.convert([byte], from: encoding.rawValue)
            guard let text, text.replaced == 0 else { continue }
            let scalar = String(decoding: text.bytes, as: UTF8.self).unicodeScalars.first
            if let scalar { bytes[scalar] = byte }
        }
        let encoded = text.unicodeScalars.compactMap { bytes[$0] }
        return encoded.count == text.unicodeScalars.count ? encoded : nil
    }

    @Test(arguments: ["UTF-16LE", "UTF-16BE"], [true, false])
    func readsUTF16WithAndWithoutMark(name: String, hasMark: Bool) {
        let text = "Kata’ib\r\nبغداد 😀"
        let units = (hasMark ? "\u{FEFF}" : "") + "Some plain words. " + text
        let bytes = units.utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return name == "UTF-16BE" ? pair : pair.reversed()
        }
        let decoded = TextDecoder.decode(bytes)
        #expect(
            String(decoding: decoded.bytes, as: UTF8.self)
                == "Some plain words. Kata’ib\nبغداد 😀"
        )
        #expect(decoded.encoding == name.lowercased())
        #expect(decoded.notes.isEmpty)
    }

    @Test func brokenBytesInUTF8AreReplacedAndCounted() {
        var bytes = Array("كتائب حزب الله في العراق".utf8)
        bytes.insert(0xFF, at: 11)
        let decoded = TextDecoder.decode(bytes)
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.notes == ["1 byte that is not UTF-8 was replaced"])
        #expect(String(decoding: decoded.bytes, as: UTF8.self).contains("\u{FFFD}"))
    }

    @Test func aTextCutInsideACharacterIsStillUTF8() {
        let decoded = TextDecoder.decode(Array("plain and é".utf8) + [0xE2, 0x80])
        #expect(decoded.encoding == "utf-8")
    }

    @Test(arguments: [
        ("a\u{0}b\u{1E}c\u{7F}d\u{9B}e", "abcde"),
        ("a\r\nb\rc\u{85}d\u{2028}e\u{2029}", "a\nb\nc\nd\ne\n"),
        ("\u{FEFF}a\u{FEFF}", "a"), ("é—\u{A0}…﷐", "é—\u{A0}…﷐"), ("a\tb\u{C}c", "a\tb\u{C}c"),
        ("\r", "\n"), ("\u{0}", ""), ("", ""),
    ])
    func cleansControlCharacters(text: String, expected: String) {
        #expect(TextCleaner.clean(Array(text.utf8)) == Array(expected.utf8))
    }

    @Test func anyBytesGiveCleanUTF8() {
        var random = SplitMix64(state: 3)
        for length in 0..<400 {
            let raw = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
            let bytes = TextDecoder.decode(raw).bytes
            #expect(TextDecoder.isValid(bytes))
            #expect(bytes.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0C].contains($0) })
            #expect(TextCleaner.clean(bytes) == bytes)
        }
    }
}
