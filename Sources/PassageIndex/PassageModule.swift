import CSQLite

/// What makes a connection understand the full-text index: the tokenizer and its SQL functions.
///
/// Every connection that touches `passage_index` must have it; a connection without it can read every
/// other table and view.
package enum PassageModule {
    /// What a connection may do with full-text indexes.
    package enum Access {
        /// All.
        case readWrite
        /// Only search: an index is more than its full text, and whoever changed that alone would
        /// break it.
        case readOnly
    }

    /// Teaches a connection the tokenizer `fihrist` and the functions ``PassageFunctions`` describes.
    ///
    /// - Parameters:
    ///   - connection: An open `sqlite3 *`.
    ///   - access: What the connection may do with full-text indexes.
    /// - Throws: ``PassageModuleError`` when SQLite has no FTS5 or refuses; the connection is then as
    ///   it was, but for what had been registered before the failure.
    package static func register(
        on connection: OpaquePointer,
        access: Access = .readWrite
    ) throws {
        guard let api = try fts5(of: connection) else {
            throw PassageModuleError(code: SQLITE_ERROR, what: "SQLite was built without FTS5")
        }
        try registerTokenizer(api, access)
        for (name, function) in [
            ("fihrist_postings", PassageFunctions.postings),
            ("fihrist_positions", PassageFunctions.positions),
        ] {
            try check(
                api.pointee.xCreateFunction(api, name, nil, function, nil),
                "registering \(name)"
            )
        }
    }

    /// FTS5's table of functions, asked for as https://www.sqlite.org/fts5.html#extending_fts5 says.
    private static func fts5(of connection: OpaquePointer) throws -> UnsafeMutablePointer<fts5_api>?
    {
        var statement: OpaquePointer?
        try check(
            sqlite3_prepare_v2(connection, "SELECT fts5(?1)", -1, &statement, nil),
            "asking SQLite for FTS5"
        )
        defer { sqlite3_finalize(statement) }
        var api: UnsafeMutablePointer<fts5_api>?
        return try withUnsafeMutablePointer(to: &api) { slot in
            // SQLite writes through the pointer during the step, inside this closure.
            try check(
                sqlite3_bind_pointer(statement, 1, slot, "fts5_api_ptr", nil),
                "asking SQLite for FTS5"
            )
            let code = sqlite3_step(statement)
            guard code == SQLITE_ROW else {
                throw PassageModuleError(code: code, what: "asking SQLite for FTS5")
            }
            return slot.pointee
        }
    }

    private static func registerTokenizer(
        _ api: UnsafeMutablePointer<fts5_api>,
        _ access: Access
    ) throws {
        var methods = fts5_tokenizer(
            xCreate: { canWrite, _, _, tokenizer in
                guard let tokenizer else { return SQLITE_ERROR }
                // Retained until `xDelete`.
                let made = PassageTokenizer(access: canWrite == nil ? .readOnly : .readWrite)
                tokenizer.pointee = OpaquePointer(Unmanaged.passRetained(made).toOpaque())
                return SQLITE_OK
            },
            xDelete: { tokenizer in
                guard let tokenizer else { return }
                // Balances the retain of `xCreate`; FTS5 calls it once, last.
                Unmanaged<PassageTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer)).release()
            },
            xTokenize: { tokenizer, context, flags, text, count, token in
                guard let tokenizer, let token else { return SQLITE_ERROR }
                // FTS5 passes what `xCreate` made, alive until `xDelete`.
                let object = Unmanaged<PassageTokenizer>.fromOpaque(UnsafeRawPointer(tokenizer))
                    .takeUnretainedValue()
                // FTS5 keeps `count` bytes at `text` alive and unchanged during the call.
                guard object.allows(flags) else { return SQLITE_READONLY }
                let bytes = UnsafeRawBufferPointer(start: text, count: text == nil ? 0 : Int(count))
                return bytes.withMemoryRebound(to: UInt8.self) { field in
                    object.tokenize(field, isQuery: flags & FTS5_TOKENIZE_QUERY != 0) {
                        flags,
                        form,
                        range in
                        form.withMemoryRebound(to: CChar.self) {
                            token(
                                context,
                                flags,
                                $0.baseAddress,
                                Int32($0.count),
                                Int32(range.lowerBound),
                                Int32(range.upperBound)
                            )
                        }
                    }
                }
            }
        )
        // FTS5 hands the pointer to `xCreate`, which looks only whether there is one.
        let canWrite = access == .readWrite ? UnsafeMutableRawPointer(api) : nil
        let code = api.pointee.xCreateTokenizer(api, "fihrist", canWrite, &methods, nil)
        try check(code, "registering the tokenizer")
    }

    private static func check(_ code: Int32, _ what: String) throws {
        guard code == SQLITE_OK else { throw PassageModuleError(code: code, what: what) }
    }
}

/// SQLite refused to learn the full-text module.
package struct PassageModuleError: Error, CustomStringConvertible {
    /// SQLite's result code.
    package var code: Int32
    /// What was tried.
    package var what: String

    package var description: String {
        "\(what) failed: \(String(cString: sqlite3_errstr(code)))"
    }
}
