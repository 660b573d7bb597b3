import Foundation

/// Another program that reads a format for us.
struct ExternalProgram: Sendable {
    /// What a program gave.
    struct Result: Sendable {
        var output: [UInt8]
        /// The first line of its error output.
        var complaint: String
        var status: Int32
    }

    enum Failure: Error, Equatable, Sendable {
        case notFound
        case tooMuchOutput
        case tooSlow
        case notStarted(String)
    }

    let name: String

    /// How long a program may run, in seconds.
    private static let timeLimit = 120.0
    /// Error output beyond this is read, so that the program goes on, and dropped.
    private static let complaintLimit = 4096

    /// Whether the program is in one of the folders of `PATH`.
    var isInstalled: Bool { location != nil }

    private var location: String? {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(name)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    /// Runs the program without input and waits for it.
    ///
    /// - Parameters:
    ///   - arguments: Its arguments, as they are; no shell sees them.
    ///   - outputLimit: The program is ended when it writes more bytes than this.
    /// - Returns: What it gave, whether it succeeded or not.
    /// - Throws: Why it did not run to its end.
    func run(_ arguments: [String], outputLimit: Int) throws(Failure) -> Result {
        guard let location else { throw .notFound }
        let process = Process()
        let output = Pipe()
        let errors = Pipe()
        process.executableURL = URL(fileURLWithPath: location)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["LC_ALL": "C.UTF-8"]) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = output
        process.standardError = errors
        do {
            try process.run()
        } catch {
            throw .notStarted(String(describing: error))
        }
        // Both pipes are read before the program is waited for; a full pipe would stop it for ever.
        var streams = [
            Stream(output.fileHandleForReading, limit: outputLimit),
            Stream(errors.fileHandleForReading, limit: Self.complaintLimit),
        ]
        let deadline = Date(timeIntervalSinceNow: Self.timeLimit)
        while streams.contains(where: \.isOpen) {
            guard deadline.timeIntervalSinceNow > 0 else { throw Self.end(process, .tooSlow) }
            Stream.readWhatIsThere(&streams)
            if streams[0].isFull { throw Self.end(process, .tooMuchOutput) }
        }
        process.waitUntilExit()
        let complaint = String(decoding: streams[1].bytes, as: UTF8.self)
            .split(whereSeparator: \.isNewline).first.map(String.init)
        return Result(
            output: streams[0].bytes,
            complaint: complaint ?? "",
            status: process.terminationStatus
        )
    }

    private static func end(_ process: Process, _ failure: Failure) -> Failure {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        return failure
    }

    /// One of a program's two outputs.
    private struct Stream {
        private let handle: FileHandle
        private let limit: Int
        private(set) var bytes: [UInt8] = []
        private(set) var isOpen = true
        private(set) var isFull = false

        init(_ handle: FileHandle, limit: Int) {
            self.handle = handle
            self.limit = limit
        }

        /// Waits up to a second for any of the streams and reads from those that have something.
        static func readWhatIsThere(_ streams: inout [Stream]) {
            var waits = streams.map { stream in
                pollfd(
                    fd: stream.isOpen ? stream.handle.fileDescriptor : -1,
                    events: Int16(POLLIN),
                    revents: 0
                )
            }
            guard poll(&waits, nfds_t(waits.count), 1000) > 0 else { return }
            for (index, wait) in waits.enumerated() where wait.revents != 0 {
                streams[index].read()
            }
        }

        private mutating func read() {
            var failure: Int32 = 0
            let chunk = [UInt8](unsafeUninitializedCapacity: 1 << 16) { target, count in
                // Safe: no more than the buffer's size is asked for.
                let got = Foundation.read(handle.fileDescriptor, target.baseAddress, target.count)
                if got < 0 { failure = errno }
                count = max(got, 0)
            }
            if chunk.isEmpty, failure != EINTR { isOpen = false }
            let room = limit - bytes.count
            isFull = isFull || chunk.count > room
            bytes += chunk.prefix(max(room, 0))
        }
    }
}

extension ExternalProgram.Failure {
    /// The reason to give to a person, with advice on how to get a program that is not there.
    func reason(_ program: String, advice: String) -> String {
        switch self {
        case .notFound: "\(program) is not installed; \(advice)"
        case .tooMuchOutput: "too large when unpacked"
        case .tooSlow: "\(program) took longer than two minutes and was stopped"
        case .notStarted(let error): "\(program) cannot be started: \(error)"
        }
    }
}
