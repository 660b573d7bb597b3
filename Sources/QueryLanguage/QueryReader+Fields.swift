extension QueryReader {
    /// Reads a field and its value at `position`.
    ///
    /// - Returns: False, with `position` unchanged, when there is no field here that has a value.
    mutating func readField() -> Bool {
        let start = position
        var colon = start
        while colon - start < 20, query[colon]?.isASCIILetter == true { colon += 1 }
        guard colon > start, query[colon] == ":" || query[colon] == "：" else { return false }
        let name = query.text(start..<colon)
        guard let field = FieldName(name.text) else {
            hintUnknownField(name, colon: colon)
            return false
        }
        var value = query.skippingBidiControls(from: colon + 1)
        var minus: Range<Int>?
        if query[value]?.isDash == true, hasOperand(at: value + 1) {
            minus = query.byteRange(value..<value + 1)
            value += 1
        }
        position = value
        if query[value]?.opensGroup == true, canOpenGroup {
            excludeValue(minus)
            openGroup(field.purpose)
            return true
        }
        if let node = readValue(of: field) {
            excludeValue(minus)
            add(node)
            return true
        }
        if field != .date || endsWord(at: value) {
            hints.add(
                "Nothing stands after “\(name.text):”; write the value right after the colon.",
                at: query.byteRange(start..<colon + 1)
            )
        }
        position = start
        return false
    }

    /// Reads a value inside the parentheses of a field.
    mutating func readListed(_ scalar: Unicode.Scalar) {
        if scalar.surroundsWords, scalar != "<", scalar != ">" {
            position += 1
            return
        }
        if case .facet(let field) = group.purpose {
            let value = readFacetValue()
            if !readOperator(value) { add(valueNode(field, value)) }
            return
        }
        var end = position
        while end - position < 4, !endsWord(at: end) { end += 1 }
        let start = position
        position = end
        if readOperator(start..<end) { return }
        position = start
        if let date = readDate(isHinting: scalar.isWordPart) {
            add(date)
        } else if !skipNoise() {
            readWordOrField()
        }
    }

    // MARK: Values

    private mutating func readValue(of field: FieldName) -> QueryNode? {
        let quoted = readQuotedValue()
        switch field {
        case .column(let column):
            let node = quoted.map { phraseNode($0) } ?? readColumnValue()
            return node.map { .within(column, $0) }
        case .facet(let facet):
            guard let quoted else { return valueNode(facet, readFacetValue()) }
            ignoreDistance()
            let value = query.trimmed(quoted)
            return value.isEmpty ? nil : .field(facet, value: query.text(value))
        case .date:
            guard let quoted else { return readDate(isHinting: true) }
            let date = query.trimmed(quoted)
            let node = dateNode(date)
            if node == nil { hintNoDate(date) }
            return node
        }
    }

    /// Reads a value in quotation marks of any kind; steps over a mark without a partner when the
    /// value follows it.
    private mutating func readQuotedValue() -> Range<Int>? {
        guard let family = query.quoteFamily(at: position) else { return readSingleQuoted() }
        if quotes.closing(family, openedAt: position, in: query) == nil,
            endsWord(at: position + 1)
        {
            return nil
        }
        return readQuoted(family)
    }

    private mutating func readColumnValue() -> QueryNode? {
        while true {
            if query[position] == "+" || query[position]?.isDash == true {
                position = query.skippingBidiControls(from: position + 1)
            } else if !skipNoise() {
                break
            }
        }
        guard !endsWord(at: position) else { return nil }
        let stretch = readStretch()
        return nearNode(stretch) ?? wordNode(stretch)
    }

    /// Reads a value as it is written, but for commas at its end.
    private mutating func readFacetValue() -> Range<Int> {
        let start = position
        while !endsValue(at: position) { position += 1 }
        var end = position
        while end > start, let last = query[end - 1], [",", ";", "،", "؛", "、"].contains(last) {
            end -= 1
        }
        return start..<end
    }

    /// The node for a value without quotation marks; `IQ,IR` is two countries.
    private func valueNode(_ field: FacetField, _ value: Range<Int>) -> QueryNode? {
        guard field == .country || field == .language else {
            return value.isEmpty ? nil : .field(field, value: query.text(value))
        }
        let parts = query[value].split { [",", "،", "，", "、"].contains($0) }
        return .any(parts.map { .field(field, value: query.text($0.startIndex..<$0.endIndex)) })
    }

    private func endsValue(at position: Int) -> Bool {
        guard let scalar = query[position] else { return true }
        return scalar.separatesWords || scalar.opensGroup || scalar.closesGroup
            || scalar.isAlternativeSign || query.quoteFamily(at: position) != nil
    }

    /// Steps over a `~5` after a value, where it means nothing.
    private mutating func ignoreDistance() {
        let start = position
        guard readDistance() != nil else { return }
        hints.add(
            "A distance has no meaning after the value of a field; it was ignored.",
            at: query.byteRange(start..<position)
        )
    }

    private mutating func excludeValue(_ minus: Range<Int>?) {
        if let minus { negate(minus, isMinus: true) }
    }

    // MARK: Dates

    /// Reads a date at `position`; `nil`, with a hint if one is wanted, for other words.
    private mutating func readDate(isHinting: Bool) -> QueryNode? {
        let start = position
        var end = start
        while end - start < 2, let sign = query[end], "<>=≤≥".unicodeScalars.contains(sign) {
            end += 1
        }
        while end - start < 64, let scalar = query[end],
            scalar.decimalValue != nil || scalar.isDash || scalar.isBidiControl
                || ["/", ".", "…"].contains(scalar)
        {
            end += 1
        }
        let isWhole = endsWord(at: end) || query[end]?.surroundsWords == true
        if end > start, query[end - 1] == ".", query[end - 2] != "." { end -= 1 }
        position = end
        if isWhole, let node = dateNode(start..<end) { return node }
        position = start
        guard isHinting, !endsWord(at: start) else { return nil }
        // What would be cut off a word is no part of a date either, or the word, written again,
        // would be read as a date.
        let stretch = readStretch()
        if let node = dateNode(stretch.range) { return node }
        position = start
        hintNoDate(stretch.range)
        return nil
    }

    private mutating func dateNode(_ positions: Range<Int>) -> QueryNode? {
        guard let (range, isReversed) = DateRange.read(query[positions]) else { return nil }
        if isReversed {
            hints.add(
                "The later date came first; the dates were exchanged.",
                at: query.byteRange(positions)
            )
        }
        return .date(range, source: query.text(positions))
    }

    private mutating func hintNoDate(_ positions: Range<Int>) {
        hints.add(
            "This is no date of the calendar, so it was read as words; write 2025, 2025-10, "
                + "2025-10-03 or 2025-10..2025-11.",
            at: query.byteRange(positions)
        )
    }

    // MARK: Unknown fields

    /// Says that a word before a colon names no field, where it looks as if it should.
    private mutating func hintUnknownField(_ name: QueryText, colon: Int) {
        guard name.text.utf8.count >= 2, let next = query[colon + 1], !next.separatesWords,
            !next.surroundsWords, !next.closesGroup,
            !(next == "/" && query[colon + 2] == "/")
        else { return }
        hints.add(
            "“\(name.text):” is not a field, so it was read as words; the fields are "
                + "\(FieldName.listing).",
            at: name.range
        )
    }
}
