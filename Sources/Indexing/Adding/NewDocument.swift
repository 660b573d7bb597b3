import TextAnalysis

/// A document as a program has it, to be added to an index.
///
/// ```swift
/// try await index.add([NewDocument(uri: "feed#17", text: "A drone fell near Erbil.")])
/// ```
public struct NewDocument: Equatable, Sendable {
    /// What no other document of the index has; a document with a known uri takes the other's place.
    public var uri: String
    /// The text; empty lines part its paragraphs.
    public var text: String
    /// The title; `nil` to take the first line for it if it looks like one.
    public var title: String?
    /// The day of publication, ISO 8601 as far as it is known; other ways to write a date are read too.
    public var published: String?
    /// Who published it.
    public var source: String?
    /// ISO 639-1 code; `nil` to find it in the text.
    public var language: String?
    /// Where it can be read on the web.
    public var url: String?
    /// The id it has where it comes from.
    public var identifier: String?
    /// Anything else to keep with it.
    public var metadata: [String: String]

    /// Makes a document.
    ///
    /// - Parameters:
    ///   - uri: What no other document of the index has.
    ///   - text: The text; empty lines part its paragraphs.
    ///   - title: The title.
    ///   - published: The day of publication, ISO 8601 as far as it is known.
    ///   - source: Who published it.
    ///   - language: ISO 639-1 code; `nil` to find it in the text.
    ///   - url: Where it can be read on the web.
    ///   - identifier: The id it has where it comes from.
    ///   - metadata: Anything else to keep with it.
    public init(
        uri: String,
        text: String,
        title: String? = nil,
        published: String? = nil,
        source: String? = nil,
        language: String? = nil,
        url: String? = nil,
        identifier: String? = nil,
        metadata: [String: String] = [:]
    ) {
        self.uri = uri
        self.text = text
        self.title = title
        self.published = published
        self.source = source
        self.language = language
        self.url = url
        self.identifier = identifier
        self.metadata = metadata
    }
}

extension NewDocument {
    /// The document as a reader would have found it in a file.
    ///
    /// - Throws: Why it cannot be indexed.
    func read() throws(SkippedInput) -> SourceDocument {
        guard !uri.isEmpty else { throw SkippedInput("", reason: "a document needs a uri") }
        var draft = DocumentDraft()
        draft.body = TextCleaner.clean(Array(text.utf8))
        guard draft.hasText else { throw SkippedInput(uri, reason: "no text") }
        let fields: [(FieldRole, String, String?)] = [
            (.identifier, "identifier", identifier), (.title, "title", title),
            (.published, "published", published), (.source, "source", source),
            (.language, "language", language), (.url, "url", url),
        ]
        var raw = Array(text.utf8)
        for (role, name, value) in fields {
            guard let value else { continue }
            raw += [0] + name.utf8 + [0] + value.utf8
            let clean = TextCleaner.clean(Array(value.utf8))
            guard !draft.set(role, to: clean, from: "given") else { continue }
            draft.metadata.append((name, JSONText.encoded(String(decoding: clean, as: UTF8.self))))
        }
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            raw += [0] + name.utf8 + [0] + value.utf8
            let clean = TextCleaner.clean(Array(value.utf8))
            draft.metadata.append((name, JSONText.encoded(String(decoding: clean, as: UTF8.self))))
        }
        var document = DocumentAssembler(uri: uri, path: nil).document(from: draft, raw: raw)
        document.byteCount = text.utf8.count
        return document
    }
}
