/// The encoding that an HTML or XML document declares in its first bytes.
enum HTMLCharset {
    /// The value of `charset=` in a `<meta>` or of `encoding=` in an XML declaration.
    static func declared(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(4096).map { $0 & 0x7F }, as: UTF8.self)
            .lowercased()
        if head.hasPrefix("<?xml"), let end = head.firstRange(of: "?>") {
            if let name = value(of: "encoding", in: head[..<end.lowerBound]) { return name }
        }
        var rest = head[...]
        while let meta = rest.firstRange(of: "<meta") {
            let tag = rest[meta.upperBound...].prefix { $0 != ">" }
            if let name = value(of: "charset", in: tag) { return name }
            rest = rest[tag.endIndex...]
        }
        return nil
    }

    private static func value(of name: String, in tag: Substring) -> String? {
        guard let found = tag.firstRange(of: name) else { return nil }
        let rest = tag[found.upperBound...].drop { $0 == " " }
        guard rest.first == "=" else { return nil }
        let value = rest.dropFirst().drop { " \"'".contains($0) }
            .prefix { $0.isASCII && ($0.isLetter || $0.isNumber || "-_:.".contains($0)) }
        return value.isEmpty ? nil : String(value)
    }
}
