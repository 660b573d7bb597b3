import EntityTagging
import Foundation

/// The entities that a tagger knows: those the library carries, and those of lists that a user names.
struct EntityLists {
    let tagger: EntityTagger
    let problems: [String]

    /// - Parameters:
    ///   - paths: Lists that a user names.
    ///   - entities: Entities that were read elsewhere.
    /// - Throws: ``EntityListError`` when a file cannot be read; a row that cannot be used is a problem.
    init(_ paths: [String], entities: [Entity] = []) throws {
        var reader = EntityListReader.shipped()
        reader.add(entities)
        for path in paths {
            do {
                reader.read([UInt8](try Data(contentsOf: URL(filePath: path))), file: path)
            } catch {
                throw EntityListError(path: path, reason: error.localizedDescription)
            }
        }
        problems =
            reader.problems.map(\.description)
            + reader.skipped.sorted { $0.key < $1.key }.map {
                "passed over \($0.value) × \($0.key)"
            }
        tagger = EntityTagger(gazetteer: reader.gazetteer(), model: .shipped())
    }
}

/// A list of entities that cannot be read.
public struct EntityListError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The list's path.
    public var path: String
    /// Why it cannot be read.
    public var reason: String

    /// What is wrong, with which file, and what to do.
    public var description: String {
        "the entity list \(path) cannot be read: \(reason); nothing was indexed"
    }
}
