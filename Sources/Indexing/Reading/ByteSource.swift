import Foundation

/// An open file or the standard input, read piece by piece.
final class ByteSource {
    private let descriptor: Int32
    private let path: String
    /// Size in bytes of a regular file when it was opened.
    let size: Int?

    /// Opens a file.
    ///
    /// - Throws: Why it cannot be read.
    init(path: String) throws(SkippedInput) {
        self.path = path
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError.opening(path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            let isFolder = status.st_mode & S_IFMT == S_IFDIR
            close(descriptor)
            throw SkippedInput(path, reason: isFolder ? "is a folder" : "is not a regular file")
        }
        self.descriptor = descriptor
        size = Int(status.st_size)
    }

    /// The standard input, which stays open.
    init(standardInput: Void) {
        path = InputOrigin.standardInput
        descriptor = STDIN_FILENO
        size = nil
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// Appends up to `count` bytes to `buffer`; fewer only at the end of the input.
    ///
    /// - Returns: Whether more may follow.
    /// - Throws: What went wrong on reading; what was read before it is in the buffer.
    func read(_ count: Int, into buffer: inout [UInt8]) throws(SkippedInput) -> Bool {
        var failure: Int32 = 0
        let chunk = [UInt8](unsafeUninitializedCapacity: count) { target, filled in
            while filled < count, let base = target.baseAddress {
                // Safe: at most `count - filled` bytes are written behind the `filled` ones, and
                // the buffer has room for `count`.
                let got = Foundation.read(descriptor, base + filled, count - filled)
                if got > 0 {
                    filled += got
                } else if got == 0 {
                    return
                } else if errno != EINTR {
                    failure = errno
                    return
                }
            }
        }
        buffer += chunk
        if failure != 0 { throw SkippedInput(path, reason: SystemError.reason(failure)) }
        return chunk.count == count
    }

    /// Everything that is left, or nil when that is more than `limit` bytes.
    func readToEnd(limit: Int) throws(SkippedInput) -> [UInt8]? {
        var bytes: [UInt8] = []
        let step = min(limit, max(size ?? 0, 1 << 16)) + 1
        while try read(step, into: &bytes) {
            if bytes.count > limit { return nil }
        }
        return bytes.count > limit ? nil : bytes
    }
}

/// How inputs that are no files are called.
enum InputOrigin {
    static let standardInput = "stdin"
}
