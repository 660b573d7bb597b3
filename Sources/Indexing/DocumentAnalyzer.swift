import CorpusStore
import EntityTagging
import PassageIndex
import Synchronization
import TextAnalysis

/// Turns a piece of input into documents that are ready for the store.
struct DocumentAnalyzer: Sendable {
    let reader: DocumentReader
    private let tagger: DocumentTagger
    /// The index that documents may be in already; `nil` when it is empty.
    let index: CorpusFile?
    private let countries: CountryFinder
    private let splitter = PassageSplitter()
    private let builders = BuilderPool()

    init(reader: DocumentReader, tagger: DocumentTagger, index: CorpusFile?) {
        self.reader = reader
        self.tagger = tagger
        countries = tagger.countryFinder
        self.index = index
    }

    /// Reads the documents of a piece, and splits and tags those that have changed.
    ///
    /// - Throws: `IndexError` when the index cannot be asked for what it has, and what a program's own
    ///   tagger throws.
    func analyze(_ piece: InputPiece) throws -> AnalyzedPiece {
        var analyzed = AnalyzedPiece(byteCount: piece.byteCount)
        let builder = builders.take()
        var tokens = TokenList()
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
                    builder.add(try record(of: document, &tokens))
                    analyzed.outcomes.append(.document(notes: document.notes))
                }
            }
        }
        analyzed.batch = builder.finish()
        // Not given back after an error, with what it holds.
        builders.giveBack(builder)
        return analyzed
    }

    /// Makes documents ready to be written together, whether they have changed or not.
    ///
    /// - Throws: What a program's own tagger throws.
    func batch(of documents: [SourceDocument]) throws -> DocumentBatch {
        let records = try documents.map { try record(of: $0) }
        let builder = builders.take()
        defer { builders.giveBack(builder) }
        for record in records { builder.add(record) }
        return builder.finish()
    }

    /// Splits and tags a document, whether it has changed or not.
    ///
    /// - Throws: What a program's own tagger throws.
    func record(of document: SourceDocument) throws -> DocumentRecord {
        var tokens = TokenList()
        return try record(of: document, &tokens)
    }

    private func record(
        of document: SourceDocument,
        _ tokens: inout TokenList
    ) throws -> DocumentRecord {
        tokens.removeAll()
        Tokenizer().tokenize(document.text.span, into: &tokens)
        let (mentions, entities) = try tagger.mentions(in: document, tokens: tokens)
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
            return self.record(of: passage, in: document, mentions: inside)
        }
        let found = countries.countries(
            of: document,
            passages: passages,
            mentions: mentions.compactMap { mention in
                let entity = entities[mention.entity]
                return entity.country.map {
                    CountryFinder.Mention(
                        range: mention.range,
                        type: entity.type,
                        country: $0,
                        kind: mention.kind
                    )
                }
            }
        )
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
                + tagger.countries(of: Set(found.map(\.code)), besides: entities),
            words: WordTally(document.text.span, tokens: tokens),
            countries: found
        )
    }

    private func record(
        of passage: PassageRange,
        in document: SourceDocument,
        mentions: [MentionRecord]
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
            mentions: mentions
        )
    }
}

/// The builders that nobody uses at the moment, with the stems and memory they have gathered.
private final class BuilderPool: Sendable {
    /// Safe to send: a builder is in the pool or with the one task that took it, never with two.
    private struct Idle: @unchecked Sendable { var builder: BatchBuilder }

    private let idle = Mutex<[Idle]>([])

    func take() -> BatchBuilder { idle.withLock { $0.popLast() }?.builder ?? BatchBuilder() }

    func giveBack(_ builder: BatchBuilder) {
        let idle = Idle(builder: builder)
        self.idle.withLock { $0.append(idle) }
    }
}

/// A piece of input, read and tagged.
struct AnalyzedPiece: Sendable {
    var outcomes: [Outcome] = []
    /// The documents that are to be written.
    var batch = DocumentBatch()
    var byteCount: Int

    enum Outcome: Sendable {
        /// The next document of the batch, with what was mended on reading.
        case document(notes: [String])
        /// In the index as it is, under its uri.
        case unchanged(SourceDocument, row: Int64)
        case skipped(SkippedItem)
    }

    init(byteCount: Int) {
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
            needsCue: alias.needsCue,
            nameKey: NameWords(alias.surface).joined.map { NameKey($0).packed }
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
