import CSQLite
import TextAnalysis

/// The tokenizer `fihrist` of FTS5: words, their stems, and the entities mentioned at them.
///
/// One object serves one FTS5 table of one connection. FTS5 calls it from one thread at a time.
final class PassageTokenizer {
    private let tokenizer = Tokenizer()
    private var list = TokenList()
    private var stems = StemList()
    private var buffer: [UInt8] = []
    private var stemmers: [String: Stemmer?] = [:]
    private let meter: TokenMeter

    init(meter: TokenMeter) { self.meter = meter }

    typealias Emit = (_ flags: Int32, _ form: UnsafeBufferPointer<UInt8>, Range<Int>) -> Int32

    /// Tokenizes a field of the index or a string of a query.
    ///
    /// - Returns: The first code other than `SQLITE_OK` that `emit` gave, else `SQLITE_OK`.
    func tokenize(
        _ field: borrowing Span<UInt8>, isQuery: Bool, emit: Emit
    ) -> Int32 {
        if isQuery, !field.isEmpty, field[0] == MatchTerm.rawMark {
            return emitRaw(field, emit: emit)
        }
        let annotated = AnnotatedField(field)
        list.removeAll()
        tokenizer.tokenize(field.extracting(0..<annotated.textCount), into: &list)
        let stemmer = isQuery ? nil : stemmer(for: annotated.annotations.language)
        var mentions = annotated.annotations.mentions[...]
        for (number, token) in list.tokens.enumerated() {
            let range = Int(token.start)..<Int(token.end)
            let form = Int(token.foldedStart)..<Int(token.foldedEnd)
            let flags = token.isColocated ? FTS5_TOKEN_COLOCATED : 0
            if isQuery, token.isColocated { continue }
            var code = list.folded.withUnsafeBufferPointer {
                // The range of a folded form lies inside `folded`, by the contract of Token.
                emit(flags, UnsafeBufferPointer(rebasing: $0[form]), range)
            }
            guard code == SQLITE_OK else { return code }
            if token.isColocated { continue }
            meter.count += 1
            let isLast = number + 1 == list.tokens.count
            if let stemmer {
                code = emitStems(
                    of: token, by: stemmer, language: annotated.annotations.language, text: field,
                    range: range, emit: emit)
                guard code == SQLITE_OK else { return code }
            }
            while let mention = mentions.first,
                mention.start < range.upperBound || isLast
            {
                mentions = mentions.dropFirst()
                code = emitMention(mention, range: range, emit: emit)
                guard code == SQLITE_OK else { return code }
            }
        }
        return SQLITE_OK
    }

    /// The stemmer of a language, made when it is first asked for.
    private func stemmer(for language: String) -> Stemmer? {
        if let known = stemmers[language] { return known }
        let made = Stemmer(language: language)
        stemmers.updateValue(made, forKey: language)
        return made
    }

    private func emitStems(
        of token: Token, by stemmer: Stemmer, language: String, text: borrowing Span<UInt8>,
        range: Range<Int>, emit: Emit
    ) -> Int32 {
        stems.removeAll()
        stemmer.appendStems(of: token, in: list, text: text, to: &stems)
        for stem in stems.ranges {
            buffer.removeAll(keepingCapacity: true)
            buffer.append(IndexTerm.stemMark)
            buffer.append(contentsOf: language.utf8)
            buffer.append(contentsOf: stems.bytes[stem])
            let code = emitBuffer(range: range, emit: emit)
            guard code == SQLITE_OK else { return code }
        }
        return SQLITE_OK
    }

    private func emitMention(
        _ mention: PassageAnnotations.Mention, range: Range<Int>, emit: Emit
    ) -> Int32 {
        buffer.removeAll(keepingCapacity: true)
        buffer.append(IndexTerm.entityMark)
        buffer.append(contentsOf: String(mention.entity).utf8)
        var code = emitBuffer(range: range, emit: emit)
        guard code == SQLITE_OK else { return code }
        buffer.removeAll(keepingCapacity: true)
        buffer.append(IndexTerm.typeMark)
        buffer.append(mention.type)
        code = emitBuffer(range: range, emit: emit)
        guard code == SQLITE_OK, !mention.country.isEmpty else { return code }
        buffer.removeAll(keepingCapacity: true)
        buffer.append(IndexTerm.countryMark)
        buffer.append(contentsOf: mention.country)
        return emitBuffer(range: range, emit: emit)
    }

    private func emitBuffer(range: Range<Int>, emit: Emit) -> Int32 {
        buffer.withUnsafeBufferPointer { emit(FTS5_TOKEN_COLOCATED, $0, range) }
    }

    /// Passes on the terms of ``MatchTerm/expression`` as they are.
    private func emitRaw(_ string: borrowing Span<UInt8>, emit: Emit) -> Int32 {
        var start = 1
        while start <= string.count {
            var end = start
            while end < string.count, string[end] != MatchTerm.rawSeparator { end += 1 }
            buffer.removeAll(keepingCapacity: true)
            for index in start..<end { buffer.append(string[index]) }
            let code = buffer.withUnsafeBufferPointer { emit(0, $0, start..<end) }
            guard code == SQLITE_OK else { return code }
            start = end + 1
        }
        return SQLITE_OK
    }
}

/// Counts the words that a connection's tokenizer has seen, as FTS5 counts a row's length.
///
/// Belongs to one connection, which SQLite never lets two threads use at a time.
final class TokenMeter {
    var count = 0
}
