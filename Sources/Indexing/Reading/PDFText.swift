/// The text that comes out of PDF files, made fit to be cut into paragraphs.
enum PDFText {
    /// Takes out page numbers and running heads, sets headings and paragraphs apart and puts
    /// together words that were hyphenated at the end of a line.
    ///
    /// The text has lines as they stand on the page and a form feed behind each page.
    static func tidy(_ text: [UInt8]) -> [UInt8] {
        var pages = text.split(separator: 0x0C, omittingEmptySubsequences: false)
            .map { $0.split(separator: 0x0A, omittingEmptySubsequences: false)[...] }
        let running = runningLines(of: pages)
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        for index in pages.indices {
            trim(&pages[index], running: running)
            if index > 0 { output.append(0x0C) }
            append(Array(pages[index]), to: &output)
        }
        return joiningBrokenWords(output)
    }

    /// Whether a title is more than what a word processor put there.
    static func isTitle(_ title: String) -> Bool {
        let lower = title.lowercased()
        let isFileName = [".doc", ".docx", ".pdf", ".indd", ".rtf", ".qxd", ".odt", ".tex"]
            .contains { lower.hasSuffix($0) }
        return title.count >= 4 && !isFileName && !lower.hasPrefix("microsoft word")
            && !lower.hasPrefix("untitled") && title.contains(where: \.isLetter)
    }

    // MARK: Running heads

    private typealias Line = ArraySlice<UInt8>

    /// How many lines at the head and at the foot of a page may be running heads.
    private static let edge = 3

    /// The lines that come up at the edges of more than half of the pages, their digits masked.
    private static func runningLines(of pages: [ArraySlice<Line>]) -> Set<[UInt8]> {
        var counts: [[UInt8]: Int] = [:]
        let printed = pages.filter { $0.contains { !isBlank($0) } }
        for page in printed {
            let lines = page.filter { !isBlank($0) }
            let edges = Set((lines.prefix(edge) + lines.suffix(edge)).map(mask))
            for line in edges { counts[line, default: 0] += 1 }
        }
        return Set(counts.filter { $0.value >= 2 && $0.value * 2 > printed.count }.keys)
    }

    /// Drops blank lines, running heads and page numbers from both ends of a page.
    private static func trim(_ page: inout ArraySlice<Line>, running: Set<[UInt8]>) {
        func isRunning(_ line: Line) -> Bool {
            running.contains(mask(line)) || (line.count <= 12 && isPageNumber(line))
        }
        var dropped = 0
        while let line = page.last, isBlank(line) || (dropped < edge && isRunning(line)) {
            if !isBlank(line) { dropped += 1 }
            page.removeLast()
        }
        dropped = 0
        while let line = page.first, isBlank(line) || (dropped < edge && isRunning(line)) {
            if !isBlank(line) { dropped += 1 }
            page.removeFirst()
        }
    }

    private static func mask(_ line: Line) -> [UInt8] {
        OneLine.text(line).utf8.map { $0 >= 0x30 && $0 <= 0x39 ? 0x30 : $0 }
    }

    /// Digits with nothing but spaces, dashes and bars around them.
    private static func isPageNumber(_ line: Line) -> Bool {
        let marks = Set(" -|\t".utf8)
        return line.contains { $0 >= 0x30 && $0 <= 0x39 }
            && line.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || marks.contains($0) }
    }

    private static func isBlank(_ line: Line) -> Bool { line.allSatisfy { $0 <= 0x20 } }

    // MARK: Paragraphs

    /// Appends the lines of a page, with an empty line where a heading or a paragraph ends.
    private static func append(_ lines: [Line], to output: inout [UInt8]) {
        var start = 0
        while start < lines.count {
            let end = lines[start...].firstIndex(where: isBlank) ?? lines.count
            let group = lines[start..<end]
            let width = group.map(columns).max() ?? 0
            for index in group.indices {
                output += lines[index]
                output.append(0x0A)
                let next = index + 1
                guard width >= 40, next < end, columns(lines[index]) * 4 < width * 3 else {
                    continue
                }
                let isHeading = index == start && !endsSentence(lines[index])
                let endsParagraph = endsSentence(lines[index]) && !isLower(lines[next].first ?? 0)
                if isHeading && columns(lines[next]) * 4 >= width * 3 || endsParagraph {
                    output.append(0x0A)
                }
            }
            if end < lines.count { output.append(0x0A) }
            start = end + 1
        }
    }

    /// Characters, counted as the bytes that start one.
    private static func columns(_ line: Line) -> Int { line.count { $0 & 0xC0 != 0x80 } }

    private static func endsSentence(_ line: Line) -> Bool {
        guard let last = String(decoding: line, as: UTF8.self).last(where: { $0 != " " }) else {
            return false
        }
        return ".!?…:;,؟۔。)”\"".contains(last)
    }

    // MARK: Hyphens

    /// The text with words put together that were hyphenated at the end of a line.
    ///
    /// Only between lower-case letters: `al-` before `Qaeda` stays.
    static func joiningBrokenWords(_ text: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(text.count)
        var index = 0
        while index < text.count {
            let width = hyphenWidth(text, at: index)
            let next = index + width + 1
            if width > 0, next < text.count, text[index + width] == 0x0A,
                isLower(text[next]), let last = output.last, isLower(last)
            {
                index = next
            } else {
                output.append(text[index])
                index += 1
            }
        }
        return output
    }

    /// 1 at a hyphen, 2 at a soft hyphen (U+00AD), else 0.
    private static func hyphenWidth(_ text: [UInt8], at index: Int) -> Int {
        if text[index] == UInt8(ascii: "-") { return 1 }
        return text[index] == 0xC2 && index + 1 < text.count && text[index + 1] == 0xAD ? 2 : 0
    }

    /// A lower-case ASCII letter, or part of a letter outside ASCII.
    private static func isLower(_ byte: UInt8) -> Bool {
        (byte >= 0x61 && byte <= 0x7A) || byte >= 0x80
    }
}
