/// One Unicode scalar read from UTF-8 bytes, and how many bytes it takes.
///
/// A byte that starts no valid sequence counts as one scalar U+FFFD of length 1, so that a walk over
/// any bytes moves forward and ends exactly at the end.
struct DecodedScalar {
    /// The scalar's number.
    var value: UInt32
    /// Bytes of the sequence, 1 to 4.
    var length: Int

    private init(value: UInt32, length: Int) {
        self.value = value
        self.length = length
    }

    /// The scalar that starts at `index`, which must lie inside the text.
    init(_ text: borrowing Span<UInt8>, at index: Int) {
        let first = text[index]
        if first < 0x80 {
            self.init(value: UInt32(first), length: 1)
            return
        }
        let length: Int
        var value: UInt32
        switch first {
        case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
        case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
        case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
        default: (length, value) = (1, 0)
        }
        guard length > 1, index + length <= text.count else {
            self.init(value: 0xFFFD, length: 1)
            return
        }
        for offset in 1..<length {
            let byte = text[index + offset]
            guard byte & 0xC0 == 0x80 else {
                self.init(value: 0xFFFD, length: 1)
                return
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isOverlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000)
        guard !isOverlong, Unicode.Scalar(value) != nil else {
            self.init(value: 0xFFFD, length: 1)
            return
        }
        self.init(value: value, length: length)
    }

    /// The scalar that ends right before `index`, which must be at least 1.
    init(_ text: borrowing Span<UInt8>, before index: Int) {
        var start = index - 1
        while start > 0, index - start < 4, text[start] & 0xC0 == 0x80 { start -= 1 }
        let scalar = DecodedScalar(text, at: start)
        if start + scalar.length == index {
            self = scalar
        } else {
            self.init(value: 0xFFFD, length: 1)
        }
    }

    var isASCIIDigit: Bool { value >= 0x30 && value <= 0x39 }

    var isDigit: Bool {
        if value < 0x80 { return isASCIIDigit }
        return Unicode.Scalar(value)?.properties.generalCategory == .decimalNumber
    }

    var isLetter: Bool {
        if value < 0x80 { return (value | 0x20) >= 0x61 && (value | 0x20) <= 0x7A }
        return Unicode.Scalar(value)?.properties.isAlphabetic ?? false
    }

    var isUppercase: Bool {
        if value < 0x80 { return value >= 0x41 && value <= 0x5A }
        return Unicode.Scalar(value)?.properties.isUppercase ?? false
    }

    var isLowercase: Bool {
        if value < 0x80 { return value >= 0x61 && value <= 0x7A }
        return Unicode.Scalar(value)?.properties.isLowercase ?? false
    }

    /// Whether the scalar belongs to a script written without spaces between words, Thai aside:
    /// Han, kana, bopomofo, and the full-width forms.
    var isIdeographic: Bool {
        switch value {
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x30FF, 0x3100...0x312F, 0x31A0...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0xFF66...0xFF9D, 0x20000...0x323AF:
            true
        default: false
        }
    }
}
