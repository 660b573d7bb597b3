import Fihrist

/// A hit as people read it: a line about the document, and the part of the passage that matches.
struct HitText {
    let look: TextLook
    /// How many columns the rank takes.
    let rankWidth: Int
    /// What is ranked.
    let unit: SearchUnit
    let explains: Bool

    private var indent: Int { rankWidth + 2 }
    private var room: Int { look.width - indent }

    /// The lines of a hit, each with its line feed.
    func lines(_ hit: Hit) -> String {
        let parts = TitledPassage(hit)
        var lines = head(hit, title: parts.title(look: look))
        lines += broken(window(of: parts.body))
        if explains {
            for line in ExplanationText(hit, unit: unit).lines {
                lines += broken([StyledText(line, .faint)])
            }
        }
        let margin = String(repeating: " ", count: indent)
        let rank = Columns.right(String(hit.rank), width: rankWidth) + "  "
        return lines.enumerated().map { number, line in
            (number == 0 ? rank : margin) + line + "\n"
        }.joined()
    }

    /// A text as painted lines.
    private func broken(_ text: [StyledText]) -> [String] {
        let direction = Directionality(ofFirstLetterIn: text.map(\.text).joined())
        return LineBreaker.lines(of: text, width: room).map { look.painted($0, in: direction) }
    }

    /// Title and what is known of the document, in one line if they fit.
    private func head(_ hit: Hit, title: [StyledText]) -> [String] {
        let facts = DocumentFacts(hit.document, countries: hit.countries, look: look).stretches
        let width = (title + facts).reduce(0) { $0 + DisplayWidth.of($1.text) }
        let isOneWay = !title.contains { Directionality.runsRightToLeft($0.text) }
        guard isOneWay, width + 3 <= room else {
            return broken(title)
                + LineBreaker.lines(of: facts, width: room)
                .map { $0.map { look.painted($0) }.joined() }
        }
        let gap = StyledText(String(repeating: " ", count: room - width))
        return [(title + [gap] + facts).map { look.painted($0) }.joined()]
    }

    private func window(of hit: Hit) -> [StyledText] {
        let text = MarkedText(hit.passage.text, highlights: hit.highlights, look: look)
        let window = hit.window(characters: max(180, min(320, room * 3)))
        guard !window.isEmpty else { return [] }
        let bytes = hit.passage.text.utf8
        let before = bytes.prefix(window.lowerBound).dropFirst(
            window.lowerBound >= hit.passage.headingEnd ? hit.passage.headingEnd : 0
        )
        let after = bytes.dropFirst(window.upperBound)
        let endsSentence =
            bytes.prefix(window.upperBound).last.map { ".!?".utf8.contains($0) } ?? false
        return (before.contains { $0 > 0x20 } ? [StyledText("…")] : [])
            + text.stretches(in: window)
            + (after.contains { $0 > 0x20 } ? [StyledText(endsSentence ? " …" : "…")] : [])
    }
}

/// A hit with its document's title taken out of its passage, so that it is shown once.
private struct TitledPassage {
    private let hit: Hit
    private let titleEnd: Int
    /// The hit without the title at the start of its passage.
    let body: Hit

    init(_ hit: Hit) {
        self.hit = hit
        let text = Array(hit.passage.text.utf8)
        let title = Array((hit.document.title ?? "").utf8)
        titleEnd = Self.end(of: title, in: text[...])
        // The title of a PDF's properties may stand on its first page once more.
        var end = titleEnd
        while end > 0, end < text.count, case let next = Self.end(of: title, in: text[end...]),
            next > end
        {
            end = next
        }
        var body = hit
        body.passage.text = String(decoding: text[end...], as: UTF8.self)
        body.passage.headingEnd = max(hit.passage.headingEnd - end, 0)
        body.highlights = hit.highlights.filter { $0.range.lowerBound >= end }
        for number in body.highlights.indices {
            let range = body.highlights[number].range
            body.highlights[number].range = range.lowerBound - end..<range.upperBound - end
        }
        self.body = body
    }

    /// The title with its matches marked; the path where there is none.
    func title(look: TextLook) -> [StyledText] {
        guard let title = hit.document.title, !title.isEmpty else {
            let path = DocumentPath(hit.document.uri, look: look)
            return [StyledText(path.text, .title, link: path.link)]
        }
        guard titleEnd > 0 else { return [StyledText(PrintableText.line(title), .title)] }
        return MarkedText(hit.passage.text, highlights: hit.highlights, look: look)
            .stretches(in: 0..<titleEnd, style: .title)
    }

    /// Where the title ends that a text begins with, in lines of its own; its start if it does not.
    ///
    /// In a PDF a title may be broken into lines, so that white space of any kind is the same.
    private static func end(of title: [UInt8], in text: ArraySlice<UInt8>) -> Int {
        var at = text.startIndex
        for byte in title where byte > 0x20 {
            while at < text.endIndex, text[at] <= 0x20 { at += 1 }
            guard at < text.endIndex, text[at] == byte else { return text.startIndex }
            at += 1
        }
        return at == text.endIndex || text[at] == 0x0A ? at : text.startIndex
    }
}

/// What is known of a document besides its title, in one line.
private struct DocumentFacts {
    let stretches: [StyledText]

    init(_ document: DocumentSummary, countries: [String], look: TextLook) {
        var facts: [StyledText] = []
        let codes = countries.prefix(6).joined(separator: " ")
        let rest = countries.count > 6 ? " +\(countries.count - 6)" : ""
        for fact in [document.published, document.source, codes + rest] {
            guard let fact, !fact.isEmpty else { continue }
            facts.append(
                StyledText(Directionality.isolated(PrintableText.line(fact)), .faint)
            )
        }
        if let title = document.title, !title.isEmpty {
            let path = DocumentPath(document.uri, look: look)
            let shown = Directionality.isolated(path.text)
            facts.append(StyledText(shown, .faint, link: path.link))
        }
        stretches = Array(facts.map { [$0] }.joined(separator: [StyledText(" · ", .faint)]))
    }
}
