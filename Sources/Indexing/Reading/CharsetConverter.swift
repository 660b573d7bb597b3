import Foundation

/// Turns bytes of another encoding into UTF-8, with the system's `iconv`.
enum CharsetConverter {
    /// The bytes as UTF-8 and how many of them had no meaning; those became U+FFFD each.
    ///
    /// The name is one as documents declare it; nil when the system does not know the encoding.
    static func convert(_ bytes: [UInt8], from name: String) -> (bytes: [UInt8], replaced: Int)? {
        guard let label = label(name) else { return nil }
        let converter = iconv_open("UTF-8", label)
        // iconv_open gives (iconv_t) -1 when it fails.
        guard converter != iconv_t(bitPattern: -1) else { return nil }
        defer { iconv_close(converter) }
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count * 2)
        var consumed = 0
        var replaced = 0
        while consumed < bytes.count {
            let (taken, failure) = step(converter, bytes[consumed...], &output)
            consumed += taken
            if failure == EINVAL, taken > 0, bytes.count - consumed >= 16 { continue }
            // EILSEQ and, at the end, EINVAL: the next byte has no meaning, or not without those
            // that are missing. To step over it also makes sure that each turn gets on.
            if failure != 0 && failure != E2BIG || taken == 0 && failure == 0 {
                output += [0xEF, 0xBF, 0xBD]
                replaced += 1
                consumed += 1
            }
        }
        _ = step(converter, nil, &output)
        return (output, replaced)
    }

    /// Converts as much as it can; without input, gives what the converter still holds back.
    private static func step(
        _ converter: iconv_t?,
        _ input: ArraySlice<UInt8>?,
        _ output: inout [UInt8]
    ) -> (taken: Int, failure: Int32) {
        var source = Array(input?.prefix(1 << 16) ?? [])
        let given = source.count
        let room = given * 4 + 64
        var left = given
        var failure: Int32 = 0
        output += [UInt8](unsafeUninitializedCapacity: room) { target, filled in
            source.withUnsafeMutableBytes { bytes in
                // Safe: iconv reads at most `left` bytes behind `from` and writes at most `space`
                // behind `to`, the true sizes of the two buffers; without a `from` it reads none.
                var from =
                    input == nil ? nil : bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
                var space = room
                target.withMemoryRebound(to: CChar.self) { characters in
                    var to = characters.baseAddress
                    let status =
                        input == nil
                        ? iconv(converter, nil, nil, &to, &space)
                        : iconv(converter, &from, &left, &to, &space)
                    if status == -1 { failure = errno }
                }
                filled = room - space
            }
        }
        return (given - left, failure)
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
