import CSQLite
import CSQLiteHost

/// The table-valued function `fihrist_search(query [, max])`.
///
/// It is an eponymous virtual table, https://www.sqlite.org/vtab.html, whose hidden columns `query` and
/// `max` are its parameters.
enum SearchModule {
    /// What a table keeps: the connection, and the forms of words that queries share.
    private final class Table {
        let host: HostConnection
        let forms = TermForms()

        init(_ connection: OpaquePointer) { host = HostConnection(connection) }
    }

    private static let definition = """
        CREATE TABLE fihrist_search(
            passage INTEGER, document INTEGER, score REAL, title TEXT, published TEXT, source TEXT,
            language TEXT, uri TEXT, page INTEGER, countries TEXT, text TEXT, highlighted TEXT,
            query HIDDEN, max HIDDEN)
        """

    static func register(on connection: OpaquePointer) throws(HostError) {
        // Kept for as long as the process: SQLite refers to it, and there is one for a connection.
        let module = UnsafeMutablePointer<sqlite3_module>.allocate(capacity: 1)
        module.initialize(to: methods)
        let code = sqlite3_create_module_v2(connection, "fihrist_search", module, module) {
            module in
            // The destructor gets what was allocated above, after the last use of the module.
            module?.assumingMemoryBound(to: sqlite3_module.self).deallocate()
        }
        guard code == SQLITE_OK else { throw HostError(connection) }
    }

    private static var methods: sqlite3_module {
        var methods = sqlite3_module()
        methods.xConnect = { connection, _, _, _, table, _ in
            guard let connection, let table else { return SQLITE_ERROR }
            return SearchModule.connect(connection, table)
        }
        methods.xBestIndex = { table, info in SearchModule.plan(table, info) }
        methods.xDisconnect = { table in
            guard let table else { return SQLITE_OK }
            // Balances `connect`; SQLite does not use the table again.
            table.withMemoryRebound(to: fihrist_table.self, capacity: 1) {
                Unmanaged<Table>.fromOpaque($0.pointee.object).release()
                $0.deallocate()
            }
            return SQLITE_OK
        }
        methods.xOpen = { table, cursor in SearchModule.open(table, cursor) }
        methods.xClose = { cursor in
            guard let cursor else { return SQLITE_OK }
            // Balances `open`; SQLite does not use the cursor again.
            cursor.withMemoryRebound(to: fihrist_cursor.self, capacity: 1) {
                Unmanaged<SearchCursor>.fromOpaque($0.pointee.object).release()
                $0.deallocate()
            }
            return SQLITE_OK
        }
        methods.xFilter = { cursor, plan, _, count, values in
            SearchModule.reporting(cursor) { search throws(HostError) in
                // SQLite hands over `count` values, in the order that `plan` asked for.
                guard count > 0, let values, sqlite3_value_type(values[0]) != SQLITE_NULL else {
                    return try search.start("", limit: 0)
                }
                var limit: Int64 = -1
                if plan & 2 != 0, count > 1, sqlite3_value_type(values[1]) != SQLITE_NULL {
                    guard sqlite3_value_type(values[1]) == SQLITE_INTEGER else {
                        throw HostError("fihrist_search: max takes a whole number")
                    }
                    limit = sqlite3_value_int64(values[1])
                }
                try search.start(HostText.of(values[0]), limit: limit)
            }
        }
        methods.xNext = { cursor in
            SearchModule.reporting(cursor) { search throws(HostError) in try search.advance() }
        }
        methods.xEof = { cursor in
            guard let cursor else { return 1 }
            return SearchModule.search(cursor).isAtEnd ? 1 : 0
        }
        methods.xRowid = { cursor, row in
            guard let cursor else { return SQLITE_ERROR }
            row?.pointee = SearchModule.search(cursor).passage
            return SQLITE_OK
        }
        methods.xColumn = { cursor, context, column in
            SearchModule.reporting(cursor) { search throws(HostError) in
                guard let column = SearchCursor.Column(rawValue: column) else { return }
                try search.give(column, to: context)
            }
        }
        return methods
    }

    private static func connect(
        _ connection: OpaquePointer,
        _ table: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab>?>
    ) -> Int32 {
        let code = sqlite3_declare_vtab(connection, definition)
        guard code == SQLITE_OK else { return code }
        let made = UnsafeMutablePointer<fihrist_table>.allocate(capacity: 1)
        made.initialize(
            to: fihrist_table(
                base: sqlite3_vtab(),
                object: Unmanaged.passRetained(Table(connection)).toOpaque()
            )
        )
        // The C structure starts with the one that SQLite knows.
        table.pointee = UnsafeMutableRawPointer(made).assumingMemoryBound(to: sqlite3_vtab.self)
        return SQLITE_OK
    }

    private static func open(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ cursor: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 {
        guard let table, let cursor else { return SQLITE_ERROR }
        // `connect` made the table, and its object lives until `xDisconnect`.
        let object = table.withMemoryRebound(to: fihrist_table.self, capacity: 1) {
            Unmanaged<Table>.fromOpaque($0.pointee.object).takeUnretainedValue()
        }
        let search = SearchCursor(host: object.host, forms: object.forms)
        let made = UnsafeMutablePointer<fihrist_cursor>.allocate(capacity: 1)
        made.initialize(
            to: fihrist_cursor(
                base: sqlite3_vtab_cursor(),
                object: Unmanaged.passRetained(search).toOpaque()
            )
        )
        // The C structure starts with the one that SQLite knows.
        cursor.pointee = UnsafeMutableRawPointer(made)
            .assumingMemoryBound(to: sqlite3_vtab_cursor.self)
        return SQLITE_OK
    }

    /// Says which parameters a search gets: 1 for the query, 2 for how many hits.
    private static func plan(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ info: UnsafeMutablePointer<sqlite3_index_info>?
    ) -> Int32 {
        guard let table, let info else { return SQLITE_ERROR }
        var places: (query: Int?, max: Int?) = (nil, nil)
        var isUnusable = false
        for place in 0..<Int(info.pointee.nConstraint) {
            // SQLite hands over `nConstraint` of them.
            let constraint = info.pointee.aConstraint[place]
            guard Int32(constraint.op) == SQLITE_INDEX_CONSTRAINT_EQ else { continue }
            let isQuery = constraint.iColumn == SearchCursor.Column.query.rawValue
            let isMax = constraint.iColumn == SearchCursor.Column.max.rawValue
            guard isQuery || isMax else { continue }
            guard constraint.usable != 0 else {
                isUnusable = true
                continue
            }
            if isQuery { places.query = place } else { places.max = place }
        }
        guard let query = places.query else {
            if isUnusable { return SQLITE_CONSTRAINT }
            table.pointee.zErrMsg = HostMemory.copy(
                "fihrist_search needs a query: SELECT * FROM fihrist_search('words')"
            )
            return SQLITE_ERROR
        }
        if isUnusable, places.max == nil { return SQLITE_CONSTRAINT }
        info.pointee.aConstraintUsage[query].argvIndex = 1
        info.pointee.aConstraintUsage[query].omit = 1
        info.pointee.idxNum = 1
        if let max = places.max {
            info.pointee.aConstraintUsage[max].argvIndex = 2
            info.pointee.aConstraintUsage[max].omit = 1
            info.pointee.idxNum = 3
        }
        if info.pointee.nOrderBy == 1, let order = info.pointee.aOrderBy?.pointee,
            order.iColumn == SearchCursor.Column.score.rawValue, order.desc != 0
        {
            info.pointee.orderByConsumed = 1
        }
        info.pointee.estimatedCost = 1000
        info.pointee.estimatedRows = 100
        return SQLITE_OK
    }

    private static func search(_ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>) -> SearchCursor
    {
        // `open` made the cursor, and its object lives until `xClose`.
        cursor.withMemoryRebound(to: fihrist_cursor.self, capacity: 1) {
            Unmanaged<SearchCursor>.fromOpaque($0.pointee.object).takeUnretainedValue()
        }
    }

    /// Runs `body`; what it throws is the table's error.
    private static func reporting(
        _ cursor: UnsafeMutablePointer<sqlite3_vtab_cursor>?,
        _ body: (SearchCursor) throws(HostError) -> Void
    ) -> Int32 {
        guard let cursor else { return SQLITE_ERROR }
        do throws(HostError) {
            try body(search(cursor))
            return SQLITE_OK
        } catch {
            if let table = cursor.pointee.pVtab {
                sqlite3_free(table.pointee.zErrMsg)
                table.pointee.zErrMsg = HostMemory.copy(error.description)
            }
            return SQLITE_ERROR
        }
    }
}
