/// Reads the article of a web page that was saved as a file.
enum HTMLReader {
    /// Takes the article's text, without menus and the like, and what the page says of itself.
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
