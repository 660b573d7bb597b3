import Fihrist
import Foundation
import Rendering

/// The standard output, written in large pieces.
struct StandardOutput: ~Copyable {
    private var buffer: [UInt8] = []

    /// Adds text; it is written when enough has come together.
    ///
    /// - Throws: ``ClosedPipe`` when nobody reads any more, ``OutputError`` when it cannot be written.
    mutating func write(_ text: String) throws {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Writes what is waiting.
    mutating func flush() throws {
        var left = buffer[...]
        defer { buffer = [] }
        while !left.isEmpty {
            // Safe: the pointer is used only within the call, for as many bytes as the buffer has.
            let count = left.withUnsafeBytes {
                Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
            }
            if count > 0 {
                left = left.dropFirst(count)
            } else if errno == EPIPE {
                throw ClosedPipe()
            } else if errno != EINTR && errno != EAGAIN {
                throw OutputError(reason: String(cString: strerror(errno)))
            }
        }
    }
}

/// The reader of the standard output has gone away.
struct ClosedPipe: Error {}

/// The standard output cannot be written.
struct OutputError: Error, CustomStringConvertible {
    let reason: String

    var description: String { "the output cannot be written: \(reason)" }
}

/// What is said on the standard error stream.
///
/// That it cannot be written is nothing that could be said.
enum Diagnostics {
    static func error(_ message: String) { write(DiagnosticText.error(message)) }

    static func note(_ message: String) { write(DiagnosticText.note(message)) }

    /// What the library has to say of a query; nothing of one that was left out.
    static func notes(_ hints: [SearchResult.Hint], query: String, id: String? = nil) {
        for hint in hints where hint.range == nil || !query.allSatisfy(\.isWhitespace) {
            note(id.map { "\($0): \(hint.message)" } ?? hint.message)
        }
    }

    static func write(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }
}
