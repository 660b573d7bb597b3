package final class Stemmer {
    package init?(language: String) { return nil }
    package func forEachStem(of token: Token, in list: TokenList, text: borrowing Span<UInt8>, _ body: (borrowing Span<UInt8>) -> Void) {}
    package func forEachQueryStem(of token: Token, in list: TokenList, text: borrowing Span<UInt8>, _ body: (borrowing Span<UInt8>) -> Void) {}
}
