import TextAnalysis

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
        let text = WordText(of: tree)
        draft.body = TextCleaner.clean(text.writer.bytes)
        draft.blocks = text.writer.blocks
        draft.title = text.title.map { .init($0, from: "title style") }
        if let core = try part("docProps/core.xml"), let tree = MarkupTree(xml: core) {
            describe(&draft, with: tree)
        }
        return draft
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
            result = try Self.unpacker.run(["-p", path, name], outputLimit: outputLimit)
        } catch {
            throw SkippedInput(
                path, reason: error.reason("unzip", advice: "install unzip to read DOCX files"))
        }
        // 11: no file of that name.
        if result.status == 11 { return nil }
        guard result.status == 0 else {
            throw SkippedInput(path, reason: "unzip cannot read it: \(result.complaint)")
        }
        return result.output
    }
}

/// The paragraphs of a word-processing document.
///
/// Source: ECMA-376 Part 1, §17 (WordprocessingML).
struct WordText {
    private(set) var writer = BlockWriter()
    /// The text of the first paragraph in the style "Title".
    private(set) var title: String?

    init(of tree: MarkupTree) {
        // The paragraphs that the walk is inside of; a text box puts one into another.
        var open: [(end: Int, kind: Kind)] = []
        var index = 0
        while index < tree.nodes.count {
            while let last = open.last, last.end <= index {
                end(last.kind)
                open.removeLast()
            }
            let node = tree.nodes[index]
            switch node.name {
            case "Fallback", "del", "moveFrom":
                index = node.end
                continue
            case "p":
                let kind = Self.kind(of: index, in: tree)
                end(open.last?.kind ?? .paragraph)
                writer.kind = kind == .paragraph ? .paragraph : .heading
                open.append((node.end, kind))
            case "t":
                if !open.isEmpty { tree.below(index).forEach { append(tree.nodes[$0].text) } }
            case "tab": append([0x20])
            case "br", "cr": writer.breakLine()
            case "noBreakHyphen": append([UInt8(ascii: "-")])
            default: break
            }
            index += 1
        }
        end(open.last?.kind ?? .paragraph)
    }

    private enum Kind {
        case title
        case heading
        case paragraph
    }

    private mutating func append(_ text: [UInt8]) {
        writer.append(text, keepingLines: false)
    }

    private mutating func end(_ kind: Kind) {
        writer.endBlock()
        if kind == .title, title == nil, let block = writer.blocks.last {
            title = OneLine.text(writer.bytes[block.range])
        }
    }

    /// The kind that a paragraph's properties, its first child, give it.
    private static func kind(of paragraph: Int, in tree: MarkupTree) -> Kind {
        let first = paragraph + 1
        guard first < tree.nodes[paragraph].end, tree.nodes[first].name == "pPr" else {
            return .paragraph
        }
        for index in tree.below(first) {
            let node = tree.nodes[index]
            if node.name == "outlineLvl", let level = node["val"].flatMap(Int.init), level < 9 {
                return .heading
            }
            guard node.name == "pStyle", let style = node["val"]?.lowercased() else { continue }
            if style == "title" { return .title }
            if style.hasPrefix("heading") || style == "subtitle" { return .heading }
        }
        return .paragraph
    }
}
