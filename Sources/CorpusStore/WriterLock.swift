#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Keeps a second writer out, and tells it who the first one is.
///
/// The lock is a file beside the index, `INDEX-writer`, that holds the writer's process number. The
/// kernel drops the lock when the process ends, however it ends, so that a killed writer locks nobody
/// out. (SQLite's own lock cannot say who holds it.)
final class WriterLock: Sendable {
    private let descriptor: Int32
    private let path: String

    /// Takes the lock, waiting for another writer for up to `patience` seconds.
    ///
    /// - Throws: ``IndexError``: locked, or the folder cannot be written.
    init(index: String, patience: Int) throws {
        path = index + "-writer"
        var tries = patience * 10
        while true {
            let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
            guard opened >= 0 else {
                throw IndexError(
                    errno == ENOENT ? .other : .readOnly,
                    path: index,
                    detail: String(cString: strerror(errno))
                )
            }
            let isTaken = flock(opened, LOCK_EX | LOCK_NB) != 0
            // The holder removes the file when it is done: a lock on a file that is gone keeps no one
            // out, and is not one.
            if !isTaken, Self.isFile(opened, at: path) {
                descriptor = opened
                break
            }
            let holder = Self.holder(opened)
            close(opened)
            guard tries > 0 || !isTaken else { throw IndexError(.locked(by: holder), path: index) }
            if isTaken {
                tries -= 1
                usleep(100_000)
            }
        }
        let name = "process \(getpid())\n"
        guard ftruncate(descriptor, 0) == 0,
            name.withCString({ pwrite(descriptor, $0, strlen($0), 0) }) > 0
        else {
            // From here on `deinit` closes the file.
            throw IndexError(.diskFull, path: index, detail: String(cString: strerror(errno)))
        }
    }

    deinit {
        // The name goes first: who opens the file afterwards makes a new one.
        unlink(path)
        close(descriptor)
    }

    private static func isFile(_ descriptor: Int32, at path: String) -> Bool {
        var (opened, named) = (stat(), stat())
        return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0
            && opened.st_dev == named.st_dev && opened.st_ino == named.st_ino
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 64)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        guard count > 1 else { return "another process" }
        return String(decoding: bytes[..<(count - 1)], as: UTF8.self)
    }
}
