/// Lines of an import that one worker turns into documents: each document with all that follows it.
struct ImportBatch: Sendable {
    var number: Int
    var origin: String
    var lines: [ImportLine] = []
    var skipped: [SkippedInput] = []
    var byteCount = 0
}

/// Cuts the lines of one input into batches, as they are asked for.
///
/// Memory is bounded by the size of a batch and the longest document.
struct ImportBatches {
    private let origin: String
    private var pieces: PieceSequence.Iterator
    private var waiting: [ImportLine] = []
    /// The next line of ``waiting`` that is not in a batch yet.
    private var place = 0
    private var refused: [SkippedInput] = []
    private var count = 0

    private static let batchBytes = 256 << 10

    init(path: String, reader: DocumentReader) {
        origin = path
        pieces = reader.pieces(of: path).makeIterator()
    }

    mutating func next() -> ImportBatch? {
        var batch = ImportBatch(number: count, origin: origin)
        while true {
            while place < waiting.count {
                let line = waiting[place]
                let isStart = line.kind == .document || line.kind == .article
                if isStart, batch.byteCount >= Self.batchBytes { return finish(batch) }
                place += 1
                batch.byteCount += line.raw.count + 1
                batch.lines.append(line)
            }
            batch.skipped += refused
            refused = []
            waiting = []
            place = 0
            guard let piece = pieces.next() else { break }
            take(piece)
        }
        return batch.lines.isEmpty && batch.skipped.isEmpty ? nil : finish(batch)
    }

    private mutating func finish(_ batch: ImportBatch) -> ImportBatch {
        count += 1
        return batch
    }

    private mutating func take(_ piece: InputPiece) {
        switch piece.content {
        case .lines(let bytes, let firstLine): take(bytes, firstLine: firstLine)
        case .refused(let skipped): refused.append(skipped)
        case .own, .file, .bytes, .rows:
            let reason = "not JSON Lines; `fihrist index` reads other formats"
            refused.append(SkippedInput(piece.origin, reason: reason))
        }
    }

    private mutating func take(_ bytes: [UInt8], firstLine: Int) {
        var number = firstLine
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            let raw = bytes[start..<end]
            if raw.contains(where: { $0 > 0x20 }) {
                do throws(SkippedInput) {
                    waiting.append(try ImportLine(raw, number: number, origin: origin))
                } catch {
                    refused.append(error)
                }
            }
            start = end + 1
            number += 1
        }
    }
}
