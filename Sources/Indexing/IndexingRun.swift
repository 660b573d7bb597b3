import CorpusStore
import Foundation
import Logging

/// One indexing run: what has been read, what is being worked on, what has been written.
struct IndexingRun {
    private let writer: CorpusWriter
    private var teller: ProgressTeller
    private var state = IndexingProgress()
    /// Rows that were written or found unchanged; kept only for pruning.
    private var seen: Set<Int64> = []
    /// The files that were read; kept only for pruning.
    private var read: Set<[UInt8]> = []
    /// Files and folders that gave no or not all of their documents: nothing of theirs is pruned.
    private var doubtful: Set<String> = []
    private let prunes: Bool
    private var uris = DistinctURIs()
    private let logger = Logger(label: "fihrist.indexing")
    var report = IndexingReport()

    init(
        writer: CorpusWriter,
        prunes: Bool,
        progress: @escaping @Sendable (IndexingProgress) -> Void
    ) {
        self.writer = writer
        self.prunes = prunes
        teller = ProgressTeller(start: ContinuousClock.now, progress)
    }

    /// Reads everything below the paths, and writes it.
    mutating func index(
        _ paths: [String],
        by analyzer: DocumentAnalyzer,
        jobs: Int
    ) async throws {
        let files = FileWalker(paths, index: writer.file.path)
        state.totalBytes = paths.contains("-") ? 0 : InputSize.bytes(of: files)
        var pieces = PieceSource(files: files, reader: analyzer.reader, notesFiles: prunes)
        try await OrderedWork.run(jobs: jobs) {
            pieces.next()
        } work: {
            try analyzer.analyze($0)
        } take: {
            try take($0, from: analyzer)
        }
        read = pieces.read
        try writer.commit()
    }

    /// Notes what became of a piece, and writes its documents.
    private mutating func take(_ piece: AnalyzedPiece, from analyzer: DocumentAnalyzer) throws {
        var batch = piece.batch
        var next = 0
        var namesakes: [DocumentRecord] = []
        for outcome in piece.outcomes {
            switch outcome {
            case .document(let notes):
                let document = batch.documents[next]
                var uri = document.uri
                for note in notes { logger.info("\(uri): \(note)") }
                if uris.distinguish(&uri) {
                    logger.info("\(uri): another record before it has the same id")
                    batch.rename(next, to: uri)
                }
                next += 1
                report.bytes += document.byteCount
            case .unchanged(let document, let row):
                report.bytes += document.byteCount
                var uri = document.uri
                guard !uris.distinguish(&uri) else {
                    // It was compared with the record before it that has its id, not with its own.
                    var record = try analyzer.record(of: document)
                    record.uri = uri
                    namesakes.append(record)
                    continue
                }
                report.unchanged += 1
                if prunes { seen.insert(row) }
            case .skipped(let item):
                report.skipped.append(item)
                doubtful.insert(item.path)
            }
        }
        for (outcome, row) in try writer.write(batch) + writer.write(namesakes) {
            report.count(outcome)
            if prunes { seen.insert(row) }
        }
        state.documents += piece.outcomes.count
        state.bytes += piece.byteCount
        teller.tell(state)
    }

    /// Takes documents out that were below the paths and are gone.
    ///
    /// A file or folder that could not be read keeps its documents, and so does a file that is there and
    /// was not among those to be read, as hidden ones are not.
    mutating func prune(below paths: [String]) throws {
        var gone: [Int64] = []
        for path in paths where path != "-" {
            try writer.file.read { snapshot in
                try snapshot.documents(below: FileWalker.absolute(path)) { row, uri in
                    guard !seen.contains(row) else { return }
                    let isThere = doubtful.contains {
                        uri == $0 || uri.hasPrefix($0 + "#") || uri.hasPrefix($0 + "/")
                    }
                    if !isThere, isGone(uri) { gone.append(row) }
                }
            }
        }
        guard !gone.isEmpty else { return }
        try writer.remove(gone)
        report.removed = gone.count
    }

    /// Whether the file of a document is gone, or was read without finding the document in it.
    private func isGone(_ uri: String) -> Bool {
        var file = uri[...]
        // A record's own id may have a # in it, and so may a file's name.
        while !FileManager.default.fileExists(atPath: String(file)) {
            guard let mark = file.lastIndex(of: "#") else { return true }
            file = file[..<mark]
        }
        return read.contains(Array(file.utf8))
    }

    /// Puts the index in order after the last document.
    mutating func finish() throws {
        state.stage = .finishing
        teller.tell(state, isLast: true)
        report.listProblems += try writer.settleEntities()
        try writer.finish(changed: report.added + report.updated + report.removed)
    }
}

/// Hands out the pieces of all files, one file after the other.
private struct PieceSource {
    private var files: FileWalker.Iterator
    private var pieces: PieceSequence.Iterator?
    private let reader: DocumentReader
    private let notesFiles: Bool
    /// The files handed out so far, if they are noted.
    private(set) var read: Set<[UInt8]> = []

    init(files: FileWalker, reader: DocumentReader, notesFiles: Bool) {
        self.files = files.makeIterator()
        self.reader = reader
        self.notesFiles = notesFiles
    }

    mutating func next() -> InputPiece? {
        while true {
            if let piece = pieces?.next() { return piece }
            switch files.next() {
            case .file(let path):
                if notesFiles { read.insert(Array(path.utf8)) }
                pieces = reader.pieces(of: path).makeIterator()
            case .skipped(let skipped):
                return InputPiece(origin: skipped.uri, content: .refused(skipped))
            case nil: return nil
            }
        }
    }
}

/// How much there is to read, for telling how much is left.
enum InputSize {
    /// The bytes of files.
    static func bytes(of files: FileWalker) -> Int {
        files.reduce(0) { sum, entry in
            guard case .file(let path) = entry else { return sum }
            // A file that cannot be asked now is reported when it is read.
            let attributes = try? FileManager.default.attributesOfItem(atPath: path)
            return sum + (attributes?[.size] as? Int ?? 0)
        }
    }
}
