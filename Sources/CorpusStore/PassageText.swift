package import PassageIndex

/// What a passage says, without what is known of it.
package struct PassageText: Sendable {
    /// The text, UTF-8.
    package let bytes: [UInt8]
    /// Where the title ends and the headings end, in bytes.
    private let titleEnd: Int
    private let headingEnd: Int

    init(bytes: [UInt8], titleEnd: Int, headingEnd: Int) {
        self.bytes = bytes
        self.titleEnd = titleEnd
        self.headingEnd = headingEnd
    }

    /// The bytes of a field; `nil` where there are none.
    package func range(of column: IndexColumn) -> Range<Int>? {
        let heading = max(titleEnd, headingEnd)
        let range =
            switch column {
            case .title: 0..<max(titleEnd, 0)
            case .heading: titleEnd..<heading
            case .text: heading..<max(heading, bytes.count)
            }
        return range.isEmpty || range.upperBound > bytes.count ? nil : range
    }
}

extension CorpusSnapshot {
    /// The text of a passage by its number; `nil` when there is none.
    ///
    /// - Complexity: a microsecond or two, a sixth of ``passage(_:)``.
    package func text(of number: UInt32) throws -> PassageText? {
        try RowStatement(db, "SELECT title_end, heading_end, text FROM passage WHERE id = ?")
            .first(.integer(Int64(number))) {
                PassageText(
                    bytes: $0.bytes(2),
                    titleEnd: $0.integer(0),
                    headingEnd: $0.integer(1)
                )
            }
    }
}
