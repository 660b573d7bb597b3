import TextAnalysis

extension EntityTagger {
    /// Tags columns: `token TAB anything` a line, an empty line behind each sentence, and before
    /// each document a line that begins with `-DOCSTART-`.
    ///
    /// - Parameters:
    ///   - columns: UTF-8.
    ///   - sources: What to tag by.
    /// - Returns: The same lines with `token TAB tag`, where the tag is `O` or `B-` or `I-` with
    ///   `PER`, `ORG` or `LOC`. The people of a country and languages are no names of these types.
    ///   Where no line begins a document, every twenty sentences count as one.
    package func tag(columns: [UInt8], by sources: Sources = .both) -> [UInt8] {
        var answer: [UInt8] = []
        var memory = RecognizerMemory()
        var document: [[[UInt8]]] = []
        var sentence: [[UInt8]] = []
        var hasMarks = false
        func endDocument() {
            guard !document.isEmpty else { return }
            let tags = tags(of: document, by: sources, memory: &memory)
            for (tokens, tags) in zip(document, tags) {
                for (token, tag) in zip(tokens, tags) {
                    answer += token
                    answer.append(0x09)
                    answer += tag.utf8
                    answer.append(0x0A)
                }
                answer.append(0x0A)
            }
            document = []
        }
        func endSentence() {
            guard !sentence.isEmpty else { return }
            document.append(sentence)
            sentence = []
        }
        for line in columns.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: "-DOCSTART-".utf8) {
                hasMarks = true
                endSentence()
                endDocument()
                answer += "-DOCSTART-\tO\n\n".utf8
                continue
            }
            let token = line.prefix { $0 != 0x09 && $0 != 0x0D }
            if !token.isEmpty {
                sentence.append(Array(token))
            } else if !sentence.isEmpty {
                endSentence()
                if !hasMarks, document.count >= 20 { endDocument() }
            }
        }
        endSentence()
        endDocument()
        return answer
    }

    private func tags(
        of sentences: [[[UInt8]]],
        by sources: Sources,
        memory: inout RecognizerMemory
    ) -> [[String]] {
        var columns = ColumnText()
        for sentence in sentences { columns.add(sentence: sentence) }
        var tokens = TokenList()
        Tokenizer().tokenize(columns.bytes.span, into: &tokens)
        let found = names(
            in: columns.bytes.span,
            tokens: tokens,
            sentences: columns.sentences,
            by: sources,
            memory: &memory
        )
        var tags = Array(repeating: "O", count: columns.tokens.count)
        var token = 0
        for name in found where name.mention?.kind != .demonym && !name.isInside {
            let type =
                switch name.type {
                case .person: "PER"
                case .organization: "ORG"
                case .place, .country: "LOC"
                }
            while token < columns.tokens.count,
                columns.tokens[token].upperBound <= name.range.lowerBound
            {
                token += 1
            }
            var isFirst = true
            var inside = token
            while inside < columns.tokens.count,
                columns.tokens[inside].lowerBound < name.range.upperBound
            {
                let token = columns.tokens[inside]
                let covered = token.clamped(to: name.range)
                // Of `U.S.-led` and `pro-Moscow` the name covers a part only, of `#UN` all letters.
                if !isLetters(columns.bytes[token.lowerBound..<covered.lowerBound]),
                    !isLetters(columns.bytes[covered.upperBound..<token.upperBound])
                {
                    tags[inside] = (isFirst ? "B-" : "I-") + type
                    isFirst = false
                }
                inside += 1
            }
        }
        var answer: [[String]] = []
        var start = 0
        for sentence in sentences {
            answer.append(Array(tags[start..<start + sentence.count]))
            start += sentence.count
        }
        return answer
    }

    private func isLetters(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.contains { $0 >= 0x80 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }
    }
}
