/// Reads a Markdown file, with or without front matter.
enum MarkdownReader {
    static func draft(_ raw: [UInt8]) -> DocumentDraft {
        let text = TextDecoder.decode(raw)
        var draft = DocumentDraft()
        draft.isMarkdown = true
        draft.notes = text.notes
        guard let matter = FrontMatter(of: text.bytes) else {
            draft.body = text.bytes
            return draft
        }
        draft.body = Array(text.bytes[matter.byteCount...])
        let roles = FieldRole.roles(of: matter.fields.map(\.key))
        for (index, field) in matter.fields.enumerated() {
            if let role = roles[index], role != .text, role != .summary,
                draft.set(
                    role,
                    to: Array(field.values.joined(separator: ", ").utf8),
                    from: "front matter"
                )
            {
                continue
            }
            draft.metadata.append((field.key, field.json))
        }
        return draft
    }
}
