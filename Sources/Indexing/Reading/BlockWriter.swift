import TextAnalysis

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

    /// Starts a new line, unless the block is empty.
    mutating func startCell() {
        pendingBreaks = 1
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
