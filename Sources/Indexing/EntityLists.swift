import EntityTagging
import Foundation

/// The entities that a tagger knows: those the library carries, and those of lists that a user names.
struct EntityLists {
    let tagger: EntityTagger
    let problems: [String]

    /// - Parameters:
    ///   - paths: Lists that a user names.
    ///   - entities: Entities that were read elsewhere.
    ///   - usesGazetteer: Whether the lists count that the library carries.
    ///   - usesModel: Whether names are found that no list has.
    /// - Throws: ``EntityListError`` when a file cannot be read; a row that cannot be used is a problem.
    init(
        _ paths: [String],
        entities: [Entity] = [],
        usesGazetteer: Bool = true,
        usesModel: Bool = true
    ) throws {
        let model = usesModel ? NameModel.shipped() : nil
        if usesGazetteer, paths.isEmpty, entities.isEmpty {
            // Nothing to add: no list needs to be read.
            tagger = EntityTagger(gazetteer: .shipped(), model: model)
            problems = []
            return
        }
        var reader = usesGazetteer ? EntityListReader.shipped() : EntityListReader()
        reader.add(entities)
        for path in paths { reader.read(try EntityListFile(path).bytes, file: path) }
        problems =
            reader.problems.map(\.description)
            + reader.skipped.sorted { $0.key < $1.key }.map {
                "passed over \($0.value) × \($0.key)"
            }
        tagger = EntityTagger(gazetteer: reader.gazetteer(), model: model)
    }
}

/// A file with a list of entities.
package struct EntityListFile {
    package let path: String
    package let bytes: [UInt8]

    /// Reads a file.
    ///
    /// - Throws: ``EntityListError`` when it cannot be read.
    package init(_ path: String) throws {
        self.path = path
        do {
            bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        } catch {
            throw EntityListError(path: path, reason: error.localizedDescription)
        }
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
        "the entity list \(path) cannot be read: \(reason); nothing was done"
    }
}
