import Fihrist
import Foundation
import Testing

/// What a program does that embeds the library.
final class EmbeddingTests {
    private let folder: URL
    private var path: String { folder.appending(path: "index.sqlite").path() }
    /// Loading lists takes long, and they are the same for all.
    private static let tagger = Result { try TextTagger() }

    init() throws {
        folder = FileManager.default.temporaryDirectory
            .appending(path: "fihrist-\(UUID().uuidString)", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private var options: AddingOptions {
        get throws {
            var options = AddingOptions()
            options.tagger = try Self.tagger.get()
            return options
        }
    }

    private func isSound() throws -> Bool {
        try Index.verify(at: path).allSatisfy(\.problems.isEmpty)
    }

    @Test func documentsAreAddedChangedAndRemoved() async throws {
        let index = try Index(at: path, creating: true)
        #expect(try index.statistics().documents == 0)
        var documents = [
            NewDocument(
                uri: "feed#1",
                text: "A drone fell near Erbil.",
                title: "Erbil",
                published: "2025-03-11",
                source: "Two Rivers",
                metadata: ["author": "N. N."]
            ),
            NewDocument(uri: "feed#2", text: "Kata’ib Hezbollah denied it.", published: "no day"),
            NewDocument(uri: "feed#3", text: "  "),
            NewDocument(uri: "", text: "Nowhere."),
        ]
        var report = try await index.add(documents, options: options)
        #expect(report.added == 2)
        #expect(report.skipped.map(\.path) == ["feed#3", ""])
        let document = try #require(try index.documents(named: "feed#1").first)
        #expect(document.summary.title == "Erbil" && document.summary.published == "2025-03-11")
        #expect(document.summary.source == "Two Rivers")
        #expect(document.metadata == "{\"author\":\"N. N.\"}")
        #expect(
            try index.documents(named: "feed#2").first?.metadata == "{\"published\":\"no day\"}"
        )
        let request = SearchRequest(.word("drone"), filters: [.country("IQ")], facets: [.source])
        #expect(try index.search(request).total.documents == 1)
        documents[0].text = "A missile fell near Erbil."
        report = try await index.add(documents, options: options)
        #expect(report.updated == 1 && report.unchanged == 1 && report.added == 0)
        #expect(try index.search(.word("drone")).hits.isEmpty)
        #expect(try index.search(.word("missile")).hits.count == 1)
        let twice = [
            NewDocument(uri: "twice", text: "A tiger."), NewDocument(uri: "twice", text: "A lion."),
        ]
        try await index.add(twice, options: options)
        #expect(try index.search(.word("tiger")).hits.isEmpty)
        #expect(try index.search(.word("lion")).hits.count == 1)
        #expect(try isSound())
        #expect(try index.remove(["feed#1", "feed#1", "feed#9", "twice"]) == 2)
        #expect(try index.statistics().documents == 1)
        #expect(try isSound())
        let answer = try index.search(.word("denied")).hits
        #expect(try index.optimize().segments > 1)
        #expect(try index.optimize().segments == 1)
        #expect(try index.search(.word("denied")).hits == answer && !answer.isEmpty)
        #expect(try isSound())
    }

    @Test func aFeedIsAddedAsItComesAndTellsHowFarItIs() async throws {
        let index = try Index(at: path, creating: true)
        let feed = AsyncStream<NewDocument> { feed in
            for number in 0..<40 {
                feed.yield(NewDocument(uri: "\(number)", text: "Zebra number \(number)."))
            }
            feed.finish()
        }
        let job = index.adding(feed, options: try options)
        var last: IndexingProgress?
        for await progress in job.progress { last = progress }
        #expect(try await job.report.added == 40)
        #expect(last?.documents == 40 && last?.stage == .finishing)
        #expect(try index.search(SearchRequest("zebra")).total.passages == 40)
    }

    @Test func aRunThatIsCancelledLeavesTheIndexWhole() async throws {
        let index = try Index(at: path, creating: true)
        try await index.add([NewDocument(uri: "first", text: "A zebra.")], options: options)
        let endless = AsyncStream<NewDocument> {
            NewDocument(uri: UUID().uuidString, text: "A zebra in Baghdad. \(UUID())")
        }
        let job = index.adding(endless, options: try options)
        for await progress in job.progress where progress.documents > 0 { break }
        job.cancel()
        await #expect(throws: CancellationError.self) { try await job.report }
        #expect(try index.search(SearchRequest("zebra")).total.documents >= 1)
        #expect(try isSound())
        // The lock is free again.
        #expect(
            try await index.add([NewDocument(uri: "last", text: "An ox.")], options: options).added
                == 1
        )
    }

    @Test func ownNamesTaggersAndReadersAreUsed() async throws {
        struct Ships: NameTagger {
            func tag(_ text: String) throws -> [TaggedEntity] {
                guard let found = text.range(of: "Ever Given") else { return [] }
                let start = text.utf8.distance(from: text.startIndex, to: found.lowerBound)
                let ship = TaggedEntity(
                    id: "ship:9811000",
                    type: "organization",
                    name: "Ever Given",
                    country: "PA",
                    range: start..<start + 10,
                    written: "Ever Given"
                )
                var outside = ship
                outside.range = start + 5..<10_000
                return [ship, outside]
            }
        }
        struct Notes: FileReader {
            struct Unreadable: Error {}

            func reads(_ path: String) -> Bool { path.hasSuffix(".note") }

            func documents(at path: String) throws -> [NewDocument] {
                guard !path.hasSuffix("bad.note") else { throw Unreadable() }
                return [
                    NewDocument(uri: "1", text: "The Ever Given passed."),
                    NewDocument(uri: path, text: "Zebra."),
                ]
            }
        }
        let input = folder.appending(path: "in", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: input, withIntermediateDirectories: true)
        for name in ["a.note", "bad.note"] {
            try Data("x".utf8).write(to: input.appending(path: name))
        }
        var options = IndexingOptions(paths: [input.path()], index: path)
        options.tagger = Ships()
        options.readers = [Notes()]
        let report = try await Index.index(options)
        #expect(report.added == 2 && report.skipped.count == 1)
        let index = try Index(at: path)
        let hit = try #require(try index.search(.country("PA")).hits.first)
        #expect(hit.entities.map(\.id) == ["ship:9811000"])
        #expect(hit.document.uri.hasSuffix("a.note#1"))
        #expect(try isSound())

        let corps = Entity(
            key: "org:zebra-corps",
            type: .organization,
            name: "Zebra Corps",
            country: "IQ",
            aliases: [Alias(surface: "Striped Ones")]
        )
        let tagger = try TextTagger(entities: [corps])
        #expect(tagger.tag("The Striped Ones marched.").map(\.id) == ["org:zebra-corps"])
    }

    @Test func errorsSayWhatIsWrong() throws {
        #expect { try Index(at: self.path) } throws: { ($0 as? IndexError)?.kind == .missing }
        try Data("no index".utf8).write(to: URL(filePath: path))
        #expect { try Index(at: self.path, creating: true) } throws: {
            ($0 as? IndexError)?.kind == .notAnIndex
        }
        #expect(throws: EntityListError.self) { try TextTagger(entityLists: ["/nowhere.tsv"]) }
    }

    /// Eight readers search without pause while documents are added: every answer is that of one of the
    /// commits.
    @Test func answersAreOfOneCommit() async throws {
        let index = try Index(at: path, creating: true)
        let (rounds, size) = (4, 20)
        let options = try options
        let path = path
        let isDone = Flag()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for reader in 0..<8 {
                group.addTask {
                    // Some readers keep one index open, some open it each time.
                    let kept = try Index(at: path)
                    var (answers, last) = (0, 0)
                    while !isDone.isSet || answers == 0 {
                        var request = SearchRequest(.word("zebra"), facets: [.year, .country])
                        request.limit = 3
                        let answer = try (reader % 2 == 0 ? kept : Index(at: path)).search(request)
                        let found = answer.total.passages
                        #expect(found % size == 0 && found >= last && found <= rounds * size)
                        for facet in answer.facets {
                            #expect(facet.values.reduce(0) { $0 + $1.passages } == found)
                        }
                        #expect(answer.hits.count == min(found, 3))
                        #expect(answer.hits.allSatisfy { $0.passage.text.contains("zebra") })
                        (answers, last) = (answers + 1, found)
                        await Task.yield()
                    }
                    return answers
                }
            }
            for round in 0..<rounds {
                let documents = (0..<size).map {
                    NewDocument(
                        uri: "\(round)-\($0)",
                        text: "A zebra in Iraq, number \($0).",
                        published: "\(2000 + round)"
                    )
                }
                #expect(try await index.add(documents, options: options).added == size)
            }
            isDone.set()
            for try await answers in group { #expect(answers > 0) }
        }
        #expect(try index.search(.word("zebra")).total.passages == rounds * size)
        #expect(try isSound())
    }
}

/// Whether something has happened, seen from all threads.
private final class Flag: @unchecked Sendable {
    // Safe to send: only read and written under the lock.
    private let lock = NSLock()
    private var value = false

    var isSet: Bool { lock.withLock { value } }

    func set() { lock.withLock { value = true } }
}
