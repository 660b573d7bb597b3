package import TextAnalysis

/// A document as a reader found it in a file.
package struct SourceDocument: Equatable, Sendable {
    /// Where it is: an absolute path, `path#id` for a record inside a file, `stdin#id` for a stream.
    package var uri: String
    /// The record's own id where it has one.
    package var identifier: String?
    /// The document's text: valid UTF-8, no control characters but newline, tab and form feed.
    ///
    /// A title that comes from outside the text is its first line, with an empty line after it; a
    /// title made from the file's name is not put into the text.
    package var text: [UInt8]
    /// The paragraphs and headings of the text, in order.
    package var blocks: [TextBlock]
    package var title: Found<String>?
    /// The day of publication as far as it is known: `2025`, `2025-03`, `2025-03-11`.
    package var published: Found<String>?
    package var source: Found<String>?
    /// ISO 639-1 code.
    package var language: Found<String>?
    /// Where the document can be read on the web.
    package var url: String?
    /// Any other fields, in the order they came in; values are kept as JSON text.
    package var metadata: [(key: String, json: String)]
    /// What was mended on reading, in words a reader understands: replaced bytes, a guessed encoding.
    package var notes: [String] = []
    /// SHA-256 of the bytes the document was read from, in lower-case hex.
    package var sha256: String
    /// Size of what was read, in bytes.
    package var byteCount: Int

    /// A value and where it was found, such as `front matter`, `file name`, `meta`, `dateline`.
    package struct Found<Value: Equatable & Sendable>: Equatable, Sendable {
        package var value: Value
        package var origin: String

        package init(_ value: Value, from origin: String) {
            self.value = value
            self.origin = origin
        }
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.uri == right.uri && left.identifier == right.identifier && left.text == right.text
            && left.blocks == right.blocks && left.title == right.title
            && left.published == right.published && left.source == right.source
            && left.language == right.language && left.url == right.url
            && left.metadata.map(\.key) == right.metadata.map(\.key)
            && left.metadata.map(\.json) == right.metadata.map(\.json)
            && left.notes == right.notes && left.sha256 == right.sha256
            && left.byteCount == right.byteCount
    }
}
