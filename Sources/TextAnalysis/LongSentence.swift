/// Cuts a stretch of text that has no sentence ends: at commas, else at spaces, else between scalars.
struct LongSentence {
    /// Words a piece should have.
    let targetWords: Int

    /// The pieces of a range, about equal, none above 1.5 times the target but by one scalar.
    ///
    /// - Complexity: O(*n*) in the bytes.
    func pieces(of text: borrowing Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var remaining = WordMeter.words(in: text, range)
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        while start < range.upperBound {
            let count = max(1, (remaining + targetWords / 2) / targetWords)
            let goal = max(1, remaining / count)
            let end =
                count == 1 && remaining <= targetWords * 3 / 2
                ? range.upperBound : cut(text, from: start, to: range.upperBound, goal: goal)
            let piece = WhiteSpace.trim(text, start..<end)
            if !piece.isEmpty { pieces.append(piece) }
            remaining -= min(remaining, WordMeter.words(in: text, start..<end))
            start = end
        }
        return pieces
    }

    /// Where the piece that begins at `start` ends: behind the last clause mark in the last third of
    /// the goal, else at the last space in its second half, else where the goal is reached.
    private func cut(
        _ text: borrowing Span<UInt8>,
        from start: Int,
        to limit: Int,
        goal: Int
    ) -> Int {
        var meter = WordMeter()
        var clause: Int?
        var space: Int?
        var index = start
        while index < limit {
            let before = index
            index += meter.read(text, at: index)
            while index < limit, text[index] & 0xC0 == 0x80 { index += 1 }
            if meter.tenths > goal * 10 { return clause ?? space ?? max(before, start + 1) }
            if meter.tenths * 2 >= goal * 10, WhiteSpace.length(text, at: before) > 0 {
                space = before
            }
            if meter.tenths * 3 >= goal * 20, endsClause(text, before..<index, limit: limit) {
                clause = index
            }
        }
        return limit
    }

    /// Whether a comma, semicolon, colon or dash stands in `range`, with a space behind it if ASCII.
    private func endsClause(
        _ text: borrowing Span<UInt8>,
        _ range: Range<Int>,
        limit: Int
    ) -> Bool {
        switch DecodedScalar(text, at: range.lowerBound).value {
        case 0x0A: true
        case 0x2C, 0x3A, 0x3B: range.upperBound < limit && text[range.upperBound] <= 0x20
        case 0x60C, 0x61B, 0x2014, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B: true
        default: false
        }
    }
}
