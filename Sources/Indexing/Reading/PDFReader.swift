/// Reads PDF files with `pdftotext` and `pdfinfo`.
struct PDFReader {
    var path: String
    /// The most bytes of text to take.
    var outputLimit: Int

    static let converter = ExternalProgram(name: "pdftotext")
    private static let describer = ExternalProgram(name: "pdfinfo")
    private static let advice = "install poppler-utils to read PDF files"

    /// - Throws: Why the file gives no text.
    func draft() throws(SkippedInput) -> DocumentDraft {
        var draft = DocumentDraft()
        // Without -layout: a page in two columns is read one column after the other.
        let result = try run(["-enc", "UTF-8", "-eol", "unix", path, "-"])
        guard result.status == 0 else {
            throw SkippedInput(path, reason: Self.reason(result.complaint))
        }
        let text = TextDecoder.decode(result.output)
        draft.body = PDFText.tidy(text.bytes)
        draft.notes = text.notes
        guard draft.hasText else {
            throw SkippedInput(
                path,
                reason: "no text layer: most likely a scan; run OCR on it first (ocrmypdf)"
            )
        }
        describe(&draft)
        return draft
    }

    private func run(_ arguments: [String]) throws(SkippedInput) -> ExternalProgram.Result {
        do throws(ExternalProgram.Failure) {
            return try Self.converter.run(arguments, outputLimit: outputLimit)
        } catch {
            throw SkippedInput(path, reason: error.reason("pdftotext", advice: Self.advice))
        }
    }

    private static func reason(_ complaint: String) -> String {
        complaint.contains("password")
            ? "encrypted; remove its password first (qpdf --decrypt)"
            : "pdftotext cannot read it: \(complaint)"
    }

    /// Takes title and date from the file's own description; without one the document stands.
    private func describe(_ draft: inout DocumentDraft) {
        let arguments = ["-isodates", "-enc", "UTF-8", path]
        guard let result = try? Self.describer.run(arguments, outputLimit: 1 << 20) else { return }
        for line in TextDecoder.decode(result.output).bytes.split(separator: 0x0A) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let value = OneLine.text(line[(colon + 1)...])
            switch String(decoding: line[..<colon], as: UTF8.self) {
            case "Title" where PDFText.isTitle(value):
                draft.title = .init(value, from: "pdf title")
            case "CreationDate":
                draft.created = DateReader.date(in: value).map {
                    .init($0, from: "pdf creation date")
                }
            default: break
            }
        }
    }
}
