import Fihrist
import Foundation
import Testing

@testable import Rendering

/// The page that `tag --format html` writes.
struct TaggedPageTests {
    private func mention(_ written: String, in text: String, id: String, type: String) throws
        -> TaggedEntity
    {
        let range = try #require(text.range(of: written))
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return TaggedEntity(
            id: id,
            type: type,
            name: written,
            country: nil,
            range: start..<start + written.utf8.count,
            written: written
        )
    }

    /// The text of the page's last paragraph, without marks.
    private func text(of page: String) throws -> String {
        let start = try #require(page.range(of: "<p>", options: .backwards)).upperBound
        let end = try #require(page.range(of: "</p>", options: .backwards)).lowerBound
        var text = String(page[start..<end])
        text.replace(#/<[^>]*>/#, with: "")
        for (name, sign) in [("lt", "<"), ("gt", ">"), ("quot", "\""), ("amp", "&")] {
            text.replace("&\(name);", with: sign)
        }
        return text
    }

    @Test func mentionsAreMarkedWithTheirTypeAndWhy() throws {
        let text = "Tarik Velmorsky went to Baghdad."
        let page = TaggedPage.html(
            text,
            entities: [
                try mention("Tarik Velmorsky", in: text, id: "name:person:x", type: "person"),
                try mention("Baghdad", in: text, id: "place:baghdad", type: "place"),
            ],
            title: "note.txt"
        )
        #expect(page.contains("<title>note.txt</title>"))
        #expect(page.contains(#"<mark class="person unlisted" title="person · Tarik Velmorsky"#))
        #expect(page.contains(#"<mark class="place" title="place · Baghdad · in the lists as"#))
        #expect(try self.text(of: page) == text)
    }

    @Test func aTextCannotBreakOutOfThePage() throws {
        let text = "</p><script>alert(1)</script> \"Baghdad\" & <b>Qaani\u{0}</b>"
        let page = TaggedPage.html(
            text,
            entities: [try mention("\"Baghdad\" & <b>", in: text, id: "\"><i>", type: "place")],
            title: "<script>"
        )
        #expect(!page.contains("<script"))
        #expect(!page.contains("<b>"))
        #expect(!page.contains("<i>"))
        #expect(try self.text(of: page) == text.replacing("\u{0}", with: "\u{FFFD}"))
    }
}
