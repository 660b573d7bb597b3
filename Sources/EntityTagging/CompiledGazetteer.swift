/// The gazetteer of the lists that come with the program, in a form that is loaded in a few
/// milliseconds.
///
/// All numbers have seven bits a byte, the lowest first; the highest bit says that another byte
/// follows. There is nothing between the parts:
///
/// | part | what |
/// |---|---|
/// | 8 bytes | `FihList1` |
/// | tables | how many, and the bytes of each |
/// | words | how many; each: the bytes it shares with the one before it, how many others it has, these |
/// | roles | of how many words; each: the distance to its number, the roles |
/// | entities | how many; each: its type, the two letters of its country or none, the number of its table, how many bytes stand between its row and the row before, bytes of the row, the same for its further names |
/// | tree | how many nodes; each, children behind their parent in the order of their words: the distance to its word, the number of names and children, and each name: entity, kind and traits |
///
/// Words are in the order of their bytes, behind the comma; the names of entities stay in the tables.
package enum CompiledGazetteer {
    static let magic = Array("FihList1".utf8)
    /// The kinds by their numbers.
    static let kinds: [Alias.Kind] = [
        .name, .alias, .acronym, .demonym, .former, .capital, .struck,
    ]
    static let types: [EntityType] = [.person, .organization, .place, .country]
    /// The position of the table that gives further names.
    static let namesTable = 1

    /// Reads a compiled gazetteer.
    ///
    /// - Parameters:
    ///   - bytes: The compiled form.
    ///   - tables: The tables that it was made from.
    /// - Returns: `nil` where the bytes are of another version, damaged, or made from other tables.
    /// - Complexity: O(*n*) in the bytes.
    static func read(_ bytes: StaticBytes, tables: [StaticBytes]) -> Gazetteer? {
        var source = NumberReader(bytes)
        guard bytes.starts(with: magic) else { return nil }
        source.position = magic.count
        guard source.next() == tables.count, tables.allSatisfy({ $0.count == source.next() }) else {
            return nil
        }
        let words = readWords(&source)
        let roles = readRoles(&source, words.count)
        var types: [EntityType] = []
        var countries: [UInt16] = []
        let places = readEntities(&source, tables, &types, &countries)
        let trie = readTree(&source, words.count, types.count)
        guard !source.hasFailed, source.position == bytes.count else { return nil }
        return Gazetteer(
            entities: KnownEntities(
                EntityRows(tables: tables, namesTable: namesTable, places: places)
            ),
            words: words,
            trie: trie,
            roles: roles,
            types: types,
            countries: countries
        )
    }

    private static func readWords(_ source: inout NumberReader) -> WordTable {
        let count = source.next(below: 1 << 24)
        var words = WordTable(capacity: count)
        var word: [UInt8] = []
        for _ in 0..<count where !source.hasFailed {
            word.removeLast(word.count - source.next(below: word.count + 1))
            for _ in 0..<source.next(below: 1 << 12) { word.append(source.byte()) }
            words.append(word.span, 0..<word.count)
        }
        return words
    }

    private static func readRoles(_ source: inout NumberReader, _ count: Int) -> [WordRoles] {
        var roles = Array(repeating: WordRoles(), count: count)
        var word = 0
        for _ in 0..<source.next(below: count + 1) {
            word += source.next(below: count - word)
            if word < count { roles[word].rawValue = UInt16(source.next(below: 1 << 16)) }
        }
        return roles
    }

    private static func readEntities(
        _ source: inout NumberReader,
        _ tables: [StaticBytes],
        _ types: inout [EntityType],
        _ countries: inout [UInt16]
    ) -> [EntityRows.Place] {
        var places: [EntityRows.Place] = []
        var ends = Array(repeating: 0, count: tables.count)
        func range(_ table: Int) -> Range<Int> {
            let start = ends[table] + source.next(below: tables[table].count - ends[table] + 1)
            ends[table] = start + source.next(below: tables[table].count - start + 1)
            return start..<ends[table]
        }
        let count = source.next(below: 1 << 24)
        places.reserveCapacity(count)
        for _ in 0..<count where !source.hasFailed {
            types.append(Self.types[source.next(below: Self.types.count)])
            countries.append(UInt16(source.next(below: 1 << 16)))
            let table = source.next(below: tables.count)
            let row = range(table)
            places.append(EntityRows.Place(table: table, row: row, names: range(namesTable)))
        }
        return places
    }

    private static func readTree(
        _ source: inout NumberReader,
        _ wordCount: Int,
        _ entityCount: Int
    ) -> NameTrie {
        /// A node whose children are being read.
        struct Open {
            var node: Int32
            var word: Int
            var children: Int
        }
        let nodes = source.next(below: 1 << 24)
        let first = source.next(below: nodes + 1)
        var trie = NameTrie(capacity: (nodes - first) * 2 / 3 + 1)
        let kinds = kinds
        var open = [Open(node: 0, word: 0, children: first)]
        var left = nodes
        while let parent = open.last, !source.hasFailed {
            guard parent.children > 0 else {
                open.removeLast()
                continue
            }
            let word = parent.word + source.next(below: wordCount - parent.word)
            open[open.count - 1].children -= 1
            open[open.count - 1].word = word
            let counts = source.next(below: 1 << 24)
            let names = counts & 1 == 0 ? 0 : source.next(below: entityCount + 1)
            let node = trie.append(to: parent.node, Int32(word), hasNames: names > 0)
            for name in 0..<names {
                let entity = Int32(source.next(below: entityCount))
                let kind = kinds[source.next(below: kinds.count)]
                let traits = NameTraits(rawValue: source.byte())
                trie.append(entity, kind, traits, isLast: name == names - 1)
            }
            if counts > 1 { open.append(Open(node: node, word: 0, children: counts >> 1)) }
            left -= 1
        }
        if left != 0 { source.hasFailed = true }
        return trie
    }
}

/// Reads numbers and bytes one after the other; behind the end, and where a number is too large, all
/// are 0.
struct NumberReader {
    private let bytes: StaticBytes
    var position = 0
    /// Whether there was something that cannot be.
    var hasFailed = false

    init(_ bytes: StaticBytes) { self.bytes = bytes }

    mutating func byte() -> UInt8 {
        guard position < bytes.count else {
            hasFailed = true
            return 0
        }
        position += 1
        return bytes[position - 1]
    }

    mutating func next() -> Int {
        var number = 0
        for shift in stride(from: 0, to: 56, by: 7) {
            let byte = byte()
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        hasFailed = true
        return 0
    }

    mutating func next(below limit: Int) -> Int {
        let number = next()
        if number < limit { return number }
        hasFailed = true
        return 0
    }
}
