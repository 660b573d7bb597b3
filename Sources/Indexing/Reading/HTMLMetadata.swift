/// What a page says about itself: in its head, in linked data, in its first headings.
struct HTMLMetadata {
    typealias Found = SourceDocument.Found<String>

    var title: Found?
    var published: Found?
    var source: Found?
    var language: Found?
    var url: String?

    private static let dateNames = [
        "article:published_time", "date", "dc.date", "dc.date.issued", "dcterms.date",
        "dcterms.issued", "dcterms.created", "pubdate", "publishdate", "publish-date",
        "parsely-pub-date", "sailthru.date", "datepublished", "og:published_time",
    ]

    init(of tree: MarkupTree) {
        var metas: [String: String] = [:]
        for node in tree.nodes where node.name == "meta" {
            let name = node["property"] ?? node["name"] ?? node["itemprop"] ?? node["http-equiv"]
            guard let name, let content = node["content"] else { continue }
            let value = OneLine.text(content.utf8)
            if !value.isEmpty, metas[name.lowercased()] == nil { metas[name.lowercased()] = value }
        }
        let linked = LinkedData(of: tree)
        source =
            metas["og:site_name"].map { Found($0, from: "meta og:site_name") }
            ?? linked.publisher.map { Found($0, from: "JSON-LD publisher") }
        title = Self.title(tree, metas, linked, site: source?.value)
        published = Self.published(tree, metas, linked)
        language = Self.language(tree, metas, linked)
        url = Self.canonical(tree) ?? metas["og:url"].flatMap { WebAddress.isWeb($0) ? $0 : nil }
    }

    private static func title(
        _ tree: MarkupTree,
        _ metas: [String: String],
        _ linked: LinkedData,
        site: String?
    ) -> Found? {
        if let title = metas["og:title"] {
            return Found(SiteName.cut(from: title, site: site), from: "meta og:title")
        }
        if let title = linked.headline { return Found(title, from: "JSON-LD headline") }
        let headings = tree.elements("h1").map { tree.line(of: $0) }.filter { !$0.isEmpty }
        let name = tree.elements("title").map { tree.line(of: $0) }.first { !$0.isEmpty }
        // Several such headings are the site's name and the article's, in either order.
        if let name, let heading = headings.first(where: { name.contains($0) }), heading != site {
            return Found(heading, from: "h1")
        }
        if headings.count == 1, headings[0] != site { return Found(headings[0], from: "h1") }
        return name.map { Found(SiteName.cut(from: $0, site: site), from: "title") }
    }

    private static func published(
        _ tree: MarkupTree,
        _ metas: [String: String],
        _ linked: LinkedData
    ) -> Found? {
        if let date = linked.published.flatMap(DateReader.date(in:)) {
            return Found(date, from: "JSON-LD datePublished")
        }
        for name in dateNames {
            if let date = metas[name].flatMap(DateReader.date(in:)) {
                return Found(date, from: "meta \(name)")
            }
        }
        for index in tree.nodes.indices {
            let node = tree.nodes[index]
            let isTime = node.name == "time" || node["itemprop"] == "datePublished"
            guard isTime, let text = node["datetime"] ?? node["content"],
                let date = DateReader.date(in: text), date.count > 4
            else { continue }
            return Found(date, from: "time")
        }
        return nil
    }

    private static func language(
        _ tree: MarkupTree,
        _ metas: [String: String],
        _ linked: LinkedData
    ) -> Found? {
        if let declared = tree.nodes.first?["lang"], let code = LanguageCode.code(for: declared) {
            return Found(code, from: "html lang")
        }
        let other = metas["content-language"] ?? metas["og:locale"] ?? linked.language
        return other.flatMap(LanguageCode.code(for:)).map { Found($0, from: "meta") }
    }

    private static func canonical(_ tree: MarkupTree) -> String? {
        let link = tree.nodes.first { $0.name == "link" && $0["rel"]?.lowercased() == "canonical" }
        return link?["href"].flatMap { WebAddress.isWeb($0) ? $0 : nil }
    }
}

/// The site's name that pages put behind their titles.
enum SiteName {
    private static let separators = [" | ", " - ", " – ", " — ", " « ", " » ", " :: ", " · "]

    /// The title without the site's name behind it, or without what is most likely one: a few words
    /// behind a separator.
    static func cut(from title: String, site: String?) -> String {
        for separator in separators {
            guard let last = title.ranges(of: separator).last else { continue }
            let head = title[..<last.lowerBound]
            let tail = title[last.upperBound...]
            if let site, tail.lowercased() == site.lowercased() { return String(head) }
            if site == nil, tail.split(separator: " ").count <= 4, head.count >= 15,
                head.count > tail.count
            {
                return String(head)
            }
        }
        return title
    }
}
