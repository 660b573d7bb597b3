/// The pieces of one input, cut off as they are asked for.
///
/// The input is open while the iterator lives. Memory is bounded by the piece size and the longest
/// record.
package struct PieceSequence: Sequence {
    private let start: () -> Iterator

    init(_ start: @escaping () -> Iterator) {
        self.start = start
    }

    package func makeIterator() -> Iterator { start() }

    package struct Iterator: IteratorProtocol {
        private enum State {
            case one(InputPiece)
            case stream(RecordStream)
            case done
        }

        private var state: State

        init(_ piece: InputPiece) { state = .one(piece) }

        init(refusing skipped: SkippedInput) {
            state = .one(InputPiece(origin: skipped.uri, content: .refused(skipped)))
        }

        init(_ stream: RecordStream) { state = .stream(stream) }

        package mutating func next() -> InputPiece? {
            switch state {
            case .one(let piece):
                state = .done
                return piece
            case .stream(let stream):
                return stream.next()
            case .done:
                return nil
            }
        }
    }
}

/// Cuts an open input into pieces of whole records.
final class RecordStream {
    private let source: ByteSource
    private let origin: String
    private let layout: TableLayout?
    private let pieceBytes: Int
    private let recordLimit: Int
    private var buffer: [UInt8]
    private var boundary: RecordBoundary
    /// How much of the buffer the boundary has seen.
    private var scanned = 0
    private var line: Int
    private var hasMore = true

    /// Starts with bytes that were read already.
    ///
    /// - Parameters:
    ///   - head: What comes before the rest of `source`, from the start of a record.
    ///   - line: The line the head starts on.
    ///   - layout: The columns of a table; nil for JSON Lines.
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
        boundary = layout.map { .row(separator: $0.separator) } ?? .line
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
            let end = boundary.lastEnd(in: buffer, from: scanned)
            scanned = buffer.count
            if let end { return piece(endingAt: end) }
            if buffer.count > recordLimit { return skipRecord() }
        }
        return buffer.isEmpty ? nil : piece(endingAt: buffer.count)
    }

    private func piece(endingAt end: Int) -> InputPiece {
        let bytes = Array(buffer[..<end])
        buffer.removeFirst(end)
        scanned -= end
        defer { line += bytes.count { $0 == 0x0A } }
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

    /// Passes over a record that is too large, up to the next line break.
    private func skipRecord() -> InputPiece {
        let refused = refusal(
            "the record is larger than \(ByteSize.text(recordLimit)); is a line break or a closing"
                + " quote missing?"
        )
        line += buffer.count { $0 == 0x0A }
        buffer = []
        boundary = boundary.restarted
        var lineEnds = RecordBoundary.line
        do throws(SkippedInput) {
            while hasMore {
                hasMore = try source.read(pieceBytes, into: &buffer)
                if let end = lineEnds.firstEnd(in: buffer, from: 0) {
                    buffer.removeFirst(end)
                    line += 1
                    break
                }
                buffer = []
            }
        } catch {
            hasMore = false
            buffer = []
        }
        // The rest of the buffer is scanned before anything else is read.
        scanned = 0
        return refused
    }
}

/// Sizes as people read them.
enum ByteSize {
    static func text(_ bytes: Int) -> String {
        bytes >= 1 << 20
            ? "\(bytes >> 20) MB" : bytes >= 1 << 10 ? "\(bytes >> 10) KB" : "\(bytes) bytes"
    }
}
