/// White space as passages see it: what they are trimmed of and what separates words.
///
/// Unicode's White_Space, and beside it control characters, the zero width space and the byte order
/// mark, none of which a reader sees.
enum WhiteSpace {
    /// How many bytes the white space scalar at `index` takes; 0 if there is none.
    static func length(_ text: borrowing Span<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        if byte < 0x80 { return byte <= 0x20 || byte == 0x7F ? 1 : 0 }
        guard byte == 0xC2 || byte == 0xE1 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF else {
            return 0
        }
        let scalar = DecodedScalar(text, at: index)
        return isWhiteSpace(scalar.value) ? scalar.length : 0
    }

    /// The first index from `start` on, at most `end`, where no white space is.
    static func skip(_ text: borrowing Span<UInt8>, from start: Int, to end: Int) -> Int {
        var index = start
        while index < end {
            let length = length(text, at: index)
            if length == 0 { break }
            index += length
        }
        return min(index, end)
    }

    /// The range without the white space at its ends; empty, at its upper bound, if that is all.
    static func trim(_ text: borrowing Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        let start = skip(text, from: range.lowerBound, to: range.upperBound)
        var end = range.upperBound
        while end > start {
            let scalar = DecodedScalar(text, before: end)
            guard isWhiteSpace(scalar.value), end - scalar.length >= start else { break }
            end -= scalar.length
        }
        return start..<end
    }

    private static func isWhiteSpace(_ value: UInt32) -> Bool {
        switch value {
        case 0...0x20, 0x7F...0xA0, 0x1680, 0x2000...0x200B, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
            0xFEFF:
            true
        default: false
        }
    }
}
