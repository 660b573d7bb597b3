/// The entities of a ``Gazetteer`` by number.
///
/// Those that come with the program are read when they are asked for: each is a row of a list, and
/// few of them are ever named.
package struct KnownEntities: RandomAccessCollection, Sendable {
    private enum Content: Sendable {
        case made([Entity])
        case rows(EntityRows)
    }

    private let content: Content

    init(_ entities: [Entity]) { content = .made(entities) }

    init(_ rows: EntityRows) { content = .rows(rows) }

    package var startIndex: Int { 0 }

    package var endIndex: Int {
        switch content {
        case .made(let entities): entities.count
        case .rows(let rows): rows.count
        }
    }

    /// An entity with all its names.
    ///
    /// - Complexity: O(*n*) in the entity's names; ask for ``key(of:)`` or ``name(of:)`` if that is
    ///   all that is needed.
    package subscript(number: Int) -> Entity {
        switch content {
        case .made(let entities): entities[number]
        case .rows(let rows): rows.entity(number)
        }
    }

    /// The key of an entity.
    package func key(of number: Int) -> String {
        switch content {
        case .made(let entities): entities[number].key
        case .rows(let rows): rows.key(of: number)
        }
    }

    /// The name of an entity that is shown.
    package func name(of number: Int) -> String {
        switch content {
        case .made(let entities): entities[number].name
        case .rows(let rows): rows.name(of: number)
        }
    }
}

/// Entities as rows of tables in the program's read-only data, with the columns `key type name country
/// aliases`, and rows that add names to some: `key language kind name`.
struct EntityRows: Sendable {
    /// Where an entity stands: the number of its table and the byte range of its row.
    struct Place: Equatable, Sendable {
        var table: Int
        var row: Range<Int>
        /// The table and the rows that give it more names, if there are any.
        var names: Range<Int>
    }

    let tables: [StaticBytes]
    /// The table of further names.
    let namesTable: Int
    let places: [Place]

    static let header = Array("key\ttype\tname\tcountry\taliases\n".utf8)
    static let namesHeader = Array("key\tlanguage\tkind\tname\n".utf8)

    var count: Int { places.count }

    func entity(_ number: Int) -> Entity {
        let place = places[number]
        var reader = EntityListReader()
        reader.read(Self.header + tables[place.table][place.row], file: "")
        if !place.names.isEmpty {
            reader.read(Self.namesHeader + tables[namesTable][place.names], file: "")
        }
        return reader.entities.first
            ?? Entity(key: key(of: number), type: .organization, name: "", country: nil)
    }

    func key(of number: Int) -> String { String(decoding: field(0, of: number), as: UTF8.self) }

    func name(of number: Int) -> String {
        EntityListReader().alias(Array(field(2, of: number))[...], kind: .name)?.surface ?? ""
    }

    private func field(_ wanted: Int, of number: Int) -> Slice<StaticBytes> {
        let place = places[number]
        let row = tables[place.table][place.row]
        var start = row.startIndex
        for _ in 0..<wanted { start = (row[start...].firstIndex(of: .tab) ?? row.endIndex - 1) + 1 }
        let end = row[start...].firstIndex { $0 == .tab || $0 == .lineFeed } ?? row.endIndex
        return row[start..<end]
    }
}
