import CTextTables

typealias ScalarClass = fihrist_scalar_class

extension ScalarClass {
    /// Whether the scalar is a letter of a word; the scripts indexed by pairs are apart.
    @inline(__always)
    var isLetter: Bool {
        rawValue >= ScalarClass.lower.rawValue && rawValue <= Self.hebrew.rawValue
    }

    /// Whether the scalar alone makes a word.
    @inline(__always)
    var isLetterOrDigit: Bool { isLetter || self == .digit }
}

/// A scalar at a place in a text: its length, what it does to a word and what it becomes.
struct FoldedScalar {
    /// The scalar; U+FFFD for a byte that is not UTF-8.
    var value: UInt32
    /// The bytes it takes in the text; 1 for a byte that is not UTF-8.
    var length: Int
    private var folding: fihrist_folding

    var kind: ScalarClass { folding.kind }

    /// The scalar at byte `index` of `text`; a separator of length 0 at the end.
    @inline(__always)
    init(at index: Int, in text: borrowing Span<UInt8>) {
        guard index < text.count else {
            self.init(value: 0xFFFD, length: 0)
            return
        }
        let first = text[index]
        if first < 0x80 {
            self.init(value: UInt32(first), length: 1)
        } else {
            self.init(lead: first, at: index, in: text)
        }
    }

    private init(value: UInt32, length: Int) {
        self.value = value
        self.length = length
        folding = fihrist_folding_of(value)
    }

    /// Decodes two to four bytes.
    ///
    /// Overlong forms, surrogates, stray and missing continuation bytes
    /// are refused, one byte at a time (The Unicode Standard, table 3-7).
    private init(lead: UInt8, at index: Int, in text: borrowing Span<UInt8>) {
        let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard lead >= 0xC2, lead <= 0xF4, length <= text.count - index else {
            self.init(value: 0xFFFD, length: 1)
            return
        }
        var value = UInt32(lead) & (0x7F >> UInt32(length))
        for offset in 1..<length {
            let byte = text[index + offset]
            guard byte & 0xC0 == 0x80 else {
                self.init(value: 0xFFFD, length: 1)
                return
            }
            value = value << 6 | UInt32(byte & 0x3F)
        }
        let isShortest = length == 2 || value >= (length == 3 ? 0x800 : 0x10000)
        guard isShortest, value <= 0x10FFFF, value & 0xFFFF_F800 != 0xD800 else {
            self.init(value: 0xFFFD, length: 1)
            return
        }
        self.init(value: value, length: length)
    }

    /// Appends the folded form; `text` and `index` are those it was read from.
    ///
    /// A class that is dropped has no form: the caller does not ask for it.
    @inline(__always)
    func appendForm(
        to bytes: inout [UInt8],
        at index: Int,
        in text: borrowing Span<UInt8>
    ) {
        let length = formLength
        bytes.append(addingCapacity: length) { form in
            if folding.length == 0 {
                for offset in 0..<length { form.append(text[index + offset]) }
                return
            }
            var word = folding.low
            for offset in 0..<length {
                if offset == 8 { word = UInt64(folding.high) }
                form.append(UInt8(truncatingIfNeeded: word))
                word >>= 8
            }
        }
    }

    /// The bytes that ``appendForm(to:at:in:)`` appends.
    @inline(__always)
    var formLength: Int { folding.length == 0 ? length : Int(folding.length) }
}
