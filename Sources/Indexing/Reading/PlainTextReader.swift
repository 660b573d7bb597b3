/// Reads a plain text file.
enum PlainTextReader {
    static func draft(_ raw: [UInt8]) -> DocumentDraft {
        let text = TextDecoder.decode(raw)
        var draft = DocumentDraft()
        draft.body = text.bytes
        draft.notes = text.notes
        return draft
    }
}
