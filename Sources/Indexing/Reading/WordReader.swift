/// Reads `.docx` files, which are zip archives of XML, with `unzip`.
struct WordReader {
    var path: String
    /// The most bytes of XML to take.
    var outputLimit: Int

    static let unpacker = ExternalProgram(name: "unzip")

    /// - Throws: Why the file gives no text.
    func draft() throws(SkippedInput) -> DocumentDraft {
        guard let body = try part("word/document.xml") else {
            throw SkippedInput(
                path,
                reason: "not a DOCX file: a zip archive without word/document.xml in it"
            )
        }
        guard let tree = MarkupTree(xml: body) else {
            throw SkippedInput(
                path,
                reason: "word/document.xml in it is not well-formed XML; save the file anew"
            )
        }
        var draft = DocumentDraft()
        let text = WordText(of: [tree] + (try notes(of: tree)))
        draft.body = text.writer.bytes
        draft.blocks = text.writer.blocks
        draft.title = text.title.map { .init($0, from: "title style") }
        if let core = try part("docProps/core.xml"), let tree = MarkupTree(xml: core) {
            describe(&draft, with: tree)
        }
        return draft
    }

    /// The footnotes and endnotes, where the text refers to some.
    private func notes(of text: MarkupTree) throws(SkippedInput) -> [MarkupTree] {
        var notes: [MarkupTree] = []
        for (kind, name) in [("footnote", "footnotes"), ("endnote", "endnotes")]
        where !text.elements(kind + "Reference").isEmpty {
            guard let part = try part("word/\(name).xml") else { continue }
            guard let tree = MarkupTree(xml: part) else {
                throw SkippedInput(
                    path,
                    reason: "word/\(name).xml in it is not well-formed XML; save the file anew"
                )
            }
            notes.append(tree)
        }
        return notes
    }

    private func describe(_ draft: inout DocumentDraft, with core: MarkupTree) {
        func value(_ name: String) -> String? {
            core.elements(name).first.map { core.line(of: $0) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        if draft.title == nil, let title = value("title"), PDFText.isTitle(title) {
            draft.title = .init(title, from: "docx title")
        }
        draft.language = value("language").flatMap(LanguageCode.code(for:))
            .map { .init($0, from: "docx language") }
        let date = (value("created") ?? value("modified")).flatMap(DateReader.date(in:))
        draft.created = date.map { .init($0, from: "docx creation date") }
    }

    /// A file of the archive; nil when there is none of that name.
    private func part(_ name: String) throws(SkippedInput) -> [UInt8]? {
        let result: ExternalProgram.Result
        do throws(ExternalProgram.Failure) {
            result = try Self.unpacker.run(
                ["-p", Self.pattern(of: path), name],
                outputLimit: outputLimit
            )
        } catch {
            throw SkippedInput(
                path,
                reason: error.reason("unzip", advice: "install unzip to read DOCX files")
            )
        }
        // 11: no file of that name.
        if result.status == 11 { return nil }
        guard result.status == 0 else {
            throw SkippedInput(path, reason: "unzip cannot read it: \(result.complaint)")
        }
        return result.output
    }

    /// What `unzip` takes for this path alone: it reads the name of an archive as a pattern.
    private static func pattern(of path: String) -> String {
        let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let quoted = name.map { "[*?".contains($0) ? "[\($0)]" : $0 == "\\" ? "\\\\" : "\($0)" }
        return path.dropLast(name.count) + quoted.joined()
    }
}
