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

    /// A word that leads from one node to another; the root is nobody's child, so a child 0 is none.
    private struct Edge {
        var node: Int32 = 0
        var word: Int32 = 0
        var child: Int32 = 0
    }

    private(set) var names: [Name] = []
    private var firstNames: [Int32] = [-1]
    private var isParent: [Bool] = [true]
    private var rootChildren: [Int32] = []
    private var edges: [Edge]
    private var edgeCount = 0

    /// - Parameter capacity: How many names to make room for; more still fit.
    init(capacity: Int) {
        var size = 1024
        while size < capacity * 3 { size *= 2 }
        edges = Array(repeating: Edge(), count: size)
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
        return edges[slot(of: node, word)].child
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

    /// The words that lead further from each node, and the nodes they lead to.
    func children() -> [[(word: Int32, node: Int32)]] {
        var children: [[(word: Int32, node: Int32)]] = Array(repeating: [], count: isParent.count)
        for (word, node) in rootChildren.enumerated() where node != 0 {
            children[0].append((Int32(word), node))
        }
        for edge in edges where edge.child != 0 {
            children[Int(edge.node)].append((edge.word, edge.child))
        }
        return children
    }

    /// Adds a node that `parent` does not yet lead to by `word`.
    ///
    /// - Returns: The node; its names, if it has any, are added next.
    mutating func append(to parent: Int32, _ word: Int32, hasNames: Bool) -> Int32 {
        let node = appendChild(to: parent, word)
        if hasNames { firstNames[Int(node)] = Int32(names.count) }
        return node
    }

    /// Adds a name to the node that was added last.
    mutating func append(_ entity: Int32, _ kind: Alias.Kind, _ traits: NameTraits, isLast: Bool) {
        let next = isLast ? -1 : Int32(names.count + 1)
        names.append(Name(entity: entity, next: next, kind: kind, traits: traits))
    }

    private mutating func makeChild(of node: Int32, _ word: Int32) -> Int32 {
        let known = child(of: node, word)
        return known != 0 ? known : appendChild(to: node, word)
    }

    private mutating func appendChild(to node: Int32, _ word: Int32) -> Int32 {
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
        edges[slot(of: node, word)] = Edge(node: node, word: word, child: new)
        edgeCount += 1
        return new
    }

    /// Where the edge stands, or the empty slot where it would.
    private func slot(of node: Int32, _ word: Int32) -> Int {
        let mask = edges.count - 1
        let key = UInt64(UInt32(bitPattern: node)) << 32 | UInt64(UInt32(bitPattern: word))
        // Fibonacci hashing: the high bits of the product depend on all bits of the key.
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
        while edges[slot].child != 0, edges[slot].node != node || edges[slot].word != word {
            slot = (slot + 1) & mask
        }
        return slot
    }

    private mutating func grow() {
        let old = edges
        edges = Array(repeating: Edge(), count: old.count * 2)
        for edge in old where edge.child != 0 { edges[slot(of: edge.node, edge.word)] = edge }
    }
}
