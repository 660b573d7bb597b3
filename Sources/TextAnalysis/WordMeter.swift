/// Measures text in words without a tokenizer: what stands between spaces counts one.
///
/// Scripts written without spaces count by the scalar, Han and kana two to the word, those of
/// South-East Asia five. Of a run without spaces each 48 bytes count one more word, so that encoded
/// data is not one word of a megabyte.
///
/// Feed it scalars in order; a meter that starts inside a text starts at the beginning of a word.
struct WordMeter {
    /// Tenths of a word read so far.
    private(set) var tenths = 0
    /// Bytes of the current run; 0 between words.
    private var run = 0

    /// Words read so far, rounded up.
    var words: Int { (tenths + 9) / 10 }

    /// The words of a range.
    static func words(in text: borrowing Span<UInt8>, _ range: Range<Int>) -> Int {
        var meter = WordMeter()
        var index = range.lowerBound
        while index < range.upperBound { index += meter.read(text, at: index) }
        return meter.words
    }

    /// Reads the scalar at `index`; how many bytes it takes.
    @inline(__always)
    mutating func read(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80 {
            if byte <= 0x20 {
                run = 0
            } else {
                grow(by: 1)
            }
            return 1
        }
        // Up to U+07FF, and stray bytes: scripts with spaces.
        if byte < 0xE0 {
            grow(by: 1)
            return 1
        }
        return readWide(text, at: index)
    }

    @inline(__always)
    private mutating func grow(by bytes: Int) {
        if run == 0 {
            tenths += 10
        } else if run >= 48 {
            tenths += 10
            run = 0
        }
        run += bytes
    }

    @inline(never)
    private mutating func readWide(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        let scalar = DecodedScalar(text, at: index)
        switch scalar.value {
        // Thai, Lao; Burmese, Khmer
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF:
            tenths += 2
            run = 0
        case 0x3001...0x3004, 0xFF01...0xFF0F:
            run = 0
        default:
            if scalar.isIdeographic {
                tenths += 5
                run = 0
            } else if WhiteSpace.length(text, at: index) > 0 {
                run = 0
            } else {
                grow(by: scalar.length)
            }
        }
        return scalar.length
    }
}
