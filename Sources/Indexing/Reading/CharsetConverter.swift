import Foundation

/// Turns bytes of another encoding into UTF-8, with the system's `iconv`.
enum CharsetConverter {
    /// The bytes as UTF-8 and how many of them had no meaning; those became U+FFFD each.
    ///
    /// - Parameter name: An encoding's name as a document declares it.
    /// - Returns: Nil when the system does not know the encoding.
    static func convert(_ bytes: [UInt8], from name: String) -> (bytes: [UInt8], replaced: Int)? {
        guard let label = label(name) else { return nil }
        let converter = iconv_open("UTF-8", label)
        // iconv_open gives (iconv_t) -1 when it fails.
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var input = bytes
        var consumed = 0
        var replaced = 0
        while consumed < input.count {
            let rest = input.count - consumed
            let room = rest * 2 + 64
            var status = 0
            var left = rest
            output += [UInt8](unsafeUninitializedCapacity: room) { target, filled in
                input.withUnsafeMutableBytes { source in
                    // Safe: iconv reads at most `left` bytes behind `from` and writes at most
                    // `space` behind `to`, the true sizes of the two buffers.
                    var from = source.baseAddress?.advanced(by: consumed)
                        .assumingMemoryBound(to: CChar.self)
                    var space = room
                    target.withMemoryRebound(to: CChar.self) { characters in
                        var to = characters.baseAddress
                        status =
                            iconv(converter, &from, &left, &to, &space) == Int.max.magnitude
                            ? Int(errno) : 0
                    }
                    filled = room - space
                }
            }
            consumed += rest - left
            if status == Int(EILSEQ) || status == Int(EINVAL) {
                output += [0xEF, 0xBF, 0xBD]
                replaced += 1
                consumed += 1
            }
        }
        return (output, replaced)
    }

    /// The name to ask `iconv` for; the same as browsers take where a name is used loosely.
    ///
    /// Source: WHATWG Encoding Standard, "Names and labels".
    private static func label(_ name: String) -> String? {
        let plain = name.lowercased().filter {
            $0.isASCII && ($0.isLetter || $0.isNumber || "-_".contains($0))
        }
        switch plain {
        case "": return nil
        case "iso-8859-1", "latin1", "latin-1", "iso8859-1", "ascii", "us-ascii":
            return "WINDOWS-1252"
        case "iso-8859-9", "latin5": return "WINDOWS-1254"
        case "gb2312", "gbk", "x-gbk": return "GB18030"
        case "shift_jis", "shift-jis", "sjis", "x-sjis": return "CP932"
        case "ks_c_5601-1987", "euc-kr": return "CP949"
        case "big5", "x-x-big5": return "BIG5-HKSCS"
        case "x-cp1251", "cp1251": return "WINDOWS-1251"
        case "visual", "iso-8859-8-i": return "ISO-8859-8"
        default: return plain.uppercased()
        }
    }
}
