/// The text of JSON strings: reading their escapes and writing them.
enum JSONText {
    /// What the letter behind a backslash stands for, `\u` apart.
    static func escape(_ letter: UInt8) -> UInt8? {
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): letter
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "t"): 0x09
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "b"): 0x08
        default: nil
        }
    }

    /// The bytes a string stands for; a half of a surrogate pair becomes U+FFFD.
    ///
    /// The range is the one between the quotes of a string that ``JSONScanner`` accepted.
    static func decoded(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(range.count)
        var index = range.lowerBound
        var copied = index
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\"), index + 1 < range.upperBound else {
                index += 1
                continue
            }
            output.append(bytes, copied..<index)
            let letter = bytes[index + 1]
            index += 2
            if let plain = escape(letter) {
                output.append(plain)
            } else {
                appendScalar(bytes, &index, range.upperBound, to: &output)
            }
            copied = index
        }
        output.append(bytes, copied..<range.upperBound)
        return output
    }

    /// Reads the digits behind `\u`, and a second escape where the two are a surrogate pair.
    private static func appendScalar(
        _ bytes: Span<UInt8>,
        _ index: inout Int,
        _ end: Int,
        to output: inout [UInt8]
    ) {
        var value = unit(bytes, index, end) ?? 0xFFFD
        index += 4
        if value >= 0xD800, value < 0xDC00, index + 6 <= end,
            bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
            let low = unit(bytes, index + 2, end), low >= 0xDC00, low < 0xE000
        {
            value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
            index += 6
        }
        output += Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }

    private static func unit(_ bytes: Span<UInt8>, _ index: Int, _ end: Int) -> UInt32? {
        guard index + 4 <= end else { return nil }
        var value: UInt32 = 0
        for offset in index..<index + 4 {
            guard let digit = Hex.value(bytes[offset]) else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    /// A string as JSON text, with its quotes.
    static func encoded(_ text: String) -> String {
        var output = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": output += "\\\""
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\t": output += "\\t"
            case "\r": output += "\\r"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                output += "\\u00" + Hex.text(UInt8(scalar.value))
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output + "\""
    }
}

extension [UInt8] {
    /// Appends a part of `bytes` at once.
    mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        bytes.extracting(range).withUnsafeBufferPointer { self += $0 }
    }
}

/// Hexadecimal digits.
enum Hex {
    static func value(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }

    /// Two lower-case digits.
    static func text(_ byte: UInt8) -> String {
        let digits = Array("0123456789abcdef")
        return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
    }

    /// Two lower-case digits for each byte.
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let codes = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: codes, as: UTF8.self)
    }
}
