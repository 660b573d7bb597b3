import Foundation
import TextAnalysis

/// Works out what a format's reader left open: blocks, title, date, source, language.
struct DocumentAssembler: Sendable {
    /// The document's uri.
    var uri: String
    /// The path of the file that is the document; nil for a record of a file.
    var path: String?

    private static let languageSample = 20_000

    /// Completes a draft whose body has text in it, with the bytes it was read from.
    ///
    /// - Parameters:
    ///   - draft: What was read.
    ///   - raw: The bytes it was read from.
    ///   - layout: What besides says what they mean; when it changes, so does the document.
    /// - Returns: The document.
    func document(
        from draft: DocumentDraft,
        raw: some DataProtocol,
        layout: [UInt8] = []
    ) -> SourceDocument {
        var document = SourceDocument(
            uri: uri,
            identifier: draft.identifier,
            text: draft.body,
            blocks: Self.blocks(of: draft),
            title: draft.title,
            published: draft.published,
            source: draft.source,
            language: draft.language,
            url: draft.url,
            metadata: draft.metadata,
            notes: draft.notes,
            sha256: layout.isEmpty ? Checksum.sha256(raw) : Checksum.sha256(layout + raw),
            byteCount: raw.count
        )
        if let title = draft.title {
            TitleBlock.place(title.value, in: &document)
        } else {
            takeTitle(of: draft, for: &document)
        }
        if document.published == nil { takeDate(of: draft, for: &document) }
        if document.source == nil, let host = WebAddress.host(of: draft.url) {
            document.source = .init(host, from: "url")
        }
        if document.language == nil { detectLanguage(of: draft, for: &document) }
        return document
    }

    private static func blocks(of draft: DocumentDraft) -> [TextBlock] {
        if let blocks = draft.blocks { return blocks }
        let finder = BlockFinder()
        return draft.isMarkdown
            ? finder.markdown(draft.body.span) : finder.plainText(draft.body.span)
    }

    private func takeTitle(of draft: DocumentDraft, for document: inout SourceDocument) {
        let kinds: [TextBlock.Kind] = draft.isMarkdown ? [.title, .heading] : [.title]
        if let index = document.blocks.firstIndex(where: { kinds.contains($0.kind) }) {
            let title = OneLine.text(document.text[document.blocks[index].range])
            document.title = .init(title, from: draft.isMarkdown ? "first heading" : "first line")
            if index == 0 { document.blocks[0].kind = .title }
        } else if let path {
            document.title = .init(Self.readableName(of: path), from: "file name")
        }
    }

    private func takeDate(of draft: DocumentDraft, for document: inout SourceDocument) {
        if let path, let date = DateReader.date(inFileName: path) {
            document.published = .init(date, from: "file name")
        } else if let date = Dateline.date(in: draft.body) {
            document.published = .init(date, from: "dateline")
        } else {
            document.published = draft.created
        }
    }

    private func detectLanguage(of draft: DocumentDraft, for document: inout SourceDocument) {
        let sample = draft.body.span.extracting(first: Self.languageSample)
        if let code = LanguageDetector().detect(sample) {
            document.language = .init(code, from: "detected")
        }
    }

    /// A file name without its extension, with spaces for `-` and `_` where it has none.
    private static func readableName(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        let stem = name.lastIndex(of: ".").map { name[..<$0] } ?? name
        let words = String(stem.isEmpty ? name : stem)
        return words.contains(" ")
            ? words : words.replacing("_", with: " ").replacing("-", with: " ")
    }
}

/// Addresses of pages on the web.
enum WebAddress {
    /// The host of an `http` or `https` address without `www.`.
    static func host(of url: String?) -> String? {
        guard let url, isWeb(url), let host = URLComponents(string: url)?.host else { return nil }
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
    }

    static func isWeb(_ url: String) -> Bool {
        let start = url.prefix(8).lowercased()
        return start.hasPrefix("http://") || start.hasPrefix("https://")
    }
}
