extension CompiledGazetteer {
    /// Compiles the lists that the program carries.
    ///
    /// - Complexity: O(*n* log *n*) in the names.
    package static func compiledLists() -> [UInt8] { compile(ShippedLists.all) }

    /// Compiles tables of entities, in which no key comes twice; the second gives them further names.
    static func compile(_ tables: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var reader = EntityListReader()
        for table in tables { reader.read(table.bytes, file: table.name) }
        var sink = NumberWriter()
        sink.bytes += magic
        sink.add(tables.count)
        for table in tables { sink.add(table.bytes.count) }
        let gazetteer = Gazetteer(entities: reader.entities)
        let numbers = write(gazetteer.words, to: &sink)
        write(gazetteer.roles, numbers, to: &sink)
        write(gazetteer, tables.map(\.bytes), to: &sink)
        write(gazetteer.trie, numbers, to: &sink)
        return sink.bytes
    }

    /// Writes the words in their order and gives each word's number there.
    private static func write(_ words: WordTable, to sink: inout NumberWriter) -> [Int] {
        let comma = Int(Gazetteer.comma)
        let order =
            [comma]
            + (0..<words.count).filter { $0 != comma }.sorted {
                words.word($0).lexicographicallyPrecedes(words.word($1))
            }
        sink.add(words.count)
        var last: ArraySlice<UInt8> = []
        var numbers = Array(repeating: 0, count: words.count)
        for (number, word) in order.enumerated() {
            let bytes = words.word(word)
            let shared = zip(last, bytes).prefix { $0 == $1 }.count
            sink.add(shared)
            sink.add(bytes.count - shared)
            sink.bytes += bytes.dropFirst(shared)
            last = bytes
            numbers[word] = number
        }
        return numbers
    }

    private static func write(
        _ roles: [WordRoles],
        _ numbers: [Int],
        to sink: inout NumberWriter
    ) {
        let told = roles.indices.filter { !roles[$0].isEmpty }
            .map { (word: numbers[$0], role: roles[$0]) }.sorted { $0.word < $1.word }
        sink.add(told.count)
        var last = 0
        for (word, role) in told {
            sink.add(word - last)
            sink.add(Int(role.rawValue))
            last = word
        }
    }

    /// Writes what each entity is and where its rows stand.
    private static func write(
        _ gazetteer: Gazetteer,
        _ tables: [[UInt8]],
        to sink: inout NumberWriter
    ) {
        var names: [String: Range<Int>] = [:]
        var further = DelimitedRows(tables[namesTable], separator: .tab)
        while further.next() {
            let key = further[0].string
            names[key] =
                (names[key]?.lowerBound ?? further.range.lowerBound)..<further.range.upperBound
        }
        var places: [EntityRows.Place] = []
        for (table, bytes) in tables.enumerated() where table != namesTable {
            var rows = DelimitedRows(bytes, separator: .tab)
            while rows.next() {
                if rows[0].string == "key" { continue }
                places.append(
                    EntityRows.Place(
                        table: table,
                        row: rows.range,
                        names: names[rows[0].string] ?? 0..<0
                    )
                )
            }
        }
        var ends = Array(repeating: 0, count: tables.count)
        sink.add(places.count)
        for (number, place) in places.enumerated() {
            sink.add(types.firstIndex(of: gazetteer.types[number]) ?? 0)
            sink.add(Int(gazetteer.countries[number]))
            sink.add(place.table)
            for (table, range) in [(place.table, place.row), (namesTable, place.names)] {
                let range = range.isEmpty ? ends[table]..<ends[table] : range
                sink.add(range.lowerBound - ends[table])
                sink.add(range.count)
                ends[table] = range.upperBound
            }
        }
    }

    private static func write(_ trie: NameTrie, _ numbers: [Int], to sink: inout NumberWriter) {
        let children = trie.children().map { children in
            children.map { (word: numbers[Int($0.word)], node: $0.node) }
                .sorted { $0.word < $1.word }
        }
        sink.add(children.count - 1)
        sink.add(children[0].count)
        func writeChildren(of parent: Int) {
            var last = 0
            for (word, node) in children[parent] {
                sink.add(word - last)
                last = word
                var names: [NameTrie.Name] = []
                var name = trie.firstName(at: node)
                while name >= 0 {
                    names.append(trie.names[Int(name)])
                    name = trie.names[Int(name)].next
                }
                sink.add(children[Int(node)].count << 1 | (names.isEmpty ? 0 : 1))
                if !names.isEmpty { sink.add(names.count) }
                for name in names {
                    sink.add(Int(name.entity))
                    sink.add(kinds.firstIndex(of: name.kind) ?? 0)
                    sink.bytes.append(name.traits.rawValue)
                }
                writeChildren(of: Int(node))
            }
        }
        writeChildren(of: 0)
    }
}

/// Writes numbers as ``NumberReader`` reads them.
private struct NumberWriter {
    var bytes: [UInt8] = []

    mutating func add(_ number: Int) {
        var rest = number
        while rest >= 0x80 {
            bytes.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }
}
