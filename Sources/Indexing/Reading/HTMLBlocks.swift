import TextAnalysis

/// Writes the text below an element, a block for each paragraph, heading, list item and cell.
struct HTMLBlocks {
    var tree: MarkupTree
    var clutter: HTMLClutter

    private static let headings: Set<String> = ["h1", "h2", "h3", "h4", "h5", "h6"]
    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn",
        "em",
        "font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s",
        "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]

    static func isParagraph(_ name: String) -> Bool {
        ["p", "pre", "li", "blockquote", "td", "table", "ul", "ol"].contains(name)
            || headings.contains(name) || inline.contains(name)
    }

    func text(below root: Int) -> (bytes: [UInt8], blocks: [TextBlock]) {
        var writer = BlockWriter()
        guard tree.nodes.indices.contains(root) else { return ([], []) }
        // The block elements that the walk is inside of.
        var open: [(end: Int, isHeading: Bool, keepsLines: Bool)] = []
        var index = root
        while index < tree.nodes[root].end {
            while let last = open.last, last.end <= index {
                writer.endBlock()
                open.removeLast()
                writer.kind = open.last?.isHeading == true ? .heading : .paragraph
            }
            let node = tree.nodes[index]
            if clutter.isClutter[index] {
                index = node.end
                continue
            }
            if node.isText {
                writer.append(node.text, keepingLines: open.last?.keepsLines == true)
            } else if node.name == "br" {
                writer.breakLine()
            } else if !Self.inline.contains(node.name) {
                writer.endBlock()
                let isHeading = Self.headings.contains(node.name) || open.last?.isHeading == true
                writer.kind = isHeading ? .heading : .paragraph
                let keepsLines = node.name == "pre" || open.last?.keepsLines == true
                open.append((node.end, isHeading, keepsLines))
            }
            index += 1
        }
        writer.endBlock()
        return (writer.bytes, writer.blocks)
    }
}

/// Collects text in blocks with an empty line between them.
struct BlockWriter {
    private(set) var bytes: [UInt8] = []
    private(set) var blocks: [TextBlock] = []
    /// The kind of the block that is being written.
    var kind: TextBlock.Kind = .paragraph
    private var start = 0
    private var pendingSpace = false
    private var pendingBreaks = 0

    /// Appends text, any white space in it as one space.
    mutating func append(_ text: [UInt8], keepingLines: Bool) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            if byte == 0x0A, keepingLines {
                pendingBreaks = 1
            } else if byte <= 0x20 {
                pendingSpace = true
            } else if byte == 0xC2, index + 1 < text.count, text[index + 1] == 0xA0 {
                pendingSpace = true
                index += 1
            } else {
                if pendingSpace || pendingBreaks > 0 { separate() }
                bytes.append(byte)
            }
            index += 1
        }
    }

    /// Starts a new line, the second time in a row a new block.
    mutating func breakLine() {
        pendingBreaks += 1
        if pendingBreaks == 2 { endBlock() }
    }

    /// Ends the block, if anything is in it; the next one is a paragraph.
    mutating func endBlock() {
        (pendingSpace, pendingBreaks) = (false, 0)
        if bytes.count > start {
            blocks.append(TextBlock(range: start..<bytes.count, kind: kind))
            bytes += [0x0A, 0x0A]
            start = bytes.count
        }
        kind = .paragraph
    }

    private mutating func separate() {
        if bytes.count > start { bytes.append(pendingBreaks > 0 ? 0x0A : 0x20) }
        (pendingSpace, pendingBreaks) = (false, 0)
    }
}
