import Foundation
import Testing
import TextAnalysis

@testable import Indexing

/// A folder that is deleted with the value that holds it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory
            .appendingPathComponent("fihrist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit {
        chmod(path, 0o700)
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file, with the folders it needs, and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let file = path + "/" + name
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, text.utf8)
    }

    func read(
        _ name: String,
        options: DocumentReader.Options = .init()
    ) -> [ReadOutcome] {
        let reader = DocumentReader(options: options)
        return reader.pieces(of: path + "/" + name).flatMap { reader.documents(from: $0) }
    }

    /// The outcomes of a file with this content.
    func outcomes(_ name: String, _ text: String) throws -> [ReadOutcome] {
        try write(name, text)
        return read(name)
    }

    /// The only document of a file with this content.
    func document(_ name: String, _ text: String) throws -> SourceDocument {
        try document(name, Array(text.utf8))
    }

    func document(_ name: String, _ bytes: [UInt8]) throws -> SourceDocument {
        try write(name, bytes)
        let outcomes = read(name)
        #expect(outcomes.count == 1)
        return try #require(outcomes.first?.document, "\(outcomes)")
    }

    /// Why a file with this content gives no document.
    func reason(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        try write(name, bytes)
        let outcomes = read(name)
        #expect(outcomes.count == 1)
        return try #require(outcomes.first?.skipped?.reason)
    }
}

extension ReadOutcome {
    var document: SourceDocument? {
        if case .document(let document) = self { document } else { nil }
    }

    var skipped: SkippedInput? {
        if case .skipped(let skipped) = self { skipped } else { nil }
    }
}

extension SourceDocument {
    var string: String { String(decoding: text, as: UTF8.self) }

    /// The text of each block with a letter for its kind.
    var outline: [String] {
        blocks.map { block in
            let kind =
                switch block.kind {
                case .title: "T"
                case .heading: "H"
                case .paragraph: "P"
                }
            return kind + " " + String(decoding: text[block.range], as: UTF8.self)
        }
    }
}
