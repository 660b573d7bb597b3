import CSQLite

/// The postings of a query's first phrase, packed for the way out of SQL.
///
/// `fihrist_postings(passage_index)` gives for each row with the phrase 8 bytes, little endian:
/// row number (32 bits), occurrences in title (8), heading (8) and text (16; counts stop at the top of
/// their range). `fihrist_positions(passage_index)` gives 8 bytes for each occurrence: row number
/// (32 bits), column (2), place in the column (30). Both walk FTS5's own list by `xQueryPhrase`, one
/// call for the whole index, and need a row to be called on: `… MATCH ? LIMIT 1`.
enum PassageFunctions {
    /// Collects what the call-back of `xQueryPhrase` sees.
    private final class Collector {
        var packed: [UInt64] = []
    }

    static let postings: fts5_extension_function = { api, fts, result, _, _ in
        PassageFunctions.walk(api, fts, result) { api, fts, user in
            guard let api, let user else { return SQLITE_ERROR }
            // `user` is the collector that `walk` retains for as long as the walk lasts.
            let collector = Unmanaged<Collector>.fromOpaque(user).takeUnretainedValue()
            var counts: (title: UInt64, heading: UInt64, text: UInt64) = (0, 0, 0)
            let code = PassageFunctions.eachOccurrence(api, fts) { column, _ in
                switch column {
                case 0: counts.title += 1
                case 1: counts.heading += 1
                default: counts.text += 1
                }
            }
            guard code == SQLITE_OK else { return code }
            let row = UInt64(truncatingIfNeeded: api.pointee.xRowid(fts))
            collector.packed.append(
                row | min(counts.title, 0xFF) << 32 | min(counts.heading, 0xFF) << 40
                    | min(counts.text, 0xFFFF) << 48
            )
            return SQLITE_OK
        }
    }

    static let positions: fts5_extension_function = { api, fts, result, _, _ in
        PassageFunctions.walk(api, fts, result) { api, fts, user in
            guard let api, let user else { return SQLITE_ERROR }
            // `user` is the collector that `walk` retains for as long as the walk lasts.
            let collector = Unmanaged<Collector>.fromOpaque(user).takeUnretainedValue()
            let row = UInt64(truncatingIfNeeded: api.pointee.xRowid(fts))
            return PassageFunctions.eachOccurrence(api, fts) { column, place in
                collector.packed.append(
                    row << 32 | UInt64(column) << 30 | UInt64(place) & 0x3FFF_FFFF
                )
            }
        }
    }

    private typealias Callback =
        @convention(c) (
            UnsafePointer<Fts5ExtensionApi>?, OpaquePointer?, UnsafeMutableRawPointer?
        ) -> Int32

    /// Walks the rows of the first phrase and makes the collected numbers the SQL function's result.
    private static func walk(
        _ api: UnsafePointer<Fts5ExtensionApi>?,
        _ fts: OpaquePointer?,
        _ result: OpaquePointer?,
        each callback: Callback
    ) {
        guard let api else { return }
        let collector = Collector()
        let code = withExtendedLifetime(collector) {
            api.pointee.xQueryPhrase(
                fts,
                0,
                Unmanaged.passUnretained(collector).toOpaque(),
                callback
            )
        }
        guard code == SQLITE_OK else {
            sqlite3_result_error_code(result, code)
            return
        }
        collector.packed.withUnsafeBytes {
            // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
            sqlite3_result_blob64(
                result,
                $0.baseAddress,
                UInt64($0.count),
                unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            )
        }
    }

    private static func eachOccurrence(
        _ api: UnsafePointer<Fts5ExtensionApi>,
        _ fts: OpaquePointer?,
        _ body: (_ column: Int32, _ place: Int32) -> Void
    ) -> Int32 {
        var iterator = Fts5PhraseIter()
        var column: Int32 = 0
        var place: Int32 = 0
        let code = api.pointee.xPhraseFirst(fts, 0, &iterator, &column, &place)
        guard code == SQLITE_OK else { return code }
        while column >= 0 {
            body(column, place)
            api.pointee.xPhraseNext(fts, &iterator, &column, &place)
        }
        return SQLITE_OK
    }
}
