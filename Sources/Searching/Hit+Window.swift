extension Hit {
    /// The part of the passage to show where there is no room for all of it.
    ///
    /// The part with the most different matches is taken, of equal ones the first; it starts at a
    /// sentence if one starts shortly before, else at a word. Headings are left out, unless something
    /// in them matches.
    ///
    /// - Parameter characters: How long the part should be, in characters.
    /// - Returns: A UTF-8 byte range of the passage's text, without white space at its ends.
    public func window(characters: Int) -> Range<Int> {
        let bytes = Array(passage.text.utf8)
        let characters = max(characters, 0)
        let isInHeading = highlights.contains { $0.range.lowerBound < passage.headingEnd }
        let first = isInHeading ? 0 : min(passage.headingEnd, bytes.count)
        let starts = Self.characterStarts(bytes, from: first)
        guard starts.count > characters else { return Self.trimmed(first..<bytes.count, in: bytes) }
        let anchor = bestAnchor(starts: starts, characters: characters)
        var start = max(anchor - characters / 6, 0)
        start = min(start, starts.count - characters)
        let begin = Self.wordStart(bytes, near: starts[start], from: first)
        let shownUpTo = starts[min(start + characters, starts.count - 1)]
        return Self.trimmed(begin..<Self.wordEnd(bytes, near: shownUpTo), in: bytes)
    }

    /// The character at which the best part starts: one with a match.
    private func bestAnchor(starts: [Int], characters: Int) -> Int {
        let places = highlights.compactMap { highlight in
            Self.place(of: highlight.range.lowerBound, in: starts).map { ($0, highlight.typed) }
        }
        var best = (anchor: 0, kinds: 0, matches: 0)
        for (number, place) in places.enumerated() {
            let inside = places[number...].prefix { $0.0 < place.0 + characters * 5 / 6 }
            let kinds = Set(inside.map(\.1)).count
            if (kinds, inside.count) > (best.kinds, best.matches) {
                best = (place.0, kinds, inside.count)
            }
        }
        return best.anchor
    }

    private static func characterStarts(_ bytes: [UInt8], from first: Int) -> [Int] {
        (first..<bytes.count).filter { bytes[$0] & 0xC0 != 0x80 }
    }

    /// The last character that starts at or before a byte.
    private static func place(of byte: Int, in starts: [Int]) -> Int? {
        guard let first = starts.first, byte >= first else { return nil }
        var (low, high) = (0, starts.count)
        while low + 1 < high {
            let middle = (low + high) / 2
            if starts[middle] <= byte { low = middle } else { high = middle }
        }
        return low
    }

    /// The start of the sentence if it is near, else of the word.
    private static func wordStart(_ bytes: [UInt8], near byte: Int, from first: Int) -> Int {
        let reach = max(first, byte - 60)
        for at in stride(from: byte, to: reach, by: -1)
        where bytes[at - 1] == 0x0A
            || (at > first + 1 && bytes[at - 1] == 0x20 && isSentenceEnd(bytes[at - 2]))
        {
            return at
        }
        var at = byte
        while at > reach, bytes[at - 1] != 0x20, bytes[at - 1] != 0x0A { at -= 1 }
        return at > reach || at == first ? at : byte
    }

    private static func isSentenceEnd(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?")
    }

    private static func wordEnd(_ bytes: [UInt8], near byte: Int) -> Int {
        var at = byte
        while at < bytes.count, at < byte + 30, bytes[at] != 0x20, bytes[at] != 0x0A { at += 1 }
        while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
        return at
    }

    private static func trimmed(_ range: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}
