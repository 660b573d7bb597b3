import CSQLite

/// The tokenizer `fihrist` of FTS5: words, their stems, and the entities mentioned at them.
///
/// One object serves one FTS5 table of one connection. FTS5 calls it from one thread at a time.
final class PassageTokenizer {
    private let analyzer = FieldAnalyzer()
    private let access: PassageModule.Access

    init(access: PassageModule.Access) { self.access = access }

    /// Whether a text may be taken apart for the purpose that FTS5 says; documents are for writing.
    func allows(_ flags: Int32) -> Bool {
        access == .readWrite || flags & FTS5_TOKENIZE_DOCUMENT == 0
    }

    typealias Emit = (_ flags: Int32, _ form: UnsafeBufferPointer<UInt8>, Range<Int>) -> Int32

    /// Tokenizes a field of the index or a string of a query.
    ///
    /// - Parameters:
    ///   - field: A field as ``PassageAnnotations`` describes it, or a string of a query, which
    ///     ``MatchTerm`` made or anybody.
    ///   - isQuery: Whether it is a string of a query.
    ///   - emit: Gets each term with its flags and the byte range of its word.
    /// - Returns: The first code other than `SQLITE_OK` that `emit` gave, else `SQLITE_OK`.
    func tokenize(_ field: UnsafeBufferPointer<UInt8>, isQuery: Bool, emit: Emit) -> Int32 {
        if isQuery, field.first == MatchTerm.rawMark { return emitRaw(field, emit: emit) }
        let annotated = AnnotatedField(field.span)
        let text = UnsafeBufferPointer(rebasing: field[..<annotated.textCount])
        return withoutActuallyEscaping(emit) { emit in
            var emitter = TermEmitter(
                mentions: annotated.annotations.mentions,
                isQuery: isQuery,
                emit: emit
            )
            _ = analyzer.analyze(
                text.span,
                language: isQuery ? "" : annotated.annotations.language,
                mentions: annotated.annotations.mentions.map(\.start),
                into: &emitter
            )
            return emitter.code
        }
    }

    /// Passes on the terms of ``MatchTerm/expression`` as they are.
    private func emitRaw(_ string: UnsafeBufferPointer<UInt8>, emit: Emit) -> Int32 {
        for term in string.dropFirst().split(
            separator: MatchTerm.rawSeparator,
            omittingEmptySubsequences: false
        ) {
            let code = emit(0, UnsafeBufferPointer(rebasing: term), term.startIndex..<term.endIndex)
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }
}

/// Hands terms to FTS5, until it has had enough.
private struct TermEmitter: TermSink {
    var mentions: [PassageAnnotations.Mention]
    var isQuery: Bool
    var emit: PassageTokenizer.Emit
    /// The first result other than `SQLITE_OK`.
    var code = SQLITE_OK
    private var nextMention = 0
    private var term: [UInt8] = []

    init(
        mentions: [PassageAnnotations.Mention],
        isQuery: Bool,
        emit: @escaping PassageTokenizer.Emit
    ) {
        self.mentions = mentions
        self.isQuery = isQuery
        self.emit = emit
    }

    mutating func append(
        prefix: [UInt8],
        _ form: borrowing Span<UInt8>,
        isColocated: Bool,
        range: Range<Int>
    ) {
        // In a query another form at the same place would be a condition of its own.
        guard code == SQLITE_OK, !(isQuery && isColocated) else { return }
        term.removeAll(keepingCapacity: true)
        term.append(contentsOf: prefix)
        for index in form.indices { term.append(form[index]) }
        code = term.withUnsafeBufferPointer {
            emit(isColocated ? FTS5_TOKEN_COLOCATED : 0, $0, range)
        }
    }

    mutating func appendMention(range: Range<Int>) {
        guard nextMention < mentions.count else { return }
        defer { nextMention += 1 }
        for term in mentions[nextMention].terms where code == SQLITE_OK {
            code = term.withUnsafeBufferPointer { emit(FTS5_TOKEN_COLOCATED, $0, range) }
        }
    }
}
