/// The date at the head of a report: `BAGHDAD, March 11, 2025 —`.
enum Dateline {
    /// How far into the text a dateline may stand, in bytes.
    private static let reach = 300
    /// How far into its line a date may begin, in bytes.
    private static let lastStart = 80

    /// The date of a dateline or of a line that holds nothing but a date.
    ///
    /// A date counts when it ends its line or is followed by a dash, a colon or a bracket, and when
    /// it starts its line or follows a place with a mark behind it. A date inside a sentence is
    /// none; neither is one without a year.
    static func date(in text: [UInt8]) -> String? {
        for line in text.prefix(reach).split(separator: UInt8(ascii: "\n")).prefix(6) {
            // No date is longer than what is left behind the last place where one may begin.
            let line = line.prefix(2 * lastStart)
            guard mayHoldYear(line) else { continue }
            // A cut scalar at the end becomes U+FFFD, which no date has.
            if let day = date(inLine: String(decoding: line, as: UTF8.self)) { return day.text }
        }
        return nil
    }

    /// Whether there may be four digits in a row, of any script: no date is without a year, and most
    /// lines are.
    private static func mayHoldYear(_ line: ArraySlice<UInt8>) -> Bool {
        var digits = 0
        for byte in line {
            switch byte {
            case 0x30...0x39:
                digits += 1
                if digits == 4 { return true }
            // In the blocks of Arabic, N'Ko, South Asia, full-width forms and beyond.
            case 0xD9, 0xDB, 0xDF, 0xE0, 0xE1, 0xEA, 0xEF...: return true
            default: digits = 0
            }
        }
        return false
    }

    private static func date(inLine line: String) -> CalendarDay? {
        let scanner = DateScanner(line)
        for (index, token) in scanner.tokens.enumerated() {
            guard let match = scanner.match(at: index), match.day.month != nil else {
                if token.range.lowerBound > lastStart { return nil }
                continue
            }
            let before = line.utf8.prefix(match.range.lowerBound)
            let after = line.utf8.dropFirst(match.range.upperBound)
            let leads = isPlace(String(Substring(before)))
            return leads && endsDateline(String(Substring(after))) ? match.day : nil
        }
        return nil
    }

    /// Whether what stands before the date is nothing, or short and ended by a mark.
    private static func isPlace(_ text: String) -> Bool {
        let place = text.trimmingSpaces
        guard let last = place.last else { return true }
        return place.utf8.count <= 80 && ",:()[]-–—|/،.*_".contains(last)
            && !place.contains(where: { "!?؟;".contains($0) })
    }

    private static func endsDateline(_ text: String) -> Bool {
        guard let next = text.trimmingSpaces.first else { return true }
        return ":()[]-–—|/*_".contains(next)
    }
}

extension String {
    /// The text without spaces and tabs at its ends.
    fileprivate var trimmingSpaces: Substring {
        var text = self[...]
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" {
            text.removeLast()
        }
        return text
    }
}
