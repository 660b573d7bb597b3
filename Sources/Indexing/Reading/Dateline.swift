/// The date at the head of a report: `BAGHDAD, March 11, 2025 —`.
enum Dateline {
    /// How far into the text a dateline may stand, in bytes.
    private static let reach = 300

    /// The date of a dateline or of a line that holds nothing but a date.
    ///
    /// A date counts when it ends its line or is followed by a dash, a colon or a bracket, and when
    /// it starts its line or follows a place with a mark behind it. A date inside a sentence is
    /// none; neither is one without a year.
    static func date(in text: [UInt8]) -> String? {
        // A cut scalar at the end becomes U+FFFD, which no date has.
        let head = String(decoding: text.prefix(reach), as: UTF8.self)
        for line in head.split(separator: "\n").prefix(6) {
            if let day = date(inLine: String(line)) { return day.text }
        }
        return nil
    }

    private static func date(inLine line: String) -> CalendarDay? {
        let scanner = DateScanner(line)
        for (index, token) in scanner.tokens.enumerated() {
            guard let match = scanner.match(at: index), match.day.month != nil else {
                if token.range.lowerBound > 80 { return nil }
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
