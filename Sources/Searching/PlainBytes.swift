/// Words that are found in a text byte by byte, where nothing else can be meant: with an end of the text,
/// white space or a mark on either side that no tokenizer takes for a part of a word.
struct PlainBytes: Hashable {
    private let bytes: [UInt8]
    private let ignoresCase: Bool
    /// Whether a period behind it ends a sentence, and is none of an acronym.
    private let endsBeforePeriod: Bool

    /// Fails where letters may be the same that have other bytes.
    ///
    /// - Parameters:
    ///   - text: One or more words; in small letters when case is all the same.
    ///   - isCaseBound: Whether case is not all the same.
    init?(_ text: String, isCaseBound: Bool) {
        let isCaseless = text.allSatisfy { $0.isASCII || !$0.isCased }
        guard !text.isEmpty, isCaseBound || isCaseless else { return nil }
        bytes = Array(text.utf8)
        ignoresCase = !isCaseBound
        endsBeforePeriod = (text.split(separator: " ").last?.utf8.count ?? 0) > 1
    }

    /// How often it stands in a text.
    ///
    /// - Complexity: linear.
    func count(in text: borrowing Span<UInt8>) -> Int {
        var (count, start) = (0, 0)
        while start + bytes.count <= text.count {
            if lower(text[start]) == bytes[0], isWritten(in: text, at: start) { count += 1 }
            start += 1
        }
        return count
    }

    private func isWritten(in text: borrowing Span<UInt8>, at start: Int) -> Bool {
        guard start == 0 || Self.isEdge(text[start - 1]) else { return false }
        for place in 1..<bytes.count where lower(text[start + place]) != bytes[place] {
            return false
        }
        let end = start + bytes.count
        guard end < text.count, !Self.isEdge(text[end]) else { return true }
        guard text[end] == UInt8(ascii: ".") || text[end] == UInt8(ascii: ",") else { return false }
        let isLast = end + 1 == text.count || Self.isEdge(text[end + 1])
        return isLast && (endsBeforePeriod || text[end] == UInt8(ascii: ","))
    }

    @inline(__always)
    private func lower(_ byte: UInt8) -> UInt8 {
        ignoresCase && byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    private static func isEdge(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, 0x20, UInt8(ascii: "\""), UInt8(ascii: "("), UInt8(ascii: ")"),
            UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "/"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
