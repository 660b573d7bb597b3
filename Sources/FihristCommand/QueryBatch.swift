import Foundation

/// Many queries: a line for each, with an id, a tab and the query.
struct QueryBatch {
    /// A query and the id that its answer carries.
    struct Line {
        let id: String
        let query: String
    }

    private(set) var queries: [Line] = []
    /// Lines that could not be read, and why.
    private(set) var problems: [String] = []

    /// Reads a file; blank lines are passed over, lines that cannot be read are problems.
    ///
    /// - Parameter path: A file, or `-` for the standard input.
    /// - Throws: ``InputError`` when there is no reading it.
    init(reading path: String) throws {
        let input = try InputFile(path)
        for (number, bytes) in input.bytes.split(
            separator: 0x0A,
            omittingEmptySubsequences: false
        ).enumerated() {
            let bytes = bytes.last == 0x0D ? bytes.dropLast() : bytes
            guard bytes.contains(where: { $0 > 0x20 }) else { continue }
            guard let line = String(validating: bytes, as: UTF8.self) else {
                problems.append(Self.problem("it is not UTF-8", in: input, number: number))
                continue
            }
            let parts = line.split(
                separator: "\t",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            guard parts.count == 2, !parts[0].isEmpty else {
                problems.append(
                    Self.problem("an id, a tab and a query are needed", in: input, number: number)
                )
                continue
            }
            queries.append(Line(id: String(parts[0]), query: String(parts[1])))
        }
    }

    private static func problem(_ reason: String, in input: InputFile, number: Int) -> String {
        "\(input.name), line \(number + 1) was passed over: \(reason)"
    }
}

/// A file that the command itself reads.
struct InputFile {
    /// How it is called in messages.
    let name: String
    let bytes: [UInt8]

    /// Reads it whole.
    ///
    /// - Parameter path: A file, or `-` for the standard input.
    /// - Throws: ``InputError``.
    init(_ path: String) throws {
        name = path == "-" ? "the standard input" : path
        do {
            bytes =
                path == "-"
                ? [UInt8](try FileHandle.standardInput.readToEnd() ?? Data())
                : [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw InputError(name: name, reason: error.reason)
        }
    }
}

/// A file cannot be read.
struct InputError: Error, CustomStringConvertible {
    let name: String
    let reason: String

    var description: String { "\(name) cannot be read: \(reason)" }
}
