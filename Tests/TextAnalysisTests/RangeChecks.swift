import Testing

/// What holds for every list of ranges that a text is divided into.
enum RangeChecks {
    /// Ranges are in order, disjoint, not empty, inside the text, trimmed, and cut no scalar.
    static func expectOrderly(
        _ ranges: [Range<Int>],
        in bytes: [UInt8],

        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        var end = 0
        var faults: [Range<Int>] = []
        for range in ranges {
            let isInside = range.lowerBound >= end && range.upperBound <= bytes.count
            guard isInside, !range.isEmpty else {
                faults.append(range)
                continue
            }
            let cutsScalar =
                bytes[range.lowerBound] & 0xC0 == 0x80
                || (range.upperBound < bytes.count && bytes[range.upperBound] & 0xC0 == 0x80)
            let isTrimmed = bytes[range.lowerBound] > 0x20 && bytes[range.upperBound - 1] > 0x20
            if cutsScalar || !isTrimmed { faults.append(range) }
            end = range.upperBound
        }
        #expect(faults.isEmpty, sourceLocation: sourceLocation)
    }

    /// The text of `outer` that no inner range covers, without white space.
    static func uncovered(
        _ inner: [Range<Int>],
        of outer: [Range<Int>],
        in bytes: [UInt8]
    ) -> String {
        var isCovered = [Bool](repeating: false, count: bytes.count)
        for range in inner {
            for index in range { isCovered[index] = true }
        }
        let left = outer.joined().filter { !isCovered[$0] }.map { bytes[$0] }
        let invisible: Set<Unicode.Scalar> = ["\u{FEFF}", "\u{200B}"]
        let seen = String(decoding: left, as: UTF8.self).unicodeScalars.filter {
            !$0.properties.isWhitespace && !invisible.contains($0)
        }
        return String(String.UnicodeScalarView(seen))
    }
}
