import CorpusStore
import EntityTagging
import PassageIndex
import TextAnalysis

/// Turns a piece of input into documents that are ready for the store.
struct DocumentAnalyzer: Sendable {
    let reader: DocumentReader
    private let tagger: DocumentTagger
    /// The index that documents may be in already; `nil` when it is empty.
    let index: CorpusFile?
    private let splitter = PassageSplitter()

    init(reader: DocumentReader, tagger: DocumentTagger, index: CorpusFile?) {
        self.reader = reader
        self.tagger = tagger
        self.index = index
    }

    /// Reads the documents of a piece, and splits and tags those that have changed.
    ///
    /// - Throws: `IndexError` when the index cannot be asked for what it has, and what a program's own
    ///   tagger throws.
    func analyze(_ piece: InputPiece, number: Int) throws -> AnalyzedPiece {
        var analyzed = AnalyzedPiece(number: number, byteCount: piece.byteCount)
        var workspace = Workspace()
        for outcome in reader.documents(from: piece) {
            switch outcome {
            case .skipped(let skipped):
                analyzed.outcomes.append(
                    .skipped(
                        SkippedItem(
                            path: skipped.uri,
                            line: skipped.line,
                            reason: skipped.reason
                        )
                    )
                )
            case .document(let document):
                if piece.byteCount == 0 { analyzed.byteCount += document.byteCount }
                let known = try index?.read { try $0.checksum(uri: document.uri) }
                if let known, known.sha256 == document.sha256 {
                    analyzed.outcomes.append(.unchanged(document, row: known.row))
                } else {
                    analyzed.outcomes.append(
                        .document(try record(of: document, &workspace), notes: document.notes)
                    )
                }
            }
        }
        return analyzed
    }

    /// Splits and tags a document, whether it has changed or not.
    ///
    /// - Throws: What a program's own tagger throws.
    func record(of document: SourceDocument) throws -> DocumentRecord {
        var workspace = Workspace()
        return try record(of: document, &workspace)
    }

    /// What one piece's documents use one after the other.
    private struct Workspace {
        var tokens = TokenList()
        var analyzer = FieldAnalyzer()
    }

    private func record(
        of document: SourceDocument,
        _ workspace: inout Workspace
    ) throws -> DocumentRecord {
        workspace.tokens.removeAll()
        Tokenizer().tokenize(document.text.span, into: &workspace.tokens)
        let (mentions, entities) = try tagger.mentions(in: document, tokens: workspace.tokens)
        let passages = splitter.split(document.text.span, blocks: document.blocks)
        var next = 0
        let records = passages.map { passage in
            var inside: [MentionRecord] = []
            while next < mentions.count,
                mentions[next].range.lowerBound < passage.range.upperBound
            {
                let range = mentions[next].range
                if range.lowerBound >= passage.range.lowerBound,
                    range.upperBound <= passage.range.upperBound
                {
                    inside.append(
                        MentionRecord(
                            range: range.lowerBound - passage.range.lowerBound..<range.upperBound
                                - passage.range.lowerBound,
                            entity: mentions[next].entity
                        )
                    )
                }
                next += 1
            }
            return self.record(
                of: passage,
                in: document,
                mentions: inside,
                analyzer: workspace.analyzer
            )
        }
        return DocumentRecord(
            uri: document.uri,
            identifier: document.identifier,
            title: document.title?.value,
            published: document.published?.value,
            source: document.source?.value,
            language: document.language?.value,
            url: document.url,
            sha256: document.sha256,
            byteCount: document.byteCount,
            origins: document.origins,
            metadata: document.metadataObject,
            passages: records,
            entities: entities
        )
    }

    private func record(
        of passage: PassageRange,
        in document: SourceDocument,
        mentions: [MentionRecord],
        analyzer: FieldAnalyzer
    ) -> PassageRecord {
        let titleEnd =
            passage.startsWithTitle
            ? (document.blocks.first?.range.upperBound ?? 0) - passage.range.lowerBound : 0
        return PassageRecord(
            range: passage.range,
            text: Array(document.text[passage.range]),
            titleEnd: min(max(titleEnd, 0), passage.headingBytes),
            headingEnd: passage.headingBytes,
            page: passage.page,
            mentions: mentions,
            language: document.language?.value,
            analyzer: analyzer
        )
    }
}

/// A piece of input, read and tagged.
struct AnalyzedPiece: Sendable {
    /// Its place among all pieces.
    var number: Int
    var outcomes: [Outcome] = []
    var byteCount: Int

    enum Outcome: Sendable {
        /// Ready to be written, with what was mended on reading.
        case document(DocumentRecord, notes: [String])
        /// In the index as it is, under its uri.
        case unchanged(SourceDocument, row: Int64)
        case skipped(SkippedItem)
    }

    init(number: Int, byteCount: Int) {
        self.number = number
        self.byteCount = byteCount
    }
}

extension AliasRecord {
    init(_ alias: Alias) {
        let list = Tokenizer().tokens(of: alias.surface)
        self.init(
            surface: alias.surface,
            folded: list.tokens.filter { !$0.isColocated }.map { list.form(of: $0) }.joined(),
            language: alias.language,
            kind: alias.kind.rawValue,
            needsCue: alias.needsCue
        )
    }
}

extension SourceDocument {
    /// Where title, date, source and language were found, as a JSON object.
    fileprivate var origins: String {
        let found = [
            ("title", title?.origin), ("published", published?.origin), ("source", source?.origin),
            ("language", language?.origin),
        ]
        let fields = found.compactMap { name, origin in
            origin.map { "\(JSONText.encoded(name)):\(JSONText.encoded($0))" }
        }
        return "{\(fields.joined(separator: ","))}"
    }

    /// Any other fields, as a JSON object.
    fileprivate var metadataObject: String {
        let fields = metadata.map { "\(JSONText.encoded($0.key)):\($0.json)" }
        return "{\(fields.joined(separator: ","))}"
    }
}
