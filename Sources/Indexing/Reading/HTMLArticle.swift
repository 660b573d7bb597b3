/// Finds the element that holds a page's text.
struct HTMLArticle {
    var tree: MarkupTree
    var clutter: HTMLClutter

    /// The `<article>` with the most text, else `<main>`, if it holds enough of the page's text;
    /// else the smallest element that holds most of it.
    var root: Int {
        guard !tree.nodes.isEmpty else { return 0 }
        let whole = clutter.textBytes[0] - clutter.linkBytes[0]
        let articles = tree.elements("article").filter { !clutter.isClutter[$0] }
        let sum = articles.reduce(0) { $0 + weight($1) }
        if let best = heaviest(articles), weight(best) * 4 > whole, weight(best) * 2 > sum {
            return best
        }
        let mains = tree.nodes.indices.filter { index in
            let node = tree.nodes[index]
            return !clutter.isClutter[index]
                && (node.name == "main" || node["role"] == "main"
                    || node["itemprop"] == "articleBody")
        }
        if let best = heaviest(mains), weight(best) * 4 > whole { return best }
        return densest(whole)
    }

    /// Goes down as long as one child has most of the page's text.
    private func densest(_ whole: Int) -> Int {
        var root = 0
        while true {
            var heavy: Int?
            var child = root + 1
            while child < tree.nodes[root].end {
                if !tree.nodes[child].isText, weight(child) * 10 > whole * 8 { heavy = child }
                child = tree.nodes[child].end
            }
            guard let heavy, !HTMLBlocks.isParagraph(tree.nodes[heavy].name) else { return root }
            root = heavy
        }
    }

    private func heaviest(_ candidates: [Int]) -> Int? {
        candidates.max { weight($0) < weight($1) }
    }

    /// Bytes of text outside links.
    private func weight(_ index: Int) -> Int {
        clutter.textBytes[index] - clutter.linkBytes[index]
    }
}
