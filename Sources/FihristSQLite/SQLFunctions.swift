import CSQLite
import TextAnalysis

/// The SQL functions of the extension, and what they remember from one call to the next.
///
/// * `fihrist_fold(text)`: the folded words of a text, with a space between them.
/// * `fihrist_name_key(name)`: a number that spellings of a name share, in whatever script, and which the
///   column `alias.name_key` has; NULL for what is no name in a script that has keys.
/// * `fihrist_query(query)`: a query as FTS5 reads it, for `passage_index MATCH`. A query that asks for
///   dates, sources, languages or paths, or only excludes, is an error: FTS5 cannot express it.
/// * `fihrist_highlight(passage, query [, before, after])`: a passage's text with what matches marked.
///
/// NULL for NULL. One object serves one connection, which calls it from one thread at a time.
final class SQLFunctions {
    private let host: HostConnection
    private let forms = TermForms()
    /// The last query that was compiled: a statement asks the same of every row.
    private var last: (query: String, compiled: CompiledQuery)?

    private init(_ connection: OpaquePointer) { host = HostConnection(connection) }

    private typealias Function =
        @convention(c) (
            OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?
        ) -> Void

    static func register(on connection: OpaquePointer) throws(HostError) {
        let functions: [(name: String, arguments: Int32, isPure: Bool, call: Function)] = [
            ("fihrist_fold", 1, true, { SQLFunctions.fold(Call($0, $1, $2)) }),
            ("fihrist_name_key", 1, true, { SQLFunctions.nameKey(Call($0, $1, $2)) }),
            ("fihrist_query", 1, false, { SQLFunctions.query(Call($0, $1, $2)) }),
            ("fihrist_highlight", 2, false, { SQLFunctions.highlight(Call($0, $1, $2)) }),
            ("fihrist_highlight", 4, false, { SQLFunctions.highlight(Call($0, $1, $2)) }),
        ]
        for function in functions {
            // Retained until SQLite calls `xDestroy`, which it does also when it refuses.
            let object = Unmanaged.passRetained(SQLFunctions(connection))
            let code = sqlite3_create_function_v2(
                connection,
                function.name,
                function.arguments,
                SQLITE_UTF8 | (function.isPure ? SQLITE_DETERMINISTIC : 0),
                object.toOpaque(),
                function.call,
                nil,
                nil,
                { object in
                    guard let object else { return }
                    Unmanaged<SQLFunctions>.fromOpaque(object).release()
                }
            )
            guard code == SQLITE_OK else { throw HostError(connection) }
        }
    }

    private static func fold(_ call: Call) {
        guard let text = call.text(0) else { return }
        call.give(call.functions.forms.folded(text).joined(separator: " "))
    }

    private static func nameKey(_ call: Call) {
        guard let name = call.text(0), let letters = NameWords(name).joined else { return }
        sqlite3_result_int64(call.context, NameKey(letters).packed)
    }

    private static func query(_ call: Call) {
        guard let query = call.text(0) else { return }
        call.answer { functions throws(HostError) in
            let compiled = try functions.compile(query)
            guard compiled.condition.isEmpty, let expression = compiled.expression else {
                throw HostError(
                    "fihrist_query: FTS5 cannot express “\(query)”; SELECT from fihrist_search"
                )
            }
            call.give(expression)
        }
    }

    private static func highlight(_ call: Call) {
        guard let query = call.text(1), !call.isNull(0) else { return }
        let before = call.text(2) ?? "⟦"
        let after = call.text(3) ?? "⟧"
        let number = call.integer(0)
        call.answer { functions throws(HostError) in
            guard let passage = try functions.host.passage(number) else { return }
            let highlighter = PassageHighlighter(
                terms: try functions.compile(query).marked,
                forms: functions.forms
            )
            let text = highlighter.marked(passage, before: before, after: after)
            call.give(String(decoding: text, as: UTF8.self))
        }
    }

    private func compile(_ query: String) throws(HostError) -> CompiledQuery {
        if let last, last.query == query { return last.compiled }
        var compiler = try QueryCompiler(host: host, forms: forms)
        let compiled = try compiler.compile(query)
        last = (query, compiled)
        return compiled
    }

    /// One call of a function; its result is NULL until one is given.
    private struct Call {
        let context: OpaquePointer?
        let functions: SQLFunctions
        private let arguments: [OpaquePointer?]

        init(
            _ context: OpaquePointer?,
            _ count: Int32,
            _ values: UnsafeMutablePointer<OpaquePointer?>?
        ) {
            self.context = context
            // SQLite hands over `count` values, good during the call.
            arguments = (0..<Int(count)).map { values?[$0] }
            // What `register` retained lives as long as the function.
            functions = Unmanaged<SQLFunctions>.fromOpaque(sqlite3_user_data(context))
                .takeUnretainedValue()
        }

        func isNull(_ place: Int) -> Bool {
            place >= arguments.count || sqlite3_value_type(arguments[place]) == SQLITE_NULL
        }

        func integer(_ place: Int) -> Int64 { sqlite3_value_int64(arguments[place]) }

        /// An argument as text; `nil` for NULL and for one that is not given.
        func text(_ place: Int) -> String? { isNull(place) ? nil : HostText.of(arguments[place]) }

        func give(_ text: String) { HostText.give(text, to: context) }

        /// Runs `body`; what it throws is the function's error.
        func answer(_ body: (SQLFunctions) throws(HostError) -> Void) {
            do throws(HostError) {
                try body(functions)
            } catch {
                sqlite3_result_error(context, error.description, -1)
            }
        }
    }
}

/// Texts to and from SQLite.
enum HostText {
    /// A value's text.
    static func of(_ value: OpaquePointer?) -> String {
        guard let text = sqlite3_value_text(value) else { return "" }
        let count = Int(sqlite3_value_bytes(value))
        // SQLite keeps `count` bytes there during the call.
        return String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    }

    /// Makes a text the result.
    static func give(_ text: String, to context: OpaquePointer?) {
        var text = text
        text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) {
                // SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
                sqlite3_result_text64(
                    context,
                    $0.baseAddress,
                    UInt64($0.count),
                    unsafeBitCast(-1, to: sqlite3_destructor_type.self),
                    UInt8(SQLITE_UTF8)
                )
            }
        }
    }
}
