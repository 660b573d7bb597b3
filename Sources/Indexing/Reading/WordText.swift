import TextAnalysis

/// The paragraphs of a word-processing document, its notes behind the text.
///
/// Source: ECMA-376 Part 1, §17 (WordprocessingML).
struct WordText {
    private(set) var writer = BlockWriter()
    /// The text of the first paragraph in the style "Title".
    private(set) var title: String?

    init(of trees: [MarkupTree]) {
        for tree in trees { read(tree) }
    }

    private mutating func read(_ tree: MarkupTree) {
        // The paragraphs that the walk is inside of; a text box puts one into another.
        var open: [(end: Int, kind: Kind)] = []
        // The end of the table row that is written as one block.
        var rowEnd = 0
        var index = 0
        while index < tree.nodes.count {
            while let last = open.last, last.end <= index {
                if last.end >= rowEnd { end(last.kind) }
                open.removeLast()
            }
            let node = tree.nodes[index]
            switch node.name {
            case "Fallback", "del", "moveFrom":
                index = node.end
                continue
            // The lines between text and notes.
            case "footnote" where node["type"] ?? "normal" != "normal",
                "endnote" where node["type"] ?? "normal" != "normal":
                index = node.end
                continue
            case "p":
                let kind = index < rowEnd ? .paragraph : Self.kind(of: index, in: tree)
                if index < rowEnd { writer.startCell() } else { end(open.last?.kind ?? .paragraph) }
                writer.kind = kind == .paragraph ? .paragraph : .heading
                open.append((node.end, kind))
            case "tr":
                end(open.last?.kind ?? .paragraph)
                if Self.isRowOfWords(index, in: tree) { rowEnd = node.end }
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

    /// Whether the cells of a row are short; long ones have paragraphs of their own.
    private static func isRowOfWords(_ row: Int, in tree: MarkupTree) -> Bool {
        tree.below(row).reduce(0) { $0 + tree.nodes[$1].text.count } < 300
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
