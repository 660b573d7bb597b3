/// A reader's correction of what the entities of an index are: a line of its file of edits.
///
///     line  = [edit *TAB] ["#" comment]
///     edit  = "merge" TAB id 1*(TAB id)     the first is what they all are
///           | "split" TAB id TAB id         two that are not one, though they were taken for it
///           | "hide" TAB id                 none that anybody wants to see
///           | "rename" TAB id TAB name      what it is called
///
/// Lines count from top to bottom: what a later line says of the same entities holds.
public enum EntityEdit: Hashable, Sendable {
    /// Entities that are one: the first is what they all are.
    case merge([String])
    /// Two entities that are not one, though their names made them so or a merge did.
    case split(String, String)
    /// An entity that is none, or not worth showing.
    case hide(String)
    /// What an entity is called.
    case rename(String, to: String)

    /// The ids of the entities it speaks of.
    public var entities: [String] {
        switch self {
        case .merge(let keys): keys
        case .split(let first, let second): [first, second]
        case .hide(let key), .rename(let key, _): [key]
        }
    }

    /// The edit as a line of the file, without a line feed.
    public var line: String {
        let fields: [String] =
            switch self {
            case .merge(let keys): ["merge"] + keys
            case .split(let first, let second): ["split", first, second]
            case .hide(let key): ["hide", key]
            case .rename(let key, let name): ["rename", key, name]
            }
        return fields.map { field in
            String(field.map { $0 == "\t" || $0.isNewline ? " " : $0 })
        }.joined(separator: "\t")
    }
}

/// A file of edits, read.
public struct EntityEdits: Equatable, Sendable {
    /// The edits, each with the number of its line, from 1.
    public private(set) var edits: [(line: Int, edit: EntityEdit)] = []
    /// What is wrong with lines that say nothing, each with its number.
    public private(set) var problems: [(line: Int, reason: String)] = []
    /// A number that changes when the edits do.
    package private(set) var mark: Int64 = 0

    /// No edits.
    public init() {}

    /// Reads the text of a file.
    ///
    /// - Parameter text: UTF-8; lines that cannot be read become ``problems``.
    public init(_ text: String) {
        for (number, line) in text.split(
            omittingEmptySubsequences: false,
            whereSeparator: \.isNewline
        )
        .enumerated() {
            let isComment = line.first { $0 != " " && $0 != "\t" } == "#"
            guard !isComment, line.contains(where: { $0 != " " && $0 != "\t" }) else { continue }
            switch Self.read(line) {
            case .success(let edit): edits.append((number + 1, edit))
            case .failure(let fault): problems.append((number + 1, fault.reason))
            }
        }
        guard !edits.isEmpty else { return }
        // FNV-1a, so that it is the same in every process.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for (_, edit) in edits {
            for byte in edit.line.utf8 + [0x0A] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        mark = Int64(bitPattern: hash | 1)
    }

    private struct Fault: Error {
        var reason: String
    }

    private static func read(_ line: Substring) -> Result<EntityEdit, Fault> {
        var fields = line.split(separator: "\t", omittingEmptySubsequences: false).map {
            $0.trimmingSpaces
        }
        while fields.last == "" { fields.removeLast() }
        if let comment = fields.firstIndex(where: { $0.hasPrefix("#") }), fields[0] != "rename" {
            fields.removeSubrange(comment...)
        }
        let values = Array(fields.dropFirst())
        guard !values.contains("") else {
            return .failure(Fault(reason: "an empty field; fields are parted by one tab"))
        }
        switch (fields[0], values.count) {
        case ("merge", 2...):
            guard Set(values).count == values.count else {
                return .failure(Fault(reason: "the same entity twice"))
            }
            return .success(.merge(values))
        case ("split", 2) where values[0] != values[1]:
            return .success(.split(values[0], values[1]))
        case ("hide", 1): return .success(.hide(values[0]))
        case ("rename", 2): return .success(.rename(values[0], to: values[1]))
        case ("merge", _): return .failure(Fault(reason: "merge takes two ids or more"))
        case ("split", _): return .failure(Fault(reason: "split takes two different ids"))
        case ("hide", _): return .failure(Fault(reason: "hide takes one id"))
        case ("rename", _): return .failure(Fault(reason: "rename takes an id and a name"))
        default:
            return .failure(
                Fault(reason: "‘\(fields[0])’ is none of merge, split, hide and rename")
            )
        }
    }

    /// Whether two files say the same on the same lines.
    public static func == (left: Self, right: Self) -> Bool {
        left.edits.map(\.line) == right.edits.map(\.line)
            && left.edits.map(\.edit) == right.edits.map(\.edit)
            && left.problems.map(\.line) == right.problems.map(\.line)
            && left.problems.map(\.reason) == right.problems.map(\.reason)
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        var text = self
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
