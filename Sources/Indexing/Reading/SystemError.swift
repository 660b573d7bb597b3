import Foundation

/// Turns what the operating system said into a reason a person can act on.
enum SystemError {
    /// The reason why a path could not be opened, from the last system call's error number.
    static func opening(_ path: String) -> SkippedInput {
        SkippedInput(path, reason: reason(errno))
    }

    static func reason(_ number: Int32) -> String {
        switch number {
        case EACCES, EPERM: "permission denied; make it readable or run as a user who may read it"
        case ENOENT: "no such file or folder"
        case ENOTDIR: "a part of its path is not a folder"
        case EISDIR: "is a folder"
        case EMFILE, ENFILE: "too many open files; raise the limit (ulimit -n)"
        // Safe: strerror gives a NUL-terminated text that is copied at once.
        default: String(cString: strerror(number))
        }
    }
}
