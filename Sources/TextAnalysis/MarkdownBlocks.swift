extension BlockFinder {
    /// The blocks of a Markdown text: headings without their marks, paragraphs, list items without
    /// bullet or number, block quotes without the first `>`, table rows, fenced code without fences.
    ///
    /// The block structure follows CommonMark as far as passages need it; marks inside a paragraph
    /// stay. A heading of level 1 at the very beginning is the title. Front matter is the caller's.
    ///
    /// - Parameter text: UTF-8, valid or not.
    /// - Returns: Blocks in order, disjoint, their byte ranges without white space at the ends.
    /// - Complexity: O(*n*) in the bytes.
    package func markdown(_ text: borrowing Span<UInt8>) -> [TextBlock] {
        var blocks = MarkdownBlocks()
        for line in TextLine.lines(of: text) { blocks.read(line, in: text) }
        blocks.endParagraph()
        return blocks.blocks
    }
}

/// Collects the blocks of a Markdown text line by line.
private struct MarkdownBlocks {
    var blocks: [TextBlock] = []
    /// The paragraph being read, its lines so far, and how deep it is quoted.
    private var paragraph: Range<Int>?
    private var depth = 0
    /// The fence that will close the code being read: its mark and how many of it.
    private var fence: (mark: UInt8, count: Int)?
    private var isInTable = false

    mutating func read(_ line: TextLine, in text: borrowing Span<UInt8>) {
        let (content, depth) = unquoted(line.range, in: text)
        if let open = fence {
            if let mark = fenceMark(content, in: text), mark.mark == open.mark,
                mark.count >= open.count, mark.isBare
            {
                fence = nil
                endParagraph()
            } else {
                extend(to: content, depth: depth)
            }
            return
        }
        guard !content.isEmpty else {
            endParagraph()
            return
        }
        if let mark = fenceMark(content, in: text) {
            endParagraph()
            fence = (mark.mark, mark.count)
        } else if let heading = heading(content, in: text) {
            endParagraph()
            append(heading.range, level: heading.level)
        } else if let level = underlineLevel(content, in: text), let above = paragraph,
            depth == self.depth
        {
            paragraph = nil
            append(above, level: level)
        } else if isThematicBreak(content, in: text) {
            endParagraph()
        } else if isTableDelimiter(content, in: text) {
            endParagraph()
            isInTable = true
        } else if isInTable || isTableRow(content, in: text) {
            endParagraph()
            isInTable = true
            extend(to: withoutOuterPipes(content, in: text), depth: depth)
        } else if let item = listItem(content, in: text) {
            endParagraph()
            extend(to: item, depth: depth)
        } else {
            if paragraph != nil, depth > self.depth { endParagraph() }
            extend(to: content, depth: depth)
        }
    }

    mutating func endParagraph() {
        if let paragraph, !paragraph.isEmpty {
            blocks.append(TextBlock(range: paragraph, kind: .paragraph))
        }
        paragraph = nil
        isInTable = false
    }

    private mutating func extend(to range: Range<Int>, depth: Int) {
        guard !range.isEmpty else { return }
        if let paragraph {
            self.paragraph = paragraph.lowerBound..<range.upperBound
        } else {
            paragraph = range
            self.depth = depth
        }
    }

    private mutating func append(_ range: Range<Int>, level: Int) {
        guard !range.isEmpty else { return }
        let kind: TextBlock.Kind = level == 1 && blocks.isEmpty ? .title : .heading
        blocks.append(TextBlock(range: range, kind: kind))
    }

    private func unquoted(
        _ range: Range<Int>,
        in text: borrowing Span<UInt8>
    ) -> (content: Range<Int>, depth: Int) {
        var start = range.lowerBound
        var depth = 0
        while start < range.upperBound, text[start] == 0x3E {
            depth += 1
            start = WhiteSpace.skip(text, from: start + 1, to: range.upperBound)
        }
        return (start..<range.upperBound, depth)
    }

    private func heading(
        _ range: Range<Int>,
        in text: borrowing Span<UInt8>
    ) -> (range: Range<Int>, level: Int)? {
        var start = range.lowerBound
        while start < range.upperBound, text[start] == 0x23 { start += 1 }
        let level = start - range.lowerBound
        guard (1...6).contains(level),
            start == range.upperBound || text[start] == 0x20 || text[start] == 0x09
        else { return nil }
        var end = range.upperBound
        while end > start, text[end - 1] == 0x23 { end -= 1 }
        // `C#` keeps its sign: closing marks stand apart.
        if end > start, text[end - 1] != 0x20, text[end - 1] != 0x09 { end = range.upperBound }
        return (WhiteSpace.trim(text, start..<end), level)
    }

    private func underlineLevel(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> Int? {
        let mark = text[range.lowerBound]
        guard mark == 0x3D || mark == 0x2D else { return nil }
        for index in range where text[index] != mark { return nil }
        return mark == 0x3D ? 1 : 2
    }

    private func isThematicBreak(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> Bool {
        let mark = text[range.lowerBound]
        guard mark == 0x2A || mark == 0x2D || mark == 0x5F else { return false }
        var count = 0
        for index in range {
            if text[index] == mark {
                count += 1
            } else if text[index] > 0x20 {
                return false
            }
        }
        return count >= 3
    }

    private func fenceMark(
        _ range: Range<Int>,
        in text: borrowing Span<UInt8>
    ) -> (mark: UInt8, count: Int, isBare: Bool)? {
        guard let first = range.first, text[first] == 0x60 || text[first] == 0x7E else {
            return nil
        }
        var index = first
        while index < range.upperBound, text[index] == text[first] { index += 1 }
        guard index - first >= 3 else { return nil }
        // "```code```" on one line is a code span.
        if text[first] == 0x60 {
            for position in index..<range.upperBound where text[position] == 0x60 { return nil }
        }
        return (text[first], index - first, index == range.upperBound)
    }

    private func listItem(
        _ range: Range<Int>,
        in text: borrowing Span<UInt8>
    ) -> Range<Int>? {
        var index = range.lowerBound
        switch text[index] {
        case 0x2A, 0x2B, 0x2D: break
        case 0x30...0x39:
            while index < range.upperBound, index - range.lowerBound < 9, text[index] >= 0x30,
                text[index] <= 0x39
            {
                index += 1
            }
            guard index < range.upperBound, text[index] == 0x2E || text[index] == 0x29 else {
                return nil
            }
        default: return nil
        }
        index += 1
        if index < range.upperBound, text[index] != 0x20, text[index] != 0x09 { return nil }
        return WhiteSpace.skip(text, from: index, to: range.upperBound)..<range.upperBound
    }

    private func isTableDelimiter(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> Bool {
        var pipes = 0
        var dashes = 0
        for index in range {
            switch text[index] {
            case 0x7C: pipes += 1
            case 0x2D: dashes += 1
            case 0x20, 0x09, 0x3A: continue
            default: return false
            }
        }
        return pipes > 0 && dashes > 0
    }

    private func isTableRow(_ range: Range<Int>, in text: borrowing Span<UInt8>) -> Bool {
        range.count > 1 && text[range.lowerBound] == 0x7C && text[range.upperBound - 1] == 0x7C
    }

    private func withoutOuterPipes(
        _ range: Range<Int>,
        in text: borrowing Span<UInt8>
    ) -> Range<Int> {
        var start = range.lowerBound
        var end = range.upperBound
        if text[start] == 0x7C { start += 1 }
        if end > start, text[end - 1] == 0x7C { end -= 1 }
        return WhiteSpace.trim(text, start..<end)
    }
}
