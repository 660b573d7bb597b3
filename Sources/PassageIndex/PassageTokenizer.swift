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
    ///   - field: A field as ``PassageAnnotations`` describes it, one whose terms were found before
    ///     (``IndexField``), or a string of a query, which ``MatchTerm`` made or anybody.
    ///   - isQuery: Whether it is a string of a query.
    ///   - emit: Gets each term with its flags and the byte range of its word.
    /// - Returns: The first code other than `SQLITE_OK` that `emit` gave, else `SQLITE_OK`.
    func tokenize(_ field: UnsafeBufferPointer<UInt8>, isQuery: Bool, emit: Emit) -> Int32 {
        let isMarked = field.first == MatchTerm.rawMark
        if isQuery, isMarked { return emitRaw(field, emit: emit) }
        let annotated = AnnotatedField(field.span, holdsRecords: isMarked)
        let text = UnsafeBufferPointer(rebasing: field[..<annotated.textCount])
        if isMarked {
            let records = UnsafeBufferPointer(rebasing: text.dropFirst())
            return self.emit(records, annotated.annotations.mentions, isQuery: false, emit: emit)
        }
        var records: [UInt8] = []
        _ = analyzer.analyze(
            text.span,
            language: isQuery ? "" : annotated.annotations.language,
            mentions: annotated.annotations.mentions.map(\.start),
            into: &records
        )
        return records.withUnsafeBufferPointer {
            self.emit($0, annotated.annotations.mentions, isQuery: isQuery, emit: emit)
        }
    }

    private func emit(
        _ records: UnsafeBufferPointer<UInt8>,
        _ mentions: [PassageAnnotations.Mention],
        isQuery: Bool,
        emit: Emit
    ) -> Int32 {
        var next = mentions.startIndex
        return TermRecords.forEach(records) { kind, term, range in
            switch kind {
            case .word: return emit(0, term, range)
            // In a query another form at the same place would be a condition of its own.
            case .colocated: return isQuery ? SQLITE_OK : emit(FTS5_TOKEN_COLOCATED, term, range)
            case .mention:
                guard next < mentions.endIndex else { return SQLITE_OK }
                defer { next += 1 }
                return emitMention(mentions[next], range: range, emit: emit)
            }
        }
    }

    private func emitMention(
        _ mention: PassageAnnotations.Mention,
        range: Range<Int>,
        emit: Emit
    ) -> Int32 {
        var terms = [IndexTerm.entity(mention.entity), IndexTerm.type(mention.type)]
        if !mention.country.isEmpty { terms.append(IndexTerm.country(mention.country)) }
        for term in terms {
            let code = term.withUnsafeBufferPointer { emit(FTS5_TOKEN_COLOCATED, $0, range) }
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
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
