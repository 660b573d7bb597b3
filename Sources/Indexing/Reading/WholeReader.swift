/// Reads an input that is held in memory as a whole.
struct WholeReader {
    /// The path, or `stdin`.
    var origin: String
    var options: DocumentReader.Options

    func outcomes(_ bytes: [UInt8], _ format: DocumentFormat) -> [ReadOutcome] {
        switch format {
        case .jsonLines:
            let text = TextDecoder.convert(bytes)
            return JSONLinesReader(origin: origin).outcomes(text.bytes, firstLine: 1)
        case .json:
            return JSONFileReader(origin: origin).outcomes(bytes)
        case .table:
            return table(TextDecoder.convert(bytes).bytes)
        case .plainText, .markdown, .html, .pdf, .word:
            do throws(SkippedInput) {
                return [.document(try document(bytes, format))]
            } catch {
                return [.skipped(error)]
            }
        }
    }

    /// How much text may come out of a compressed file.
    private var outputLimit: Int { options.maximumFileBytes * 4 }

    private func document(
        _ bytes: [UInt8],
        _ format: DocumentFormat
    ) throws(SkippedInput) -> SourceDocument {
        let draft =
            switch format {
            case .markdown: MarkdownReader.draft(bytes)
            case .html: HTMLReader.draft(bytes)
            case .pdf: try PDFReader(path: origin, outputLimit: outputLimit).draft()
            case .word: try WordReader(path: origin, outputLimit: outputLimit).draft()
            default: PlainTextReader.draft(bytes)
            }
        guard draft.hasText else {
            let but = format == .html ? " but menus and links" : ""
            let notes = draft.notes.map { "; " + $0 }.joined()
            throw SkippedInput(origin, reason: "no text in it" + but + notes)
        }
        let isStream = origin == InputOrigin.standardInput
        let names = RecordNames(origin: origin)
        let uri = isStream ? names.uri(of: nil, line: 1, raw: bytes) : origin
        return DocumentAssembler(uri: uri, path: isStream ? nil : origin)
            .document(from: draft, raw: bytes)
    }

    private func table(_ text: [UInt8]) -> [ReadOutcome] {
        do throws(SkippedInput) {
            let isTabbed = origin.lowercased().hasSuffix(".tsv")
            let header = try TableHeader(text, of: origin, isTabbed: isTabbed)
            return TableReader(origin: origin, layout: header.layout)
                .outcomes(Array(text[header.byteCount...]), firstLine: 1 + header.lineCount)
        } catch {
            return [.skipped(error)]
        }
    }
}
