import EntityTagging
import TextAnalysis

/// Names that a reader gives for searching: what belongs to a name, and what does not.
package struct NameLists: Sendable {
    /// An entity of a list.
    struct Entry: Sendable {
        var key: String
        /// All its names but those that need more than themselves to tell it.
        var names: [String]
        /// What is no name of it.
        var struckNames: [String]
        /// The folded words of these, put together.
        var struck: Set<String>
    }

    private var entries: [Entry] = []
    /// The entries of a name, by its folded words put together.
    private var places: [String: [Int]] = [:]
    /// The rows of the lists that could not be used, and why.
    package private(set) var problems: [String] = []

    /// No lists.
    package init() {}

    /// Reads lists in any form that indexing takes.
    ///
    /// - Parameter files: Their paths, for messages, and their bytes.
    package init(_ files: [(path: String, bytes: [UInt8])]) {
        var reader = EntityListReader()
        for file in files { reader.read(file.bytes, file: file.path) }
        problems = reader.problems.map(\.description)
        for entity in reader.entities {
            let isDoubtful = entity.aliases.contains { $0.surface == entity.name && $0.needsCue }
            let names =
                (isDoubtful ? [] : [entity.name])
                + entity.aliases.filter { $0.kind != .struck && !$0.needsCue }.map(\.surface)
            let struck = entity.aliases.filter { $0.kind == .struck }.map(\.surface)
            entries.append(
                Entry(
                    key: entity.key,
                    names: names,
                    struckNames: struck,
                    struck: Set(struck.map { NameFinder.key(of: $0) })
                )
            )
            for name in Set(names.map { NameFinder.key(of: $0) }) {
                places[name, default: []].append(entries.count - 1)
            }
        }
    }

    /// The entries with a name.
    func entries(named name: String) -> [Entry] {
        (places[NameFinder.key(of: name)] ?? []).map { entries[$0] }
    }

    /// The entries with a key.
    func entries(key: String) -> [Entry] { entries.filter { $0.key == key } }
}
