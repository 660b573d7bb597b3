import CLibXML2

/// The elements and texts of an HTML or XML document, in document order.
///
/// A flat list in place of a tree of pointers: walking it needs no recursion, and the subtree of a
/// node is the nodes from it up to its `end`.
struct MarkupTree: Sendable {
    struct Node: Sendable {
        /// An element's name without a prefix; empty for a text.
        var name: String
        /// A text's bytes; empty for an element.
        var text: [UInt8] = []
        /// Attribute names without prefixes.
        var attributes: [(name: String, value: String)] = []
        var parent: Int?
        /// One past the last node below this one.
        var end: Int

        var isText: Bool { name.isEmpty }

        subscript(attribute: String) -> String? {
            attributes.first { $0.name == attribute }?.value
        }
    }

    private(set) var nodes: [Node] = []
    /// Whether the parser stopped before the end, which it does where the nesting is too deep.
    private(set) var isCut = false

    private static let parserIsReady: Void = xmlInitParser()

    /// Parses HTML as it is found on the web; there is always a tree, if an empty one.
    ///
    /// - Parameter bytes: UTF-8.
    init(html bytes: [UInt8]) {
        Self.parserIsReady
        let quiet =
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue
            | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue
            // Old pages open thousands of elements and close none.
            | XML_PARSE_HUGE.rawValue
        guard let count = Int32(exactly: bytes.count), let context = htmlNewParserCtxt() else {
            isCut = true
            return
        }
        defer { htmlFreeParserCtxt(context) }
        let document = bytes.withUnsafeBytes { buffer in
            // Safe: the parser reads `count` bytes, the buffer's size, and copies what it keeps.
            htmlCtxtReadMemory(
                context,
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                count,
                nil,
                "UTF-8",
                Int32(quiet)
            )
        }
        isCut = context.pointee.disableSAX != 0
        guard let document else { return }
        defer { xmlFreeDoc(document) }
        copy(xmlDocGetRootElement(document))
    }

    /// Parses XML; entities are not expanded and nothing is fetched.
    ///
    /// - Returns: Nil when it is not well-formed.
    init?(xml bytes: [UInt8]) {
        Self.parserIsReady
        let quiet =
            XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NONET.rawValue
        guard let count = Int32(exactly: bytes.count) else { return nil }
        let document = bytes.withUnsafeBytes { buffer in
            // Safe: as above.
            xmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self),
                count,
                nil,
                nil,
                Int32(quiet)
            )
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        copy(xmlDocGetRootElement(document))
    }

    /// Copies a parsed tree, going down, along and up again.
    ///
    /// Safe: only links that the parser set are followed, while the document is alive; elements are
    /// the only nodes gone into, as an entity's children belong to its declaration.
    private mutating func copy(_ root: xmlNodePtr?) {
        var current = root
        var open: [Int] = []
        while let node = current {
            let index = nodes.count
            switch node.pointee.type {
            case XML_ELEMENT_NODE:
                nodes.append(
                    Node(
                        name: Self.string(node.pointee.name),
                        attributes: Self.attributes(node),
                        parent: open.last,
                        end: index + 1
                    )
                )
                if let child = node.pointee.children {
                    open.append(index)
                    current = child
                    continue
                }
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                // Character references can put control characters into clean text.
                let text = TextCleaner.clean(Self.bytes(node.pointee.content))
                nodes.append(Node(name: "", text: text, parent: open.last, end: index + 1))
            default:
                break
            }
            current = Self.next(after: node, &open, in: &nodes)
        }
    }

    /// The next sibling, or that of the nearest ancestor that has one; closes the ancestors left.
    private static func next(
        after node: xmlNodePtr,
        _ open: inout [Int],
        in nodes: inout [Node]
    ) -> xmlNodePtr? {
        var node = node
        while !open.isEmpty {
            if let sibling = node.pointee.next { return sibling }
            guard let parent = node.pointee.parent else { break }
            nodes[open.removeLast()].end = nodes.count
            node = parent
        }
        return nil
    }

    private static func attributes(_ node: xmlNodePtr) -> [(name: String, value: String)] {
        var attributes: [(name: String, value: String)] = []
        var next = node.pointee.properties
        while let attribute = next {
            let text = attribute.pointee.children.map { bytes($0.pointee.content) } ?? []
            let value = String(decoding: TextCleaner.clean(text), as: UTF8.self)
            attributes.append((string(attribute.pointee.name), value))
            next = attribute.pointee.next
        }
        return attributes
    }

    /// Safe: the strings of a parsed document end with a NUL.
    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }

    private static func bytes(_ text: UnsafePointer<xmlChar>?) -> [UInt8] {
        guard let text else { return [] }
        // Safe: as above, so that xmlStrlen bytes are there.
        return Array(UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text))))
    }
}

extension MarkupTree {
    /// The nodes below a node.
    func below(_ index: Int) -> Range<Int> { index + 1..<nodes[index].end }

    /// The elements with a name, in document order.
    func elements(_ name: String) -> [Int] { nodes.indices.filter { nodes[$0].name == name } }

    /// All text below a node, on one line.
    func line(of index: Int) -> String {
        OneLine.text(below(index).lazy.flatMap { nodes[$0].text })
    }
}
