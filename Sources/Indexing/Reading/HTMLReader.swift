import TextAnalysis

/// Reads the article of a web page that was saved as a file.
enum HTMLReader {
    /// - Parameter raw: The file's bytes in any encoding.
    static func draft(_ raw: [UInt8]) -> DocumentDraft {
        let text = TextDecoder.decode(raw, declared: HTMLCharset.declared(in: raw))
        let tree = MarkupTree(html: text.bytes)
        let page = HTMLMetadata(of: tree)
        let clutter = HTMLClutter(of: tree)
        let root = HTMLArticle(tree: tree, clutter: clutter).root
        var draft = DocumentDraft()
        (draft.body, draft.blocks) = HTMLBlocks(tree: tree, clutter: clutter).text(below: root)
        draft.notes = text.notes
        if tree.isCut { draft.notes.append("nested too deeply; what follows that was not read") }
        draft.title = page.title
        draft.published = page.published
        draft.source = page.source
        draft.language = page.language
        draft.url = page.url
        if let title = draft.title { TitleBlock.dropRepeats(of: title.value, in: &draft) }
        return draft
    }
}

extension TitleBlock {
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
