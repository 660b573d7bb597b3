/// Opens an input, finds out what format it has and starts to cut it.
struct InputOpener {
    var options: DocumentReader.Options

    private static let headBytes = 8192

    func open(_ path: String) -> PieceSequence.Iterator {
        do throws(SkippedInput) {
            return path == "-" ? try openStandardInput() : try openFile(path)
        } catch {
            return PieceSequence.Iterator(refusing: error)
        }
    }

    private func openFile(_ path: String) throws(SkippedInput) -> PieceSequence.Iterator {
        let source = try ByteSource(path: path)
        var head: [UInt8] = []
        let hasMore = try source.read(Self.headBytes, into: &head)
        if head.isEmpty { throw SkippedInput(path, reason: "an empty file") }
        var format = DocumentFormat(path: path) ?? DocumentFormat(head: head)
        if format == .json, DocumentFormat(head: head) == .jsonLines { format = .jsonLines }
        if format != .pdf, format != .word, let reason = DocumentFormat.binaryReason(head: head) {
            throw SkippedInput(path, reason: reason)
        }
        if format.isStreamed, UnicodeForm(sniffing: head) == nil {
            return try stream(
                source,
                path,
                head,
                hasMore,
                format,
                isTabbed: path.lowercased().hasSuffix(".tsv")
            )
        }
        if let size = source.size, size > options.maximumFileBytes {
            throw SkippedInput.tooLarge(path, size, options)
        }
        return PieceSequence.Iterator(InputPiece(origin: path, content: .file(format)))
    }

    private func openStandardInput() throws(SkippedInput) -> PieceSequence.Iterator {
        let origin = InputOrigin.standardInput
        let source = ByteSource(standardInput: ())
        var bytes: [UInt8] = []
        let hasMore = try source.read(Self.headBytes, into: &bytes)
        if bytes.isEmpty { throw SkippedInput(origin, reason: "it is empty") }
        let format = DocumentFormat(head: bytes)
        if format == .pdf || format == .word {
            throw SkippedInput(
                origin,
                reason: "a PDF or DOCX file cannot be piped in; save it and give its path"
            )
        }
        if let reason = DocumentFormat.binaryReason(head: bytes) {
            throw SkippedInput(origin, reason: reason)
        }
        if format == .jsonLines, UnicodeForm(sniffing: bytes) == nil {
            return try stream(source, origin, bytes, hasMore, format, isTabbed: false)
        }
        if hasMore {
            guard let rest = try source.readToEnd(limit: options.maximumFileBytes) else {
                throw SkippedInput.tooLarge(origin, nil, options)
            }
            bytes += rest
        }
        return PieceSequence.Iterator(InputPiece(origin: origin, content: .bytes(bytes, format)))
    }

    private func stream(
        _ source: ByteSource,
        _ origin: String,
        _ head: [UInt8],
        _ hasMore: Bool,
        _ format: DocumentFormat,
        isTabbed: Bool
    ) throws(SkippedInput) -> PieceSequence.Iterator {
        var head = head
        if head.starts(with: [0xEF, 0xBB, 0xBF]) { head.removeFirst(3) }
        var line = 1
        var layout: TableLayout?
        if format == .table {
            if hasMore { _ = try source.read(options.pieceBytes, into: &head) }
            let header = try TableHeader(head, of: origin, isTabbed: isTabbed)
            head.removeFirst(header.byteCount)
            line += header.lineCount
            layout = header.layout
        }
        return PieceSequence.Iterator(
            RecordStream(
                source: source,
                origin: origin,
                head: head,
                line: line,
                layout: layout,
                options: options
            )
        )
    }
}
