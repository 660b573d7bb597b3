import Fihrist
import Foundation
import Testing

/// The public face, on a small folder.
final class IndexTests {
    private let folder: URL
    private var path: String { folder.appendingPathComponent("index.sqlite").path }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appendingPathComponent("fihrist-\(UUID().uuidString)")
        let texts = folder.appendingPathComponent("in")
        try FileManager.default.createDirectory(at: texts, withIntermediateDirectories: true)
        for (name, text) in [
            (
                "groups.md",
                "# Armed groups\n\nKata’ib Hezbollah is the best armed of them in Iraq.\n"
            ),
            ("arabic.txt", "قالت كتائب حزب الله في بغداد إنها لن تتوقف.\n"),
            ("drones.txt", "The militias fly drones over Erbil.\n"),
            ("empty.txt", ""),
        ] {
            try Data(text.utf8).write(to: texts.appendingPathComponent(name))
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func index() async throws -> Index {
        let report = try await Index.index(
            IndexingOptions(paths: [folder.path + "/in"], index: path, jobs: 2)
        )
        #expect(report.added == 3)
        #expect(report.skipped.map(\.path) == [folder.path + "/in/empty.txt"])
        return try Index(at: path)
    }

    @Test func aNameIsFoundHoweverItIsSpelled() async throws {
        let index = try await index()
        for query in ["Kata'ib Hezbollah", "\"Kataib Hezbollah\"", "كتائب حزب الله"] {
            var request = SearchRequest(query)
            request.facets = [.country, .organization]
            let result = try index.search(request)
            let names = result.hits.map { $0.document.uri.split(separator: "/").last }
            #expect(Set(names) == ["groups.md", "arabic.txt"], "\(query)")
            #expect(result.hits.allSatisfy { !$0.highlights.isEmpty })
            #expect(result.total.documents == 2)
            let iraq = result.facets.first?.values.first
            let isInBoth = iraq?.value == "IQ" && iraq?.passages == 2
            #expect(isInBoth)
        }
    }

    @Test func filtersNarrowWhatIsFound() async throws {
        let index = try await index()
        var request = SearchRequest("")
        request.filters = [Filter(.country, "Iraq"), Filter(.language, "ar")]
        #expect(try index.search(request).total.passages == 1)
        request.unit = .document
        #expect(try index.search(request).hits.count == 1)
    }

    @Test func documentsAndEntitiesCanBeLookedUp() async throws {
        let index = try await index()
        let document = try #require(try index.documents(named: "groups.md").first)
        #expect(document.summary.title == "Armed groups")
        #expect(document.passages.map(\.text).joined().contains("best armed"))
        #expect(try index.documents(named: "nothing.md").isEmpty)
        let entity = try #require(try index.entities(named: "Kata'ib Hezbollah").first)
        #expect(entity.type == "organization" && entity.mentions == 2)
        #expect(Set(entity.spellings.map(\.written)) == ["Kata’ib Hezbollah", "كتائب حزب الله"])
        #expect(try index.entities().count > 1)
    }

    @Test func statisticsAddUp() async throws {
        let index = try await index()
        let statistics = try index.statistics()
        #expect(statistics.documents == 3)
        #expect(statistics.passages == 3)
        #expect(statistics.languages.reduce(0) { $0 + $1.count } == 3)
        #expect(statistics.mentions >= statistics.entities.reduce(0) { $0 + $1.count })
        #expect(statistics.words > 20 && statistics.fileBytes > 0)
        #expect(try Index.verify(at: path).allSatisfy(\.problems.isEmpty))
    }

    @Test func aMissingIndexIsAnErrorThatSaysWhatToDo() throws {
        do {
            _ = try Index(at: path)
            Issue.record("there is no index")
        } catch let error as IndexError {
            let isMissing = error.kind == .missing
            let saysWhatToDo = error.description.contains("fihrist index")
            #expect(isMissing)
            #expect(saysWhatToDo)
        }
    }
}
