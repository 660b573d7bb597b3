/// The date at the head of a report: `BAGHDAD, March 11, 2025 —`.
enum Dateline {
    /// How far into the text a dateline may stand, in bytes.
    private static let reach = 300
    /// How far into its line a date may begin, in bytes.
    private static let lastStart = 80
    /// What may stand between the place and the date; not English "on", which sentences have there.
    private static let articles: Set<String> = ["le", "den", "el"]
    /// What may stand behind a year: "year", or "of the Christian era".
    private static let yearWords: Set<String> = ["года", "году", "г", "року", "р", "م"]

    /// The date of a dateline or of a line that holds nothing but a date.
    ///
    /// A date counts when it ends its line or is followed by a dash, a colon or a bracket, and when
    /// it starts its line or follows a place with a mark behind it. A word for "year" and a time of
    /// day may stand behind it. A date inside a sentence is none; neither is one without a year.
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
            let leads = isPlace(Substring(before))
            return leads && endsDateline(Substring(after)) ? match.day : nil
        }
        return nil
    }

    /// Whether what stands before the date is nothing, or short and ended by a mark; an article may
    /// stand between, behind a comma only.
    private static func isPlace(_ text: Substring) -> Bool {
        var place = text.trimmingSpaces
        let word = place.suffix(from: wordStart(place))
        if articles.contains(word.lowercased()) {
            place = place.prefix(upTo: word.startIndex).trimmingSpaces
            if let last = place.last, last != "," || !isName(place) { return false }
        }
        guard let last = place.last else { return true }
        return place.utf8.count <= 80 && ",:()[]-–—|/،.*_".contains(last)
            && !place.contains(where: { "!?؟;".contains($0) })
    }

    /// Where the letters begin that end the text.
    private static func wordStart(_ text: Substring) -> Substring.Index {
        guard let mark = text.lastIndex(where: { !$0.isLetter }) else { return text.startIndex }
        return text.index(after: mark)
    }

    /// Whether no long word is in small letters, as in `Frankfurt am Main` but in few sentences.
    private static func isName(_ text: Substring) -> Bool {
        text.split(separator: " ").allSatisfy { word in
            word.count < 4 || word.contains(where: { $0.isUppercase })
                || !word.contains(where: { $0.isLowercase })
        }
    }

    private static func endsDateline(_ text: Substring) -> Bool {
        let rest = behindTime(behindYearWord(text.trimmingSpaces))
        guard let next = rest.first else { return true }
        return ":()[]-–—|/*_".contains(next)
    }

    /// What stands behind `года` or `г.`; all of the text when it does not begin so.
    private static func behindYearWord(_ text: Substring) -> Substring {
        let word = text.prefix(while: { $0.isLetter })
        guard yearWords.contains(word.lowercased()) else { return text }
        var rest = text.dropFirst(word.count)
        // Behind a whole word, the dot ends a sentence.
        if word.count == 1, rest.first == "." { rest = rest.dropFirst() }
        return rest.trimmingSpaces
    }

    /// What stands behind `, 14:30` or `, 14:30:05`; all of the text when it does not begin so.
    private static func behindTime(_ text: Substring) -> Substring {
        guard text.first == "," || text.first == "،" else { return text }
        var rest = text.dropFirst().trimmingSpaces
        let hours = rest.prefix(while: { $0.isWholeNumber })
        guard (1...2).contains(hours.count) else { return text }
        rest = rest.dropFirst(hours.count)
        var parts = 1
        while parts < 3, rest.first == ":" {
            let digits = rest.dropFirst().prefix(while: { $0.isWholeNumber })
            guard digits.count == 2 else { break }
            rest = rest.dropFirst(3)
            parts += 1
        }
        return parts > 1 ? rest.trimmingSpaces : text
    }
}

extension Substring {
    /// The text without spaces and tabs at its ends.
    fileprivate var trimmingSpaces: Substring {
        var text = self
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" || last == "\r" {
            text.removeLast()
        }
        return text
    }
}
