/// What a page's JSON-LD says of the article.
///
/// Source: schema.org, the types Article and its kinds.
struct LinkedData {
    private(set) var headline: String?
    private(set) var published: String?
    private(set) var publisher: String?
    private(set) var language: String?

    init(of tree: MarkupTree) {
        for index in tree.elements("script")
        where tree.nodes[index]["type"]?.lowercased() == "application/ld+json" {
            read(tree.below(index).flatMap { tree.nodes[$0].text })
        }
    }

    /// Looks into the objects of the text, those in arrays and in `@graph` too; what is no valid
    /// JSON is passed over, as a browser does.
    private mutating func read(_ text: [UInt8]) {
        var scanner = JSONScanner()
        scanner.skipSpace(text.span)
        guard let whole = try? scanner.value(text.span) else { return }
        var pending = [whole]
        while let range = pending.popLast() {
            if text[range.lowerBound] == UInt8(ascii: "[") {
                pending += JSONArray.elements(of: text.span, in: range).reversed()
            } else if text[range.lowerBound] == UInt8(ascii: "{") {
                let members = Self.members(text, range)
                if let graph = members["@graph"] { pending.append(graph) }
                if members["headline"] != nil || members["datePublished"] != nil {
                    take(members, text)
                }
            }
        }
    }

    private mutating func take(_ members: [String: Range<Int>], _ text: [UInt8]) {
        headline = headline ?? Self.string(text, members["headline"])
        published = published ?? Self.string(text, members["datePublished"])
        language = language ?? Self.string(text, members["inLanguage"])
        if publisher == nil, let range = members["publisher"] {
            publisher = Self.string(text, Self.members(text, range)["name"])
        }
    }

    private static func members(_ text: [UInt8], _ range: Range<Int>) -> [String: Range<Int>] {
        var scanner = JSONScanner(at: range.lowerBound)
        guard let members = try? scanner.object(text.span) else { return [:] }
        let pairs = members.map { (OneLine.text(text[$0.key]), $0.value) }
        return Dictionary(pairs) { first, _ in first }
    }

    private static func string(_ text: [UInt8], _ range: Range<Int>?) -> String? {
        guard let range, text[range.lowerBound] == UInt8(ascii: "\"") else { return nil }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        let line = OneLine.text(TextCleaner.clean(JSONText.decoded(text.span, inner)))
        return line.isEmpty ? nil : line
    }
}
