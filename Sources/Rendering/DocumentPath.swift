/// Where a document is, as people read it and as terminals follow it.
struct DocumentPath {
    /// Without the current directory, where it is inside that.
    let text: String
    /// A `file:` URL, or `nil` when there is no file.
    let link: String?

    /// - Parameters:
    ///   - uri: An absolute path, or `path#id` for a record inside a file.
    ///   - look: What the path is shown relative to.
    init(_ uri: String, look: TextLook) {
        var shown = uri[...]
        if let directory = look.directory, directory != "/", uri.hasPrefix(directory + "/") {
            shown = uri.dropFirst(directory.count + 1)
        }
        text = PrintableText.line(shown)
        let path = uri.lastIndex(of: "#").map { uri[..<$0] } ?? uri[...]
        link = path.hasPrefix("/") ? "file://" + Self.encoded(path) : nil
    }

    /// Percent-encodes all but what RFC 3986 leaves unreserved, and slashes.
    private static func encoded(_ path: Substring) -> String {
        var encoded = ""
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                encoded += byte < 16 ? "%0" : "%"
                encoded += String(byte, radix: 16, uppercase: true)
            }
        }
        return encoded
    }
}
