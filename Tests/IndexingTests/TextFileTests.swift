import Foundation
import Testing

@testable import Indexing

struct TextFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test func plainTextTakesItsTitleFromTheFirstLine() throws {
        let document = try folder.document(
            "2025-03-11 groups.txt",
            "Who is who\r\n\r\nThe groups are many, and each of them has a name of its own.\r\n"
        )
        #expect(document.uri == folder.path + "/2025-03-11 groups.txt")
        #expect(document.title == .init("Who is who", from: "first line"))
        #expect(document.published == .init("2025-03-11", from: "file name"))
        #expect(!document.text.contains(0x0D))
        #expect(document.outline.first == "T Who is who")
        #expect(document.byteCount == 76)
    }

    @Test func withoutATitleTheFileNameIsOneAndStaysOutOfTheText() throws {
        let text = "the groups are many, and each of them has a name of its own, as we saw.\n"
        let document = try folder.document("iraq_armed-groups.txt", text)
        #expect(document.title == .init("iraq armed groups", from: "file name"))
        #expect(document.string == text)
    }

    @Test func frontMatterIsTakenOutOfTheText() throws {
        let document = try folder.document(
            "a.md",
            """
            ---
            # a comment
            title: "Who: \\"is\\" who"
            date: 2025-03-11 # the day
            publisher: 'Agency''s'
            lang: en
            url: https://example.org/a
            tags: [iraq, "a, b"]
            people:
              - Qaani
              - "al-Muhandis"
            nested:
              key: value
            empty:
            ---

            # Heading

            Text.
            """
        )
        #expect(document.title == .init("Who: \"is\" who", from: "front matter"))
        #expect(document.published == .init("2025-03-11", from: "front matter"))
        #expect(document.source == .init("Agency's", from: "front matter"))
        #expect(document.language == .init("en", from: "front matter"))
        #expect(document.url == "https://example.org/a")
        #expect(document.metadata.map(\.key) == ["tags", "people"])
        #expect(
            document.metadata.map(\.json) == [#"["iraq","a, b"]"#, #"["Qaani","al-Muhandis"]"#]
        )
        #expect(document.outline == ["T Who: \"is\" who", "H Heading", "P Text."])
    }

    @Test(arguments: [
        "---\nnot closed: yes\n\ntext", "---\n\nA rule above\n\n---\n\ntext",
        "----\na: b\n---\ntext",
    ])
    func whatIsNoFrontMatterStaysInTheText(text: String) throws {
        #expect(try folder.document("a.md", text).string == text)
    }

    @Test func aMarkdownTitleIsNotRepeated() throws {
        let document = try folder.document(
            "a.md",
            "---\ntitle: Who is who\n---\n\n# Who is Who\n\nText.\n"
        )
        #expect(document.outline == ["T Who is Who", "P Text."])
        #expect(document.title?.value == "Who is who")
        let plain = try folder.document("b.md", "# Who is Who\n\nText.\n")
        #expect(plain.title == .init("Who is Who", from: "first heading"))
    }

    @Test func whatCannotBeReadSaysWhy() throws {
        #expect(try folder.reason("empty.txt", []) == "an empty file")
        #expect(try folder.reason("blank.txt", Array(" \n\t\n".utf8)) == "no text in it")
        #expect(
            try folder.reason("a.txt", Array("text".utf8) + [0, 1, 0, 0, 2])
                .hasPrefix("a binary file (it holds NUL bytes)")
        )
        #expect(
            try folder.reason("a", (0..<200).map { UInt8($0 % 7 + 1) })
                .hasPrefix("a binary file")
        )
        #expect(folder.read("missing.txt").first?.skipped?.reason == "no such file or folder")
        #expect(folder.read("").first?.skipped?.reason == "is a folder")
        var options = DocumentReader.Options()
        options.maximumFileBytes = 2 << 20
        try folder.write("large.txt", [UInt8](repeating: 0x61, count: 3 << 20))
        let outcomes = folder.read("large.txt", options: options)
        #expect(
            outcomes.first?.skipped?.reason.hasPrefix("too large (3 MB, the limit is 2 MB)") == true
        )
    }

    // The super-user may read everything.
    @Test(.enabled(if: getuid() != 0, "needs a user other than root"))
    func aClosedFileSaysSo() throws {
        let path = try folder.write("closed.txt", "text")
        chmod(path, 0)
        #expect(folder.read("closed.txt").first?.skipped?.reason.hasPrefix("permission") == true)
    }

    @Test func anUnknownExtensionIsLookedInto() throws {
        #expect(try folder.document("a.log", "Some plain text, as logs are.").title != nil)
        #expect(try folder.outcomes("b.dump", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n").count == 2)
        #expect(try folder.document("c", "[{\"text\": \"a\"}]").uri.hasSuffix("c#L1"))
    }
}
