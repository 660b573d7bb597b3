/// Cuts an open input into pieces of whole records.
final class RecordStream {
    private let source: ByteSource
    private let origin: String
    private let layout: TableLayout?
    private let pieceBytes: Int
    private let recordLimit: Int
    private var buffer: [UInt8]
    private var boundary: RecordBoundary
    /// The last byte of a line break.
    private let lineEnd: UInt8
    /// How much of the buffer the boundary has seen.
    private var scanned = 0
    private var line: Int
    private var hasMore = true

    /// Starts with bytes that were read already.
    ///
    /// The head is what comes before the rest of the source, from the start of a record, and `line`
    /// the line it starts on. A layout makes it a table, none JSON Lines.
    init(
        source: ByteSource,
        origin: String,
        head: [UInt8],
        line: Int,
        layout: TableLayout?,
        options: DocumentReader.Options
    ) {
        self.source = source
        self.origin = origin
        self.layout = layout
        self.line = line
        buffer = head
        boundary = layout.map { .row(separator: $0.separator, end: $0.rowEnd) } ?? .line
        lineEnd = layout?.rowEnd ?? 0x0A
        pieceBytes = options.pieceBytes
        recordLimit = options.maximumFileBytes
    }

    func next() -> InputPiece? {
        while hasMore {
            do throws(SkippedInput) {
                hasMore = try source.read(pieceBytes, into: &buffer)
            } catch {
                hasMore = false
                buffer = []
                return refusal(error.reason)
            }
            if let piece = scan() { return piece }
            if buffer.count > recordLimit { return skipRecord() }
        }
        if let piece = scan() { return piece }
        if buffer.isEmpty { return nil }
        if boundary.isQuoted, let skipped = skipLine("a quote in it is never closed") {
            return skipped
        }
        return piece(endingAt: buffer.count)
    }

    /// The piece up to the last record that ends in the buffer.
    private func scan() -> InputPiece? {
        guard let end = boundary.lastEnd(in: buffer, from: scanned) else {
            scanned = buffer.count
            return nil
        }
        scanned = buffer.count
        return piece(endingAt: end)
    }

    private func piece(endingAt end: Int) -> InputPiece {
        let bytes = Array(buffer[..<end])
        buffer.removeFirst(end)
        scanned -= end
        defer { line += bytes.count { $0 == lineEnd } }
        let content: InputPiece.Content =
            if let layout {
                .rows(bytes, firstLine: line, layout)
            } else {
                .lines(bytes, firstLine: line)
            }
        return InputPiece(origin: origin, content: content)
    }

    private func refusal(_ reason: String) -> InputPiece {
        let skipped = SkippedInput(origin, line: line, reason: reason)
        return InputPiece(origin: origin, content: .refused(skipped))
    }

    /// Passes over a record that is too large: one line, which may not have been read to its end.
    private func skipRecord() -> InputPiece {
        let reason = "the record is larger than \(ByteSize.text(recordLimit))"
        if let skipped = skipLine(reason + "; is a closing quote missing?") { return skipped }
        let refused = refusal(reason)
        boundary = boundary.restarted
        var end: Int?
        while hasMore, end == nil {
            buffer = []
            do throws(SkippedInput) {
                hasMore = try source.read(pieceBytes, into: &buffer)
            } catch {
                hasMore = false
            }
            end = buffer.firstIndex(of: lineEnd)
        }
        buffer.removeFirst(end.map { $0 + 1 } ?? buffer.count)
        line += 1
        scanned = 0
        return refused
    }

    /// Passes over the first line in the buffer and starts a record behind it; nil without one.
    private func skipLine(_ reason: String) -> InputPiece? {
        guard let end = buffer.firstIndex(of: lineEnd) else { return nil }
        let refused = refusal(reason)
        buffer.removeFirst(end + 1)
        line += 1
        scanned = 0
        boundary = boundary.restarted
        return refused
    }
}
