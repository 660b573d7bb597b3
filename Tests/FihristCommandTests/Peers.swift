import Foundation

/// Other programs that read what Fihrist writes, which `Scripts/setup-peers.sh` installs.
enum Peers {
    /// The root of the project.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The path of a program of theirs.
    static func program(_ name: String) -> String {
        root.appending(path: ".build/peers/bin/\(name)").path()
    }

    /// Whether a program of theirs is there.
    static func has(_ name: String) -> Bool {
        FileManager.default.isExecutableFile(atPath: program(name))
    }
}
