import TextAnalysis
import Testing

/// What ``Tokenizer`` promises for every text, on random ones.
struct TokenizerContractTests {
    @Test(arguments: 0..<20 as Range<UInt64>)
    func rangesAdvanceAndCutNoScalar(seed: UInt64) {
        var random = MixedScripts(seed: seed)
        for _ in 0..<100 {
            let text = random.text()
            let bytes = Array(text.utf8)
            let list = Tokenizer().tokens(of: text)
            var start: Int32 = 0
            for token in list.tokens {
                #expect(token.start >= start, "\(text.debugDescription)")
                #expect(token.end > token.start && token.end <= bytes.count)
                #expect(bytes[Int(token.start)] & 0xC0 != 0x80)
                #expect(token.end == bytes.count || bytes[Int(token.end)] & 0xC0 != 0x80)
                #expect(token.foldedEnd > token.foldedStart && token.foldedEnd <= list.folded.count)
                #expect(token.foldedEnd - token.foldedStart <= 128)
                #expect(!list.form(of: token).unicodeScalars.contains("\u{FFFD}"))
                start = token.start
            }
            #expect(list.tokens.first?.isColocated != true)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func aFoldedFormFoldsToItself(seed: UInt64) {
        var random = MixedScripts(seed: seed)
        for _ in 0..<100 {
            let text = random.text()
            let list = Tokenizer().tokens(of: text)
            for token in list.tokens {
                let form = list.form(of: token)
                let again = Tokenizer().tokens(of: form)
                let first = again.tokens.first.map { again.form(of: $0) }
                #expect(
                    first.map { Array($0.utf8) } == Array(form.utf8),
                    "\(form.debugDescription) of \(text.debugDescription)"
                )
            }
        }
    }

    /// No word depends on what stands around it, without exception.
    ///
    /// An exception would be a word that a search for the very text on the page does not find.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func theTextOfATokenGivesItsForm(seed: UInt64) {
        var random = MixedScripts(seed: seed)
        for _ in 0..<100 {
            let text = random.text()
            let bytes = Array(text.utf8)
            let list = Tokenizer().tokens(of: text)
            for token in list.tokens {
                let source = String(
                    decoding: bytes[Int(token.start)..<Int(token.end)],
                    as: UTF8.self
                )
                let again = Tokenizer().tokens(of: source)
                let form = Array(list.form(of: token).utf8)
                #expect(
                    again.tokens.contains { Array(again.form(of: $0).utf8) == form },
                    "\(list.form(of: token)) of \(source.debugDescription) in \(text.debugDescription)"
                )
            }
        }
    }

    /// A soft hyphen is dropped, but drives the word off the ASCII fast path.
    @Test(arguments: 0..<20 as Range<UInt64>)
    func theFastPathAgreesWithTheSlow(seed: UInt64) {
        var random = MixedScripts(seed: seed)
        for _ in 0..<200 {
            let text = random.asciiText()
            var softened = ""
            var previous: Character = " "
            for character in text {
                if previous.isASCIILetterOrDigit, character.isASCIILetterOrDigit,
                    previous.isLetter || character.isLetter
                {
                    softened.append("\u{AD}")
                }
                softened.append(character)
                previous = character
            }
            let list = Tokenizer().tokens(of: text)
            let slow = Tokenizer().tokens(of: softened)
            #expect(list.folded == slow.folded, "\(text.debugDescription)")
            #expect(
                list.tokens.map(\.shape) == slow.tokens.map(\.shape),
                "\(text.debugDescription)"
            )
            #expect(list.tokens.map(\.isColocated) == slow.tokens.map(\.isColocated))
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func randomBytesDoNoHarm(seed: UInt64) {
        var random = MixedScripts(seed: seed)
        for _ in 0..<100 {
            let bytes = random.bytes()
            var list = TokenList()
            Tokenizer().tokenize(bytes.span, into: &list)
            for token in list.tokens {
                let source = bytes[Int(token.start)..<Int(token.end)]
                #expect(String(validating: source, as: UTF8.self) != nil)
            }
        }
    }

    @Test(
        "A megabyte without a space takes linear time",
        arguments: [
            "a", "é", "a.", "1,000,", "a's", "a-", "l'", "a\u{301}", "\u{AD}", "'", "ʿ", "中",
            "\u{1161}", "\u{3099}", "ال", "ב\"", "\u{200C}", "ب\u{200C}", "s'\u{AD}", "1,",
        ]
    )
    func longWords(_ unit: String) {
        let short = Array(String(repeating: unit, count: 10_000).utf8)
        let clock = ContinuousClock()
        var list = TokenList()
        let first = clock.measure { Tokenizer().tokenize(short.span, into: &list) }
        let long = Array(String(repeating: unit, count: 80_000).utf8)
        let second = clock.measure { Tokenizer().tokenize(long.span, into: &list) }
        // 8 times the text; a quadratic step would take 64 times the time.
        #expect(second < first * 30 + .milliseconds(50))
    }
}

extension Character {
    fileprivate var isASCIILetterOrDigit: Bool { isASCII && (isLetter || isNumber) }
}
