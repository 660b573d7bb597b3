/// The names of all entities as sequences of word numbers, in a trie.
///
/// Nodes are numbers, the root is 0. The edges are one open-addressing hash table from a node and a
/// word to a node; the edges of the root, which every word of a text is tried on, are an array.
struct NameTrie: Sendable {
    /// A name at the node where its words end: which entity it names and when it does.
    struct Name: Sendable {
        var entity: Int32
        /// The next name at the node, or -1.
        var next: Int32
        var kind: Alias.Kind
        var traits: NameTraits
    }

    private(set) var names: [Name] = []
    private var firstNames: [Int32] = [-1]
    private var isParent: [Bool] = [true]
    private var rootChildren: [Int32] = []
    /// Node in the high half, word in the low half; `UInt64.max` where empty.
    private var edges: [UInt64]
    private var children: [Int32]
    private var edgeCount = 0

    /// - Parameter capacity: How many names to make room for; more still fit.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 4 { size *= 2 }
        edges = Array(repeating: .max, count: size)
        children = Array(repeating: 0, count: size)
        names.reserveCapacity(capacity)
        firstNames.reserveCapacity(capacity * 2)
        isParent.reserveCapacity(capacity * 2)
    }

    /// The node that `word` leads to from the root, or 0.
    @inline(__always)
    func child(ofRoot word: Int32) -> Int32 {
        word >= 0 && Int(word) < rootChildren.count ? rootChildren[Int(word)] : 0
    }

    /// The node that `word` leads to from `node`, or 0.
    func child(of node: Int32, _ word: Int32) -> Int32 {
        if node == 0 { return child(ofRoot: word) }
        guard word >= 0, isParent[Int(node)] else { return 0 }
        return children[slot(of: Self.key(node, word))]
    }

    /// Whether any word leads further from `node`.
    func isParent(_ node: Int32) -> Bool { isParent[Int(node)] }

    /// The first of the names that end at `node`, or -1.
    func firstName(at node: Int32) -> Int32 { firstNames[Int(node)] }

    /// Adds a name.
    ///
    /// An entity's names must be added one after the other: only then does the same name, given
    /// twice, stay one, with the milder of the conditions.
    mutating func insert(
        _ words: [Int32],
        entity: Int32,
        kind: Alias.Kind,
        traits: NameTraits
    ) {
        var node: Int32 = 0
        for word in words { node = makeChild(of: node, word) }
        var index = firstNames[Int(node)]
        while index >= 0, names[Int(index)].entity == entity {
            if let merged = names[Int(index)].traits.merged(with: traits) {
                names[Int(index)].traits = merged
                return
            }
            index = names[Int(index)].next
        }
        names.append(
            Name(entity: entity, next: firstNames[Int(node)], kind: kind, traits: traits)
        )
        firstNames[Int(node)] = Int32(names.count - 1)
    }

    private mutating func makeChild(of node: Int32, _ word: Int32) -> Int32 {
        let known = child(of: node, word)
        if known != 0 { return known }
        let new = Int32(firstNames.count)
        firstNames.append(-1)
        isParent.append(false)
        guard node != 0 else {
            while rootChildren.count <= Int(word) { rootChildren.append(0) }
            rootChildren[Int(word)] = new
            return new
        }
        isParent[Int(node)] = true
        if edgeCount * 2 >= edges.count { grow() }
        let slot = slot(of: Self.key(node, word))
        edges[slot] = Self.key(node, word)
        children[slot] = new
        edgeCount += 1
        return new
    }

    private static func key(_ node: Int32, _ word: Int32) -> UInt64 {
        UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
    }

    /// Where the edge stands, or the empty slot where it would.
    private func slot(of key: UInt64) -> Int {
        let mask = edges.count - 1
        // Fibonacci hashing: the high bits of the product depend on all bits of the key.
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while edges[slot] != .max, edges[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = zip(edges, children)
        edges = Array(repeating: .max, count: edges.count * 2)
        children = Array(repeating: 0, count: edges.count)
        for (key, child) in old where key != .max {
            let slot = slot(of: key)
            edges[slot] = key
            children[slot] = child
        }
    }
}
