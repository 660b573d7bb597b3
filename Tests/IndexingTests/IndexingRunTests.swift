import CorpusStore
import Foundation
import Testing

@testable import Indexing

/// What is in an index after runs of the whole pipeline.
struct IndexingRunTests {
    private static let lines = [
        #"{"id":"one","title":"Iraq","text":"Kata'ib Hezbollah spoke in Baghdad."}"#,
        #"{"id":"two","text":"The militias of Iraq and Iran."}"#,
        #"{"id":"one","text":"Another record of the same id."}"#,
        #"{"id":"three","text":"United Nations in New York."}"#,
    ]

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for number in 0..<12 {
            let body = "Paragraph \(number) about Iraq and Ismail Qaani. The end.\n\n"
            try folder.write("in/\(number).txt", String(repeating: body, count: number + 1))
        }
        try folder.write("in/records.jsonl", Self.lines.joined(separator: "\n") + "\n")
        try folder.write("in/page.md", "# Drones\n\nA drone flew over Erbil.\n")
        return folder
    }

    private func run(
        _ folder: TemporaryFolder,
        jobs: Int = 2,
        prunes: Bool = false,
        paths: [String] = ["in"],
        index: String = "index.sqlite"
    ) async throws -> IndexingReport {
        var options = IndexingOptions(
            paths: paths.map { folder.path + "/" + $0 },
            index: folder.path + "/" + index,
            jobs: jobs
        )
        options.prunes = prunes
        return try await Indexer(options).run { _ in }
    }

    /// Everything in an index but row numbers, in the order of uris.
    private func content(_ folder: TemporaryFolder, index: String = "index.sqlite") throws
        -> [String]
    {
        let path = folder.path + "/" + index
        #expect(try CorpusFile.verify(path: path).isSound)
        return try CorpusFile(reading: path).read { snapshot in
            var lines: [String] = []
            try snapshot.documents(below: "/") { row, uri in
                let document = try #require(try snapshot.document(row))
                lines.append(
                    "\(uri) \(document.head.title ?? "") \(document.sha256) \(document.metadata)"
                )
                for passage in try snapshot.passages(of: row) {
                    lines.append("\(passage.ordinal) \(passage.range) \(passage.text)")
                    for mention in passage.mentions {
                        let entity = try snapshot.entity(mention.entity)
                        lines.append("\(mention.range) \(entity?.key ?? "")")
                    }
                }
            }
            return lines
        }
    }

    private func uris(_ folder: TemporaryFolder) throws -> [String] {
        var uris: [String] = []
        try CorpusFile(reading: folder.path + "/index.sqlite").read { snapshot in
            try snapshot.documents(below: "/") { _, uri in
                uris.append(String(uri.dropFirst(folder.path.count + 1)))
            }
        }
        return uris
    }

    @Test func theNumberOfJobsChangesNothing() async throws {
        let folder = try folder()
        for jobs in [1, 2, 8] {
            let report = try await run(folder, jobs: jobs, index: "\(jobs).sqlite")
            #expect(report.added == 17)
            #expect(report.skipped.isEmpty)
        }
        let one = try content(folder, index: "1.sqlite")
        #expect(one.contains { $0.contains("country:IQ") })
        #expect(try content(folder, index: "2.sqlite") == one)
        #expect(try content(folder, index: "8.sqlite") == one)
    }

    /// Names that no list has, surnames alone, acronyms, and one name given to two types.
    private static let news = [
        "Mr. Tarik Velmorsky said on Monday that talks had failed. Velmorsky left for Baghdad.",
        "He works for Dravenport Industries Inc. in Ohio. Velmorsky was not there.",
        "The Free Lorian Front (FLF) held Qarbulistan. The FLF said so in Baghdad.",
        "Police in the town of Qarbulistan arrested three men of Dravenport Industries.",
        "Anna Qarbulistan, who works for Dravenport Industries Inc., met Ismail Qaani.",
        "قال الدكتور كمال محمود في بغداد إن وزارة الخارجية لم تجب.",
    ]

    @Test(arguments: [1, 3])
    func theOrderOfFilesChangesNoEntity(jobs: Int) async throws {
        let folder = try TemporaryFolder()
        for (number, text) in Self.news.enumerated() {
            try folder.write("there/\(number).txt", text)
            try folder.write("back/\(Self.news.count - number).txt", text)
        }
        var found: [[String]] = []
        for part in ["there", "back"] {
            _ = try await run(folder, jobs: jobs, paths: [part], index: "\(part).sqlite")
            let path = folder.path + "/\(part).sqlite"
            let mentions = try CorpusFile(reading: path).read { snapshot in
                var lines: [String] = []
                try snapshot.documents(below: "/") { row, _ in
                    for passage in try snapshot.passages(of: row) {
                        for mention in passage.mentions {
                            let entity = try #require(try snapshot.entity(mention.entity))
                            lines.append(
                                "\(passage.text) \(mention.range) \(entity.key) \(entity.name)"
                            )
                        }
                    }
                }
                return lines.sorted()
            }
            found.append(mentions)
        }
        #expect(found[0] == found[1])
        #expect(found[0].contains { $0.contains("name:person:tarik-velmorsky") })
        #expect(found[0].contains { $0.contains("place:") })
    }

    @Test func onlyWhatChangedIsWrittenAgain() async throws {
        let folder = try folder()
        _ = try await run(folder)
        let before = try content(folder)
        let again = try await run(folder, prunes: true)
        #expect(again.counts == [0, 0, 17, 0])
        #expect(try content(folder) == before)
        try folder.write("in/3.txt", "Something else.")
        try folder.write("in/new.txt", "Something new.")
        try FileManager.default.removeItem(atPath: folder.path + "/in/5.txt")
        let third = try await run(folder)
        #expect(third.counts == [1, 1, 15, 0])
        #expect(try uris(folder).contains("in/5.txt"))
        let fourth = try await run(folder, prunes: true)
        #expect(fourth.counts == [0, 0, 17, 1])
        #expect(try !uris(folder).contains("in/5.txt"))
        #expect(try content(folder).count > 17)
    }

    @Test func recordsOfOneIdAreAllKept() async throws {
        let folder = try folder()
        for _ in 0..<3 {
            _ = try await run(folder, prunes: true)
            let texts = try content(folder).joined()
            #expect(texts.contains("Another record") && texts.contains("Hezbollah spoke"))
        }
        // In another order each takes the place of the other.
        let swapped = [Self.lines[2], Self.lines[1], Self.lines[0], Self.lines[3]]
        try folder.write("in/records.jsonl", swapped.joined(separator: "\n"))
        for _ in 0..<2 {
            _ = try await run(folder, prunes: true)
            let texts = try content(folder).joined()
            #expect(texts.contains("Another record") && texts.contains("Hezbollah spoke"))
        }
    }

    @Test func equalRecordsOfOneIdStay() async throws {
        let folder = try TemporaryFolder()
        let line = #"{"id":"one","text":"The same words."}"# + "\n"
        try folder.write("in/records.jsonl", line + line)
        for _ in 0..<3 {
            _ = try await run(folder, prunes: true)
            #expect(try uris(folder).count == 2)
        }
    }

    @Test func recordsThatAreGoneArePruned() async throws {
        let folder = try folder()
        _ = try await run(folder)
        try folder.write("in/records.jsonl", Self.lines[1] + "\n")
        let report = try await run(folder, prunes: true)
        #expect(report.removed == 3)
        #expect(try uris(folder).filter { $0.contains("#") } == ["in/records.jsonl#two"])
    }

    @Test func whatCannotBeReadKeepsItsDocuments() async throws {
        let folder = try folder()
        _ = try await run(folder)
        try folder.write("in/2.txt", [UInt8]())
        try folder.write("in/records.jsonl", Self.lines[1] + "\n{\"id\":\"broken\n")
        let before = try uris(folder)
        let report = try await run(folder, prunes: true)
        #expect(report.removed == 0)
        #expect(report.skipped.count == 2)
        #expect(report.skipped.contains { $0.path.hasSuffix("records.jsonl") && $0.line == 2 })
        #expect(try uris(folder) == before)
    }

    @Test func aFolderThatCannotBeReachedKeepsItsDocuments() async throws {
        let folder = try folder()
        _ = try await run(folder)
        let before = try uris(folder)
        let manager = FileManager.default
        try manager.moveItem(atPath: folder.path + "/in", toPath: folder.path + "/elsewhere")
        try manager.createSymbolicLink(
            atPath: folder.path + "/in",
            withDestinationPath: folder.path + "/unmounted"
        )
        let report = try await run(folder, prunes: true)
        #expect(report.removed == 0)
        #expect(report.skipped.count == 1)
        #expect(try uris(folder) == before)
    }

    @Test func onlyWhatLiesBelowThePathsIsPruned() async throws {
        let folder = try folder()
        try folder.write("in2/a.txt", "A neighbour.")
        _ = try await run(folder, paths: ["in", "in2"])
        try FileManager.default.removeItem(atPath: folder.path + "/in2/a.txt")
        let report = try await run(folder, prunes: true)
        #expect(report.removed == 0)
        #expect(try uris(folder).contains("in2/a.txt"))
    }

    @Test func aRunThatIsCancelledLeavesASoundFile() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<200 { try folder.write("in/\(number).txt", "Iraq and Iran \(number).") }
        let options = IndexingOptions(
            paths: [folder.path + "/in"],
            index: folder.path + "/index.sqlite",
            jobs: 2
        )
        let task = Task { try await Indexer(options).run { _ in } }
        try await Task.sleep(for: .milliseconds(100))
        task.cancel()
        let report = try? await task.value
        #expect(report == nil || report?.added == 200)
        if FileManager.default.fileExists(atPath: options.index) {
            #expect(try CorpusFile.verify(path: options.index).isSound)
        }
        let again = try await run(folder)
        #expect(again.added + again.unchanged == 200)
        #expect(try uris(folder).count == 200)
    }

    @Test func aListOfEntitiesIsReadOrAnError() async throws {
        let folder = try folder()
        try folder.write("list.tsv", "Erbil Drone Works\tEDW\torganization\tIQ\n")
        try folder.write("in/edw.txt", "The Erbil Drone Works, or EDW.")
        var options = IndexingOptions(
            paths: [folder.path + "/in"],
            index: folder.path + "/index.sqlite",
            jobs: 1
        )
        options.entityLists = [folder.path + "/list.tsv"]
        _ = try await Indexer(options).run { _ in }
        #expect(try content(folder).contains { $0.hasSuffix("erbil-drone-works") })
        options.entityLists = [folder.path + "/none.tsv"]
        await #expect(throws: EntityListError.self) { _ = try await Indexer(options).run { _ in } }
        #expect(try CorpusFile.verify(path: options.index).isSound)
    }
}

extension IndexingReport {
    /// Added, updated, unchanged, removed.
    fileprivate var counts: [Int] { [added, updated, unchanged, removed] }
}
