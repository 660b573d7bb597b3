/// What of a page is not its text: menus, forms, notices, comments.
struct HTMLClutter: Sendable {
    /// For each node whether it is clutter or below some.
    private(set) var isClutter: [Bool]
    /// For each node the bytes of text below it that are no clutter.
    private(set) var textBytes: [Int]
    /// For each node how many of those bytes are inside links.
    private(set) var linkBytes: [Int]

    private static let names: Set<String> = [
        "script", "style", "noscript", "nav", "footer", "aside", "menu", "button",
        "select", "input", "textarea", "iframe", "svg", "template", "dialog", "object", "head",
        "canvas", "video", "audio",
    ]
    private static let roles: Set<String> = [
        "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "alertdialog",
        "menu", "menubar", "toolbar",
    ]
    private static let words: Set<String> = [
        "ad", "ads", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment",
        "comments", "consent", "cookie", "cookies", "disqus", "footer", "gdpr", "menu", "modal",
        "nav", "navbar", "navigation", "newsletter", "pagination", "popup", "promo", "recommended",
        "related", "share", "sharing", "sidebar", "skip", "social", "sponsored", "subscribe",
        "subscription", "tags", "toolbar", "widget",
    ]
    private static let lists: Set<String> = [
        "ul", "ol", "dl", "div", "section", "table", "p", "center",
    ]

    init(of tree: MarkupTree) {
        isClutter = Array(repeating: false, count: tree.nodes.count)
        textBytes = isClutter.map { _ in 0 }
        linkBytes = textBytes
        for (index, node) in tree.nodes.enumerated() {
            isClutter[index] = node.parent.map { isClutter[$0] } ?? false || Self.byName(node, tree)
        }
        measure(tree)
        let whole = textBytes.first ?? 0
        drop(in: tree) { node, bytes, _ in
            // A wrapper around most of the page may be called anything.
            bytes * 10 < whole * 4 && Self.mayBeAround(node, tree)
        }
        drop(in: tree) { node, bytes, links in
            Self.lists.contains(node.name) && links * 10 > bytes * 6 && bytes * 10 < whole * 4
        }
    }

    private mutating func drop(
        in tree: MarkupTree,
        where isDropped: (MarkupTree.Node, Int, Int) -> Bool
    ) {
        for (index, node) in tree.nodes.enumerated() where !isClutter[index] {
            let above = node.parent.map { isClutter[$0] } ?? false
            isClutter[index] =
                above
                || (!node.isText && isDropped(node, textBytes[index], linkBytes[index]))
        }
        measure(tree)
    }

    private mutating func measure(_ tree: MarkupTree) {
        for index in tree.nodes.indices { (textBytes[index], linkBytes[index]) = (0, 0) }
        for (index, node) in tree.nodes.enumerated().reversed() where !isClutter[index] {
            if node.isText { textBytes[index] = node.text.count { $0 > 0x20 } }
            if node.name == "a", node["href"] != nil { linkBytes[index] = textBytes[index] }
            guard let parent = node.parent else { continue }
            textBytes[parent] += textBytes[index]
            linkBytes[parent] += linkBytes[index]
        }
    }

    private static func byName(_ node: MarkupTree.Node, _ tree: MarkupTree) -> Bool {
        if node.isText { return false }
        if names.contains(node.name) || node["hidden"] != nil || node["aria-hidden"] == "true" {
            return true
        }
        if let role = node["role"], roles.contains(role) { return true }
        return node["style"]?.filter { $0 != " " }.contains("display:none") ?? false
    }

    /// Whether it is clutter unless it is around most of the page, as some sites have a form around all.
    private static func mayBeAround(_ node: MarkupTree.Node, _ tree: MarkupTree) -> Bool {
        switch node.name {
        case "form": true
        case "header" where !isInside(["article", "main"], node, tree): true
        default: byWords(node)
        }
    }

    private static func isInside(
        _ names: Set<String>,
        _ node: MarkupTree.Node,
        _ tree: MarkupTree
    ) -> Bool {
        var parent = node.parent
        while let index = parent {
            if names.contains(tree.nodes[index].name) { return true }
            parent = tree.nodes[index].parent
        }
        return false
    }

    private static func byWords(_ node: MarkupTree.Node) -> Bool {
        if ["html", "body", "article", "main", "h1"].contains(node.name) { return false }
        let labels = "\(node["class"] ?? "") \(node["id"] ?? "")".lowercased()
        return labels.split { !$0.isLetter }.contains { words.contains(String($0)) }
    }
}
