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
        draft.body = PDFText.joiningBrokenWords(text.bytes)
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

/// The text that comes out of PDF files.
enum PDFText {
    /// The text with words put together that were hyphenated at the end of a line.
    ///
    /// Only between lower-case letters: `al-` before `Qaeda` stays.
    static func joiningBrokenWords(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let width = hyphenWidth(text, at: index)
            let next = index + width + 1
            if width > 0, index + width < text.count, text[index + width] == 0x0A,
                next < text.count, isLower(text[next]), let last = output.last, isLower(last)
            {
                index = next
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    /// Whether a title is more than what a word processor put there.
    static func isTitle(_ title: String) -> Bool {
        let lower = title.lowercased()
        let isFileName = [".doc", ".docx", ".pdf", ".indd", ".rtf", ".qxd", ".odt", ".tex"]
            .contains { lower.hasSuffix($0) }
        return title.count >= 4 && !isFileName && !lower.hasPrefix("microsoft word")
            && !lower.hasPrefix("untitled") && title.contains(where: \.isLetter)
    }

    /// 1 at a hyphen, 2 at a soft hyphen (U+00AD), else 0.
    private static func hyphenWidth(_ text: [UInt8], at index: Int) -> Int {
        if text[index] == UInt8(ascii: "-") { return 1 }
        return text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xAD ? 2 : 0
    }

    /// A lower-case ASCII letter, or part of a letter outside ASCII.
    private static func isLower(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
    }
}
