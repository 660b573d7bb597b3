import CorpusStore
import Dispatch
import Foundation
import Testing

/// One writer at a time.
struct WriterLockTests {
    @Test func theSecondWriterIsToldWhoIsThere() throws {
        let folder = try StoreFolder()
        let first = try folder.writer()
        let error = #expect(throws: IndexError.self) { _ = try folder.writer() }
        #expect(error?.kind == .locked(by: "process \(getpid())"))
        try withExtendedLifetime(first) { try first.close() }
    }

    @Test func theLockGoesWithItsHolder() throws {
        let folder = try StoreFolder()
        for _ in 0..<3 { try folder.fill([document("/a", "word")]) }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "-writer"))
    }

    @Test func whatAKilledWriterLeftLocksNobodyOut() throws {
        let folder = try StoreFolder()
        try Data("process 1\n".utf8).write(to: URL(fileURLWithPath: folder.path + "-writer"))
        #expect(throws: Never.self) { _ = try folder.writer() }
    }

    @Test func whoWaitedKeepsOthersOut() async throws {
        let folder = try StoreFolder()
        let path = folder.path
        let first = try folder.writer()
        async let third = Self.kindForAThird(path)
        try await Task.sleep(for: .milliseconds(250))
        try first.close()
        #expect(await third == .locked(by: "process \(getpid())"))
    }

    /// What a third writer is told while the second, which waited for the first, holds the lock.
    private static func kindForAThird(_ path: String) async -> IndexError.Kind? {
        await withCheckedContinuation { continuation in
            // A thread of its own, since waiting for the lock blocks it.
            DispatchQueue.global().async {
                var kind: IndexError.Kind?
                do {
                    let second = try CorpusWriter(path: path, today: "2025-11-01", patience: 60)
                    do {
                        _ = try CorpusWriter(path: path, today: "2025-11-01", patience: 0)
                    } catch { kind = (error as? IndexError)?.kind }
                    try second.close()
                } catch { kind = nil }
                continuation.resume(returning: kind)
            }
        }
    }
}
