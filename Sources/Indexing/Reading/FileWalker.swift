import Foundation

/// The files below the paths that a person named, in an order that only depends on their names.
///
/// Folders are walked in the order of their entries' UTF-8 bytes. What is hidden (its name starts
/// with a dot) is passed over unless it was named itself; so is a folder or file that came up
/// before, by a symbolic link or by naming it twice. A linked file counts under its real path.
/// `-`, the standard input, is passed through. The files of the index that is being made are passed over.
package struct FileWalker: Sequence, Sendable {
    private let paths: [String]
    private let index: String?

    /// - Parameters:
    ///   - paths: What to read.
    ///   - index: The path of the index file, where that and what stands beside it is not to be read.
    package init(_ paths: [String], index: String? = nil) {
        self.paths = paths
        self.index = index
    }

    package enum Entry: Equatable, Sendable {
        /// The absolute path of a regular file, or `-`.
        case file(String)
        /// A path that cannot be read or is neither file nor folder.
        case skipped(SkippedInput)
    }

    package func makeIterator() -> Iterator {
        Iterator(paths: paths.map { $0 == "-" ? $0 : Self.absolute($0) }, index: index)
    }

    /// The path from the root, without empty, `.` and `..` components.
    package static func absolute(_ path: String) -> String {
        let whole =
            path.hasPrefix("/")
            ? path : FileManager.default.currentDirectoryPath + "/" + path
        var components: [Substring] = []
        for component in whole.split(separator: "/") where component != "." {
            if component == ".." { _ = components.popLast() } else { components.append(component) }
        }
        return "/" + components.joined(separator: "/")
    }

    package struct Iterator: IteratorProtocol {
        /// What is still to visit; the last is next.
        private var pending: [Pending]
        private var visitedFolders: Set<FileIdentity> = []
        /// As bytes: to Swift, names that differ in how they compose accents are equal.
        private var yieldedFiles: Set<[UInt8]> = []
        /// The names of the index's own files, and their folder.
        private var ownNames: Set<String> = []
        private var ownFolder: FileIdentity?

        private enum Pending {
            case path(String)
            case skipped(SkippedInput)
        }

        fileprivate init(paths: [String], index: String?) {
            pending = paths.reversed().map(Pending.path)
            guard let index = index.map(FileWalker.absolute) else { return }
            let name = String(index.split(separator: "/").last ?? "")
            ownNames = Set(["", "-wal", "-shm", "-writer", ".edits.tsv"].map { name + $0 })
            ownFolder = FileIdentity(folderOf: index)
        }

        package mutating func next() -> Entry? {
            while let item = pending.popLast() {
                switch item {
                case .skipped(let skipped): return .skipped(skipped)
                case .path("-"): return .file("-")
                case .path(let path):
                    if let entry = visit(path) { return entry }
                }
            }
            return nil
        }

        private mutating func visit(_ path: String) -> Entry? {
            var link = stat()
            var target = stat()
            guard lstat(path, &link) == 0 else { return .skipped(SystemError.opening(path)) }
            guard stat(path, &target) == 0 else {
                return errno == ENOENT || errno == ELOOP
                    ? .skipped(SkippedInput(path, reason: "a symbolic link that leads nowhere"))
                    : .skipped(SystemError.opening(path))
            }
            switch target.st_mode & S_IFMT {
            case S_IFDIR:
                let identity = FileIdentity(device: target.st_dev, inode: target.st_ino)
                guard visitedFolders.insert(identity).inserted else { return nil }
                return enter(path)
            case S_IFREG:
                let isLink = link.st_mode & S_IFMT == S_IFLNK
                let real = isLink ? Self.realPath(path) : path
                if isOwn(real) { return nil }
                return yieldedFiles.insert(Array(real.utf8)).inserted ? .file(real) : nil
            default:
                return .skipped(SkippedInput(path, reason: "neither a file nor a folder"))
            }
        }

        private func isOwn(_ path: String) -> Bool {
            guard ownFolder != nil, let name = path.split(separator: "/").last else { return false }
            return ownNames.contains(String(name)) && FileIdentity(folderOf: path) == ownFolder
        }

        /// Puts a folder's entries before everything else that is still to visit.
        private mutating func enter(_ path: String) -> Entry? {
            guard let folder = opendir(path) else { return .skipped(SystemError.opening(path)) }
            defer { closedir(folder) }
            let prefix = path == "/" ? path : path + "/"
            var entries: [(name: [UInt8], item: Pending)] = []
            while let entry = readdir(folder) {
                // Safe: readdir's entry lives until the next call on the same folder, and its name
                // ends with a NUL inside the structure.
                let bytes = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: UInt8.self, capacity: 1) { name in
                        Array(UnsafeBufferPointer(start: name, count: strlen(name)))
                    }
                }
                guard let first = bytes.first, first != UInt8(ascii: ".") else { continue }
                if let name = String(validating: bytes, as: UTF8.self) {
                    entries.append((bytes, .path(prefix + name)))
                } else {
                    let shown = prefix + String(decoding: bytes, as: UTF8.self)
                    let reason = "its name is not UTF-8; rename it to have it read"
                    entries.append((bytes, .skipped(SkippedInput(shown, reason: reason))))
                }
            }
            entries.sort { $1.name.lexicographicallyPrecedes($0.name) }
            pending += entries.map(\.item)
            return nil
        }

        private static func realPath(_ path: String) -> String {
            guard let resolved = realpath(path, nil) else { return path }
            defer { free(resolved) }
            return String(cString: resolved)
        }
    }
}

private struct FileIdentity: Hashable {
    let device: dev_t
    let inode: ino_t

    init(device: dev_t, inode: ino_t) {
        self.device = device
        self.inode = inode
    }

    /// The folder that a file is in; `nil` when there is none.
    init?(folderOf path: String) {
        var status = stat()
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        guard stat("/" + folder, &status) == 0 else { return nil }
        self.init(device: status.st_dev, inode: status.st_ino)
    }
}
