public import CorpusStore

/// A document with its text.
public struct Document: Equatable, Sendable {
    /// Everything but the text.
    public var summary: DocumentSummary
    /// Where title, date, source and language were found, as a JSON object.
    public var origins: String
    /// Any other fields it came with, as a JSON object.
    public var metadata: String
    /// SHA-256 of the bytes it was read from, in lower-case hex.
    public var sha256: String
    /// How many bytes it was read from.
    public var byteCount: Int
    /// The day it was indexed, ISO 8601.
    public var added: String
    /// The countries it points to, the one it is about most first.
    public var countries: [DocumentCountry] = []
    /// Its passages, in order.
    public var passages: [Passage]
    /// What each of ``passages`` mentions, in order; ranges are in the passage's text.
    public var mentions: [[EntityMention]] = []

    /// The countries that a passage points to, as ISO 3166-1 alpha-2 codes in order.
    ///
    /// - Parameter place: The passage's place in ``passages``.
    /// - Returns: The codes.
    public func countries(ofPassage place: Int) -> [String] {
        let leading = place == 0 ? countries.leading : []
        return Set(mentions[place].compactMap(\.country) + leading).sorted()
    }

    /// The document's text, put together from its passages.
    ///
    /// Offsets are those of the text that was read; what lay between two passages, which the index
    /// does not keep, comes out as line feeds, or as a space where it was one byte long.
    public var text: String {
        var text: [UInt8] = []
        for passage in passages {
            let gap = passage.range.lowerBound - text.count
            // A damaged index may say anything of where its passages lie.
            if gap > 0, gap <= 1 << 20 {
                text += [UInt8](repeating: gap == 1 ? 0x20 : 0x0A, count: gap)
            }
            text += passage.text.utf8
        }
        return String(decoding: text, as: UTF8.self)
    }
}
