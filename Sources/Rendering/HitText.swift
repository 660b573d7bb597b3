import Fihrist

/// A hit as people read it: a line about the document, and the part of the passage that matches.
struct HitText {
    let look: TextLook
    /// How many columns the rank takes.
    let rankWidth: Int
    let explains: Bool

    private var indent: Int { rankWidth + 2 }
    private var room: Int { look.width - indent }

    /// The lines of a hit, each with its line feed.
    func lines(_ hit: Hit) -> String {
        let parts = TitledPassage(hit)
        var lines = head(hit, title: parts.title(look: look))
        lines += LineBreaker.lines(of: window(of: parts.body), width: room)
        if explains {
            lines += ExplanationText(hit).lines.flatMap {
                LineBreaker.lines(of: [StyledText($0, .faint)], width: room)
            }
        }
        let margin = String(repeating: " ", count: indent)
        let rank = Columns.right(String(hit.rank), width: rankWidth) + "  "
        return lines.enumerated().map { number, line in
            (number == 0 ? rank : margin) + look.painted(line) + "\n"
        }.joined()
    }

    /// Title and what is known of the document, in one line if they fit.
    private func head(_ hit: Hit, title: [StyledText]) -> [[StyledText]] {
        let titleLines = LineBreaker.lines(of: title, width: room)
        let facts = DocumentFacts(hit.document, countries: hit.countries, look: look).stretches
        let width = facts.reduce(0) { $0 + DisplayWidth.of($1.text) }
        guard let only = titleLines.first, titleLines.count == 1 else {
            return titleLines + LineBreaker.lines(of: facts, width: room)
        }
        let gap = room - width - only.reduce(0) { $0 + DisplayWidth.of($1.text) }
        let isRightToLeft = only.contains { Directionality.runsRightToLeft($0.text) }
        guard gap >= 3, !isRightToLeft else {
            return titleLines + LineBreaker.lines(of: facts, width: room)
        }
        return [only + [StyledText(String(repeating: " ", count: gap))] + facts]
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
        return (before.contains { $0 > 0x20 } ? [StyledText("…")] : [])
            + text.stretches(in: window)
            + (after.contains { $0 > 0x20 } ? [StyledText("…")] : [])
    }
}

/// A hit with its document's title taken out of its passage, so that it is shown once.
private struct TitledPassage {
    private let hit: Hit
    private let titleHighlights: [Highlight]
    /// The hit without the title at the start of its passage.
    let body: Hit

    init(_ hit: Hit) {
        self.hit = hit
        let title = Array((hit.document.title ?? "").utf8)
        let text = Array(hit.passage.text.utf8)
        let isThere =
            !title.isEmpty && text.starts(with: title)
            && (text.count == title.count || text[title.count] == 0x0A)
        let end = isThere ? title.count : 0
        titleHighlights = hit.highlights.filter { $0.range.upperBound <= end }
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
        return MarkedText(title, highlights: titleHighlights, look: look)
            .stretches(in: 0..<title.utf8.count, style: .title)
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
            facts.append(StyledText(PrintableText.line(fact), .faint))
        }
        if let title = document.title, !title.isEmpty {
            let path = DocumentPath(document.uri, look: look)
            facts.append(StyledText(path.text, .faint, link: path.link))
        }
        stretches = Array(facts.map { [$0] }.joined(separator: [StyledText(" · ", .faint)]))
    }
}
