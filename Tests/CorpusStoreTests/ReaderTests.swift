import CorpusStore
import Foundation
import Testing

/// Many readers of one file, beside its writer.
struct ReaderTests {
    @Test func eachReaderHasItsOwnMoment() throws {
        let folder = try StoreFolder()
        try folder.fill([document("/0", "word")])
        let file = try CorpusFile(reading: folder.path)
        // Each begins inside the one before, more than are kept for later.
        func read(_ depth: Int) throws {
            try file.read { snapshot in
                #expect(try snapshot.totals().documents == depth)
                if depth < 12 {
                    let writer = try folder.writer()
                    _ = try writer.write([document("/\(depth)", "word")])
                    // The last of them would have the log to itself, but for us.
                    if depth == 11 { try writer.finish(changed: 1) } else { try writer.commit() }
                    try writer.close()
                    try read(depth + 1)
                }
                #expect(try snapshot.allPassages().count == depth)
            }
        }
        try read(1)
        #expect(try file.read { try $0.totals().documents } == 12)
    }

    @Test func manyAtOnceGetTheSameAnswer() async throws {
        let folder = try StoreFolder()
        try folder.fill((0..<300).map { document("/\($0)", "word \($0)") })
        let file = try CorpusFile(reading: folder.path)
        try await withThrowingTaskGroup(of: [UInt32].self) { group in
            for _ in 0..<40 { group.addTask { try file.read { try $0.allPassages() } } }
            for try await passages in group { #expect(passages.count == 300) }
        }
    }

    @Test func aReadThatFailsDoesNoHarmToTheNext() throws {
        struct Failure: Error {}
        let folder = try StoreFolder()
        try folder.fill([document("/a", "word")])
        let file = try CorpusFile(reading: folder.path)
        for _ in 0..<20 { #expect(throws: Failure.self) { try file.read { _ in throw Failure() } } }
        #expect(try file.read { try $0.totals().documents } == 1)
    }

    @Test func aWriterThatClosesLeavesOneFile() throws {
        let folder = try StoreFolder()
        let writer = try folder.writer()
        _ = try writer.write([document("/a", "word")])
        try writer.commit()
        #expect(try writer.file.read { try $0.totals().documents } == 1)
        try writer.close()
        #expect(!FileManager.default.fileExists(atPath: folder.path + "-wal"))
        _ = try CorpusFile.verify(path: folder.path)
        #expect(!FileManager.default.fileExists(atPath: folder.path + "-wal"))
    }
}
