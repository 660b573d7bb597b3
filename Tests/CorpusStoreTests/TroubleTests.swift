import CorpusStore
import Foundation
import Testing

/// A file that is not as it should be is an error that says so.
struct TroubleTests {
    @Test func aMissingFileIsMissing() throws {
        let folder = try StoreFolder()
        #expect(kind { _ = try CorpusFile(reading: folder.path) } == .missing)
        #expect(kind { _ = try CorpusFile.verify(path: folder.path) } == .missing)
        #expect(!FileManager.default.fileExists(atPath: folder.path))
    }

    @Test(arguments: ["", "not a database, and long enough to be seen as none of SQLite's files"])
    func anotherFileIsNoIndex(text: String) throws {
        let folder = try StoreFolder()
        let content = String(repeating: text, count: 20)
        try Data(content.utf8).write(to: URL(fileURLWithPath: folder.path))
        #expect(kind { _ = try CorpusFile(reading: folder.path) } == .notAnIndex)
        guard !text.isEmpty else { return }
        #expect(kind { _ = try folder.writer() } == .notAnIndex)
        #expect(try String(contentsOfFile: folder.path, encoding: .utf8) == content)
    }

    @Test func anotherDatabaseIsNoIndex() throws {
        let folder = try StoreFolder()
        try folder.run("CREATE TABLE notes(text)")
        #expect(kind { _ = try CorpusFile(reading: folder.path) } == .notAnIndex)
        #expect(kind { _ = try folder.writer() } == .notAnIndex)
        #expect(try folder.run("SELECT name FROM sqlite_schema") == ["notes"])
    }

    @Test func aNewerIndexIsLeftAlone() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "word")])
        try folder.run("INSERT INTO grdb_migrations VALUES('999')")
        #expect(kind { _ = try CorpusFile(reading: folder.path) } == .newerVersion)
        #expect(kind { _ = try folder.writer() } == .newerVersion)
    }

    @Test(.enabled(if: geteuid() != 0, "root may write everywhere"))
    func aFolderThatCannotBeWrittenCanBeRead() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "word")])
        chmod(folder.url.path, 0o500)
        defer { chmod(folder.url.path, 0o700) }
        #expect(try CorpusFile(reading: folder.path).count("word") == 1)
        #expect(kind { _ = try folder.writer() } == .readOnly)
    }

    @Test func aFolderThatIsNotThereIsAnError() throws {
        let folder = try StoreFolder()
        let path = folder.url.path + "/none/index.sqlite"
        #expect(kind { _ = try CorpusWriter(path: path, today: "2025-11-01") } == .other)
    }

    @Test func damageIsAnErrorAndNotNothingFound() throws {
        let folder = try StoreFolder()
        try folder.fill((0..<400).map { document("/\($0)", "In Iraq word\($0) militia number") })
        var bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: folder.path)))
        for place in 4096 * 3..<bytes.count { bytes[place] = 0xAA }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path))
        #expect(kind { _ = try CorpusFile(reading: folder.path).count("militia") } == .damaged)
    }

    @Test func damageIsNamedByTheCheck() throws {
        for (sql, name) in [
            ("UPDATE statistic SET value = value + 1 WHERE name = 'tokens'", "totals"),
            ("DELETE FROM document WHERE uri = '/a'", "references"),
            ("DELETE FROM passage_facts", "facts"),
            ("UPDATE passage_facts SET facts = substr(facts, 1, 5)", "facts"),
            ("UPDATE passage SET text = 'Then in Iran'", "full-text index"),
            ("DELETE FROM passage_index_data WHERE id > 10", "full-text index"),
        ] {
            let folder = try StoreFolder()
            try folder.fill([document("/a", "Then in Iraq"), document("/b", "Then in Iraq")])
            try folder.run(sql)
            let found = try CorpusFile.verify(path: folder.path)
            #expect(found.checks.first { $0.name == name }?.problems.isEmpty == false, "\(sql)")
        }
    }

    @Test func aFactsBlockThatIsCutOffIsDamage() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/a", "Then in Iraq")])
        try folder.run("UPDATE passage_facts SET facts = substr(facts, 1, 5)")
        let file = try CorpusFile(reading: folder.path)
        #expect(kind { try file.read { try $0.forEachBlock(of: [1]) { _, _ in } } } == .damaged)
    }

    private func kind(_ body: () throws -> Void) -> IndexError.Kind? {
        do {
            try body()
            return nil
        } catch { return (error as? IndexError)?.kind }
    }
}
