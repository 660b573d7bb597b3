#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// What the file system says of a path.
enum FileState {
    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The file's size in bytes; 0 when there is none.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func isEmpty(_ path: String) -> Bool { size(path) == 0 }
}
