/// A paragraph-like stretch of a document's text, as a reader or ``BlockFinder`` found it.
package struct TextBlock: Equatable, Sendable {
    /// UTF-8 byte range in the document's text, without surrounding white space.
    package var range: Range<Int>
    package var kind: Kind
    /// The page the block starts on, from 1, where the format has pages.
    package var page: Int?

    package init(range: Range<Int>, kind: Kind, page: Int? = nil) {
        self.range = range
        self.kind = kind
        self.page = page
    }

    package enum Kind: Equatable, Sendable {
        /// The document's title; at most one, the first block.
        case title
        /// A heading of what follows it.
        case heading
        /// Running text.
        case paragraph
    }
}

/// A piece of a document made to be searched: whole sentences, about a hundred words.
package struct PassageRange: Equatable, Sendable {
    /// UTF-8 byte range in the document's text.
    package var range: Range<Int>
    /// How many bytes at the start of the range are headings (the title counts as one).
    package var headingBytes: Int
    /// Whether the headings begin with the document's title.
    package var startsWithTitle: Bool
    /// The page the passage starts on, from 1, where the format has pages.
    package var page: Int?

    package init(range: Range<Int>, headingBytes: Int, startsWithTitle: Bool, page: Int?) {
        self.range = range
        self.headingBytes = headingBytes
        self.startsWithTitle = startsWithTitle
        self.page = page
    }
}
