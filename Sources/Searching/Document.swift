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
    /// Its passages, in order.
    public var passages: [Passage]
}
