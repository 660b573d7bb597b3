/// Finds the paragraphs and headings of a text.
package struct BlockFinder: Sendable {
    package init() {}

    /// The blocks of a plain text, whether it has one paragraph a line, empty lines between
    /// paragraphs broken at a fixed width, or both.
    ///
    /// A short line above a longer paragraph is a heading; the first block, if it is one, the title.
    /// A line of `===` or `---` makes the line above a heading and belongs to no block, nor do other
    /// drawn rules. Where the text has form feeds, they end a block and count its pages.
    ///
    /// - Parameter text: UTF-8, valid or not.
    /// - Returns: Blocks in order, disjoint, their byte ranges without white space at the ends.
    /// - Complexity: O(*n*) in the bytes.
    package func plainText(_ text: borrowing Span<UInt8>) -> [TextBlock] {
        let lines = TextLine.lines(of: text)
        let drafts = drafts(of: lines, in: text)
        let kinds = HeadingRules().kinds(of: drafts, in: text)
        let hasPages = (lines.last?.page ?? 1) > 1 || endsWithFormFeed(text)
        return zip(drafts, kinds).map { draft, kind in
            TextBlock(
                range: draft.line.range,
                kind: kind,
                page: hasPages ? draft.line.page : nil
            )
        }
    }

    private func endsWithFormFeed(_ text: borrowing Span<UInt8>) -> Bool {
        text.count > 0 && text[text.count - 1] == 0x0C
    }

    private func drafts(
        of lines: [TextLine],
        in text: borrowing Span<UInt8>
    ) -> [BlockDraft] {
        let wrapping = HardWrapping(lines, in: text)
        var drafts: [BlockDraft] = []
        // The line right above, and the last one with text in it: an empty line lies between.
        var previous: TextLine?
        var before: TextLine?
        for line in lines {
            guard !line.isEmpty else {
                previous = nil
                continue
            }
            if line.isRule(in: text) {
                if previous != nil, line.isUnderline(in: text), let last = drafts.last,
                    last.lineCount <= 2, last.line.columns <= 150
                {
                    drafts[drafts.count - 1].isUnderlined = true
                }
                previous = nil
                before = nil
                continue
            }
            let isJoined =
                if let previous {
                    wrapping?.joins(previous, to: line, in: text) ?? false
                } else if let before, let last = drafts.last {
                    isTornApart(last, after: before, from: line, in: text)
                } else {
                    false
                }
            if isJoined {
                drafts[drafts.count - 1].extend(to: line)
            } else {
                drafts.append(BlockDraft(line: line))
            }
            previous = line
            before = line
        }
        return drafts
    }

    /// Whether an empty line, as PDF files have them in the midst of sentences, separates a paragraph
    /// without an end from a line that goes on in small letters.
    private func isTornApart(
        _ draft: BlockDraft,
        after last: TextLine,
        from next: TextLine,
        in text: borrowing Span<UInt8>
    ) -> Bool {
        draft.line.columns > 100 && !draft.isUnderlined && last.page == next.page
            && DecodedScalar(text, at: next.range.lowerBound).isLowercase
            && !next.isListItem(in: text) && !last.endsInPunctuation(in: text)
    }
}
