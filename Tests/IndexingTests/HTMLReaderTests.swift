import Foundation
import Testing
import TextAnalysis

@testable import Indexing

struct HTMLReaderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func aFormAroundThePageIsThePage() throws {
        let document = try folder.document(
            "a.html",
            """
            <form><h1>Budget</h1><p>The ministry approved the budget of the province.</p>
            <form><p>Search</p></form></form><p>Copyright</p>
            """
        )
        #expect(document.outline.contains("P The ministry approved the budget of the province."))
        let other = try folder.document(
            "b.html",
            "<p>The ministry approved the budget of the province.</p><form><p>Search</p></form>"
        )
        #expect(!other.outline.contains { $0.contains("Search") })
    }

    @Test func whatIsNestedDeeplyIsRead() throws {
        let page = (0..<3000).map { "<font size=2><b><p>Paragraph \($0) of many.</p>" }.joined()
        let document = try folder.document("a.html", "<body>" + page)
        #expect(document.outline.last?.contains("Paragraph 2999 of many.") == true)
        #expect(document.notes.isEmpty)
    }

    @Test func takesTheArticleAndWhatThePageSaysOfItself() throws {
        let document = try folder.document(
            "a.html",
            """
            <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
            <title>Who is who | Gulf Notebook</title>
            <meta property="og:title" content="Who is who &amp; why | Gulf Notebook">
            <meta property="og:site_name" content="Gulf Notebook">
            <meta property="article:published_time" content="2025-03-12T08:30:00+03:00">
            <link rel="canonical" href="https://example.org/who">
            <script type="application/ld+json">{"@graph": [{"@type": "NewsArticle",
            "headline": "Other", "datePublished": "2025-03-11T08:30"}]}</script></head><body>
            <header><p>Gulf Notebook</p><nav><a href="/">Home</a></nav></header>
            <div class="cookie-banner">We use cookies.</div>
            <article><h1>Who is who &amp; why</h1><p>The <b>first</b>&nbsp;paragraph,<br>two lines.</p>
            <h2>A <i>heading</i></h2><ul><li>one</li><li>two</li></ul>
            <table><tr><td>2018</td><td>A decree.</td></tr></table><pre>a\n b</pre>
            <script>var x = "<p>no</p>"</script><!-- no --><p hidden>no</p>
            <div class="related-links"><p>Read more</p></div></article>
            <footer>All rights</footer></body></html>
            """
        )
        #expect(
            document.outline == [
                "T Who is who & why", "P The first paragraph,\ntwo lines.", "H A heading", "P one",
                "P two", "P 2018\nA decree.", "P a\nb",
            ]
        )
        #expect(document.title == .init("Who is who & why", from: "meta og:title"))
        #expect(document.published == .init("2025-03-11", from: "JSON-LD datePublished"))
        #expect(document.source == .init("Gulf Notebook", from: "meta og:site_name"))
        #expect(document.language == .init("en", from: "html lang"))
        #expect(document.url == "https://example.org/who")
    }

    @Test func withoutAnArticleTheDensestPartIsTaken() throws {
        let links = (0..<30).map { "<li><a href='/\($0)'>Section number \($0)</a></li>" }.joined()
        let text = (0..<5).map { "<p>Paragraph \($0) has a good many words in it, as they do.</p>" }
        let document = try folder.document(
            "a.html",
            "<html><head><title>A title of some words - Site</title></head><body><div><ul>\(links)</ul>"
                + "</div><div id=x><div>\(text.joined())</div></div><div>© Site</div></body></html>"
        )
        #expect(document.title == .init("A title of some words", from: "title"))
        #expect(document.blocks.count == 6)
        #expect(!document.string.contains("Section"))
    }

    @Test func aTitleOutsideTheArticleComesFirstAndOnce() throws {
        let document = try folder.document(
            "a.html",
            "<body><main><p class=kicker>Iraq</p><h1>The groups</h1><p>Text of it.</p></main></body>"
        )
        #expect(document.outline == ["T The groups", "P Text of it."])
    }

    @Test(arguments: [
        "<meta charset=windows-1256>",
        "<meta http-equiv=content-type content='text/html; charset=Windows-1256'>",
    ])
    func theDeclaredEncodingIsUsed(meta: String) throws {
        let bytes = Array("<html><head>\(meta)</head><p>".utf8) + [0xC8, 0xDB, 0xCF, 0xC7, 0xCF]
        let document = try folder.document("a.html", bytes)
        #expect(document.string == "بغداد\n\n")
        #expect(document.notes.isEmpty)
    }

    @Test func controlCharactersOfReferencesAreStripped() throws {
        let document = try folder.document("a.html", "<p>a&#x1e;b&#x85;c&#x9b;d&#0;e</p>")
        #expect(document.text.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
        #expect(!document.string.unicodeScalars.contains("\u{9B}"))
    }

    @Test(arguments: ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<p><font>"])
    func deepNestingIsCutAndNoted(opening: String) throws {
        let text = "<p>Before.</p>" + String(repeating: opening, count: 100_000) + "deep"
        let document = try folder.document("a.html", text)
        #expect(document.string.hasPrefix("Before."))
    }

    @Test func aPageOfLinksHasNoText() throws {
        let links = (0..<30).map { "<li><a href='/\($0)'>Section number \($0)</a></li>" }.joined()
        #expect(
            try folder.reason("a.html", "<nav><ul>\(links)</ul></nav>".utf8)
                == "no text in it but menus and links"
        )
    }

    @Test func randomMarkupNeverCrashes() throws {
        var random = SplitMix64(state: 11)
        let parts = [
            "<p>", "</p>", "<div class='nav'>", "</div>", "<article>", "<td>", "text ", "<!--",
            "-->",
            "<script>", "</script>", "&#x1e;", "&amp", "<h1>", "<a href=x>", "</a>", "<![CDATA[",
            "\"",
            "<meta charset=", "<title>", "<table>", "<br>", "<", ">", "\u{E9}", "<li>", "<pre>\n",
        ]
        for _ in 0..<300 {
            let count = Int(random.next() % 60)
            let text = (0..<count).map { _ in parts[Int(random.next() % UInt64(parts.count))] }
                .joined()
            let draft = HTMLReader.draft(Array(text.utf8))
            let blocks = try #require(draft.blocks)
            #expect(TextDecoder.isValid(draft.body))
            for (left, right) in zip(blocks, blocks.dropFirst()) {
                #expect(left.range.upperBound <= right.range.lowerBound)
            }
            #expect(
                blocks.allSatisfy { !$0.range.isEmpty && $0.range.upperBound <= draft.body.count }
            )
        }
    }
}
