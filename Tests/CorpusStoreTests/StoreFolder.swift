import CSQLite
import CorpusStore
import Foundation
import PassageIndex

/// A folder for index files that is deleted with the value that holds it.
final class StoreFolder {
    let url: URL
    var path: String { url.appendingPathComponent("index.sqlite").path }

    init() throws {
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("fihrist-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    func writer(patience: Int = 0) throws -> CorpusWriter {
        try CorpusWriter(path: path, today: "2025-11-01", patience: patience)
    }

    /// Makes an index of some documents and closes it.
    func fill(_ documents: [DocumentRecord]) throws {
        let writer = try writer()
        _ = try writer.write(documents)
        try writer.finish(changed: documents.count)
        try writer.close()
    }

    /// Runs a statement on a connection that knows nothing of the index.
    ///
    /// - Returns: The first column of every row as text.
    @discardableResult
    func run(_ sql: String) throws -> [String] {
        var opened: OpaquePointer?
        sqlite3_open(path, &opened)
        defer { sqlite3_close(opened) }
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(opened, sql, -1, &statement, nil) == SQLITE_OK else {
            throw PlainFailure(message: String(cString: sqlite3_errmsg(opened)))
        }
        defer { sqlite3_finalize(statement) }
        var rows: [String] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                // SQLite keeps the text until the next step, and ends it with a NUL.
                rows.append(sqlite3_column_text(statement, 0).map { String(cString: $0) } ?? "")
            case SQLITE_DONE: return rows
            default: throw PlainFailure(message: String(cString: sqlite3_errmsg(opened)))
            }
        }
    }
}

struct PlainFailure: Error { var message: String }

/// A document of one passage for each text, all of which name Iraq where they say so.
func document(_ uri: String, _ texts: String..., version: Int = 1) -> DocumentRecord {
    DocumentRecord(
        uri: uri,
        title: "Title",
        published: "2025-03-11",
        source: "AFP",
        language: "en",
        sha256: "\(version)",
        byteCount: 100,
        passages: texts.map { text in
            let bytes = Array(text.utf8)
            // The first word is the title, the second the heading, if any are left.
            let ends = bytes.indices.filter { bytes[$0] == 0x20 }.map { $0 + 1 }
            let start = text.firstRange(of: "Iraq").map {
                text.utf8.distance(from: text.startIndex, to: $0.lowerBound)
            }
            return PassageRecord(
                range: 0..<bytes.count,
                text: bytes,
                titleEnd: ends.first ?? 0,
                headingEnd: ends.dropFirst().first ?? ends.first ?? 0,
                mentions: start.map { [MentionRecord(range: $0..<$0 + 4, entity: 0)] } ?? []
            )
        },
        entities: [
            EntityRecord(key: "country:IQ", type: .country, name: "Iraq", country: "IQ") {
                [
                    AliasRecord(
                        surface: "Iraq",
                        folded: "iraq",
                        language: "en",
                        kind: "name",
                        needsCue: false
                    )
                ]
            }
        ]
    )
}

extension CorpusFile {
    /// How many passages hold a word.
    func count(_ word: String) throws -> Int {
        try read { try $0.terms.postings(of: MatchTerm([IndexTerm.word(word.utf8)])).count }
    }
}
