import Foundation

/// Turns files of many formats into documents, in two steps.
///
/// ``pieces(of:)`` opens an input and cuts it, which is cheap and done on one thread;
/// ``documents(from:)`` does the parsing and can run on any thread. For example:
///
///     for piece in reader.pieces(of: path) {
///         for outcome in reader.documents(from: piece) { … }
///     }
///
/// Records of one input that have the same id also have the same uri; ``DistinctURIs`` parts them.
///
/// Nothing throws: what cannot be read comes out as ``ReadOutcome/skipped(_:)`` and says why, and
/// everything else is read.
package struct DocumentReader: Sendable {
    package struct Options: Sendable {
        /// The largest file that is read whole, and the largest record of those read by records.
        package var maximumFileBytes = 64 << 20
        /// A program's own readers, which are asked first.
        package var readers: [any FileReader] = []
        /// About how many bytes of records go into a piece.
        package var pieceBytes = 1 << 19

        package init() {}
    }

    package let options: Options

    package init(options: Options = Options()) {
        self.options = options
    }

    /// The pieces of a file, or of the standard input for `-`.
    package func pieces(of path: String) -> PieceSequence {
        PieceSequence {
            let isOwn = path != "-" && options.readers.contains { $0.reads(path) }
            return isOwn
                ? PieceSequence.Iterator(InputPiece(origin: path, content: .own))
                : InputOpener(options: options).open(path)
        }
    }

    /// The documents of a piece, in the order they stand in it.
    package func documents(from piece: InputPiece) -> [ReadOutcome] {
        switch piece.content {
        case .refused(let skipped):
            return [.skipped(skipped)]
        case .own:
            return ownDocuments(at: piece.origin)
        case .lines(let bytes, let firstLine):
            return JSONLinesReader(origin: piece.origin).outcomes(bytes, firstLine: firstLine)
        case .rows(let bytes, let firstLine, let layout):
            return TableReader(origin: piece.origin, layout: layout)
                .outcomes(bytes, firstLine: firstLine)
        case .bytes(let bytes, let format):
            return WholeReader(origin: piece.origin, options: options).outcomes(bytes, format)
        case .file(let format):
            do throws(SkippedInput) {
                let source = try ByteSource(path: piece.origin)
                guard let bytes = try source.readToEnd(limit: options.maximumFileBytes) else {
                    return [.skipped(.tooLarge(piece.origin, source.size, options))]
                }
                return WholeReader(origin: piece.origin, options: options).outcomes(bytes, format)
            } catch {
                return [.skipped(error)]
            }
        }
    }
}

extension DocumentReader {
    /// The documents of a file as the first of a program's own readers has them that reads it.
    private func ownDocuments(at path: String) -> [ReadOutcome] {
        guard let reader = options.readers.first(where: { $0.reads(path) }) else { return [] }
        do {
            return try reader.documents(at: path).map { document in
                var document = document
                if document.uri != path, !document.uri.hasPrefix(path + "#") {
                    document.uri = "\(path)#\(document.uri)"
                }
                do throws(SkippedInput) {
                    return .document(try document.read())
                } catch {
                    return .skipped(error)
                }
            }
        } catch {
            return [.skipped(SkippedInput(path, reason: "\(error)"))]
        }
    }
}

extension SkippedInput {
    static func tooLarge(
        _ uri: String,
        _ size: Int?,
        _ options: DocumentReader.Options
    ) -> SkippedInput {
        let found = size.map { "\(ByteSize.text($0)), " } ?? ""
        return SkippedInput(
            uri,
            reason: "too large (\(found)the limit is \(ByteSize.text(options.maximumFileBytes)));"
                + " split it, or turn it into JSON Lines, which has no limit"
        )
    }
}
