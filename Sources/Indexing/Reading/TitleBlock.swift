import TextAnalysis

/// Puts a title that was found outside the text into it, once.
enum TitleBlock {
    /// Makes what the text begins with the title if it says the same, else puts the title before it.
    static func place(_ title: String, in document: inout SourceDocument) {
        if takeFromText(title, in: &document) { return }
        let head = Array((title + "\n\n").utf8)
        document.text.insert(contentsOf: head, at: 0)
        for index in document.blocks.indices {
            let range = document.blocks[index].range
            document.blocks[index].range =
                range.lowerBound + head.count..<range.upperBound + head.count
            if document.blocks[index].kind == .title { document.blocks[index].kind = .heading }
        }
        let page = document.blocks.first?.page == nil ? nil : 1
        let block = TextBlock(range: 0..<head.count - 2, kind: .title, page: page)
        document.blocks.insert(block, at: 0)
    }

    /// Looks for the title at the start of the text, where it may be broken over lines, and cuts the
    /// blocks so that it is one of its own.
    private static func takeFromText(_ title: String, in document: inout SourceDocument) -> Bool {
        guard let first = document.blocks.first else { return false }
        let head = document.text[first.range.lowerBound...].prefix(title.utf8.count * 2 + 50)
        guard let length = length(of: title.lowercased(), atStartOf: head) else { return false }
        let end = first.range.lowerBound + length
        while let block = document.blocks.first, block.range.lowerBound < end {
            document.blocks.removeFirst()
            guard end < block.range.upperBound else { continue }
            let rest = document.text[end..<block.range.upperBound]
            guard let start = rest.firstIndex(where: { $0 > 0x20 }) else { continue }
            var cut = block
            cut.range = start..<block.range.upperBound
            cut.kind = .paragraph
            document.blocks.insert(cut, at: 0)
        }
        let range = first.range.lowerBound..<end
        document.blocks.insert(TextBlock(range: range, kind: .title, page: first.page), at: 0)
        return true
    }

    /// The bytes that the title takes at the start of `text` if a line ends with it.
    ///
    /// The title is on one line and in lower case; in the text, white space and capitals do not
    /// matter.
    private static func length(of title: String, atStartOf text: ArraySlice<UInt8>) -> Int? {
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: true)[...]
        var found = ""
        while let line = lines.popFirst(), found.utf8.count < title.utf8.count {
            found += (found.isEmpty ? "" : " ") + OneLine.text(line).lowercased()
            if found == title { return line.endIndex - text.startIndex }
        }
        return nil
    }

    /// Makes the heading that repeats the title the first block, when little stands before it.
    ///
    /// What stands before it, such as the section's name, goes with it: the title leads the text.
    static func dropRepeats(of title: String, in draft: inout DocumentDraft) {
        guard var blocks = draft.blocks else { return }
        let wanted = title.lowercased()
        let index = blocks.prefix(6).firstIndex {
            $0.kind == .heading && OneLine.text(draft.body[$0.range]).lowercased() == wanted
        }
        guard let index, index > 0, blocks[index].range.lowerBound < 300 else { return }
        let cut = blocks[index].range.lowerBound
        blocks.removeFirst(index)
        for index in blocks.indices {
            let range = blocks[index].range
            blocks[index].range = range.lowerBound - cut..<range.upperBound - cut
        }
        draft.body.removeFirst(cut)
        draft.blocks = blocks
    }
}
