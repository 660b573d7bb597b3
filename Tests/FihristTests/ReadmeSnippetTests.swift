import Fihrist
import Foundation
import Testing

/// The Swift of README is what this test runs, word for word.
struct ReadmeSnippetTests {
    @Test func theSnippetOfReadmeRuns() async throws {
        let here = URL(filePath: #filePath)
        let root = here.deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
        let blocks = readme.components(separatedBy: "```swift\n").dropFirst()
        let snippet = try #require(blocks.first?.components(separatedBy: "```").first)
        let body = snippet.replacing("import Fihrist", with: "")
            .replacing("\"reports.sqlite\"", with: "path")
        let source = try String(contentsOf: here, encoding: .utf8)
        #expect(Self.withoutSpace(source).contains(Self.withoutSpace(body)))
        try await Self.snippet()
    }

    private static func withoutSpace(_ text: String) -> String {
        text.filter { !$0.isWhitespace }
    }

    private static func snippet() async throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "fihrist-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "reports.sqlite").path()
        // The snippet:
        let index = try Index(at: path, creating: true)
        let news = NewDocument(
            uri: "feed#1",
            text: "A drone fell near Erbil.",
            published: "2025-03-11"
        )
        try await index.add([news])
        let result = try index.search(.word("drone"), filters: [.country("IQ")], facets: [.place])
        for hit in result.hits {
            print(hit.document.uri, hit.passage.text, hit.highlights.map(\.range))
        }
        #expect(result.hits.count == 1)
    }
}
