import EntityTagging
import Foundation

/// A sentence of a set: its tokens and the label of each.
struct LabelledSentence {
    var tokens: [[UInt8]] = []
    var labels: [UInt8] = []
}

/// A document of a set.
struct LabelledDocument {
    var sentences: [LabelledSentence] = []
    var weight: Float
    var fold: Int8 = -1
}

/// Reads sets of `token TAB tag` lines.
enum ColumnReader {
    /// Where a set has no marks between documents, so many sentences are taken for one.
    static let documentLength = 20

    static func documents(_ set: TrainingSet, in folder: String) throws -> [LabelledDocument] {
        let bytes = try DataFile.bytes(folder + "/" + set.path)
        var documents: [LabelledDocument] = []
        var document = LabelledDocument(weight: set.weight)
        var sentence = LabelledSentence()
        var hasMarks = false
        func endSentence() {
            guard !sentence.tokens.isEmpty else { return }
            document.sentences.append(sentence)
            sentence = LabelledSentence()
        }
        func endDocument() {
            guard !document.sentences.isEmpty else { return }
            if set.isDoubted { document.fold = Int8(documents.count % DoubtfulLabels.folds) }
            documents.append(document)
            document.sentences = []
        }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if line.starts(with: "-DOCSTART-".utf8) {
                hasMarks = true
                endSentence()
                endDocument()
                continue
            }
            guard let tab = line.firstIndex(of: 0x09), tab > line.startIndex else {
                endSentence()
                if !hasMarks, document.sentences.count >= documentLength { endDocument() }
                continue
            }
            let tag = line[(line.lastIndex(of: 0x09) ?? tab) + 1..<line.endIndex]
            sentence.tokens.append(Array(line[..<tab]))
            sentence.labels.append(
                label(String(decoding: tag, as: UTF8.self), sentence.labels.last)
            )
        }
        endSentence()
        endDocument()
        return documents
    }

    private static func label(_ tag: String, _ previous: UInt8?) -> UInt8 {
        guard tag.count > 2, let type = NameLabel.typeNames.firstIndex(of: String(tag.dropFirst(2)))
        else { return NameLabel.outside }
        let goesOn = tag.first == "I" && previous.flatMap(NameLabel.type(of:)) == type
        return goesOn ? NameLabel.inside(type) : NameLabel.begin(type)
    }
}

/// Reads files of the data folder, as they are or packed as `.gz` or `.xz`.
enum DataFile {
    static func bytes(_ path: String) throws -> [UInt8] {
        for (suffix, program) in [(".gz", "gzip"), (".xz", "xz")]
        where FileManager.default.fileExists(atPath: path + suffix) {
            let process = Process()
            process.executableURL = URL(filePath: "/usr/bin/env")
            process.arguments = [program, "-dc", path + suffix]
            let pipe = Pipe()
            process.standardOutput = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                throw TrainingError("\(program) cannot unpack \(path + suffix)")
            }
            return [UInt8](data)
        }
        return [UInt8](try Data(contentsOf: URL(filePath: path)))
    }
}

/// What keeps a model from being trained.
struct TrainingError: Error, CustomStringConvertible {
    var description: String
    init(_ description: String) { self.description = description }
}
