/// A FollowTheMoney document with its pages, read as a document.
struct ImportedArticle {
    private let document: JSONObject
    private let properties: JSONObject
    private var pages: [(index: Int, text: [UInt8])] = []
    private var raw: [UInt8]
    private let id: String

    /// - Throws: What is wrong with it, in words.
    init(_ line: ImportLine) throws(ImportProblem) {
        guard let id = line.object.string("id"), !id.isEmpty else {
            throw ImportProblem("a document without id")
        }
        guard let properties = line.object.object("properties") else {
            throw ImportProblem("a document without properties")
        }
        document = line.object
        self.properties = properties
        self.id = id
        raw = Array(line.raw)
    }

    /// Takes a page.
    ///
    /// - Returns: Whether it is one of this document.
    mutating func take(_ line: ImportLine) -> Bool {
        guard let page = line.object.object("properties"),
            page.first("document") == Array(id.utf8)
        else { return false }
        raw += line.raw
        let index = page.first("index").flatMap { Int(String(decoding: $0, as: UTF8.self)) }
        pages.append((index ?? pages.count + 1, page.first("bodyText") ?? []))
        return true
    }

    /// The document as a reader would have found it.
    ///
    /// - Throws: What is wrong with it, in words.
    func document(origin: String) throws(ImportProblem) -> SourceDocument {
        var draft = DocumentDraft()
        draft.identifier = id
        draft.body = properties.first("bodyText") ?? []
        if !draft.hasText {
            let ordered = pages.sorted { $0.index < $1.index }.map(\.text)
            draft.body = Array(ordered.joined(separator: [0x0C]))
        }
        guard draft.hasText else {
            throw ImportProblem("no text; a document needs bodyText, or pages right behind it")
        }
        let fields: [(FieldRole, [String])] = [
            (.title, ["title", "subject", "name"]),
            (.published, ["publishedAt", "date", "authoredAt"]),
            (.source, ["publisher"]), (.language, ["language", "detectedLanguage"]),
            (.url, ["sourceUrl"]),
        ]
        for (role, names) in fields {
            for name in names {
                if let value = properties.first(name), draft.set(role, to: value, from: name) {
                    break
                }
            }
        }
        let names = RecordNames(origin: origin)
        return DocumentAssembler(uri: names.uri(of: id, line: 0, raw: raw), path: nil)
            .document(from: draft, raw: raw)
    }
}
