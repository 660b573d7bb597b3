import TextAnalysis

/// Writes the text below an element, a block for each paragraph, heading, list item and
/// table row.
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
            } else if node.name == "td" || node.name == "th" {
                writer.startCell()
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
