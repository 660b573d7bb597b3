/// The Unicode encodings other than UTF-8, as their first bytes show them.
struct UnicodeForm: Equatable, Sendable {
    /// The name `iconv` knows the encoding by.
    var name: String
    /// How many bytes the byte order mark takes, 0 when there is none.
    var markBytes: Int

    private static let marks: [(bytes: [UInt8], name: String)] = [
        ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE"), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE"),
        ([0xFF, 0xFE], "UTF-16LE"), ([0xFE, 0xFF], "UTF-16BE"),
    ]

    /// The form that a byte order mark names or, without a mark, that the places of NUL bytes show.
    ///
    /// Text in UTF-16 has a NUL in each ASCII character, always in the same half of the pair;
    /// in the other half NULs are rare.
    init?(sniffing head: [UInt8]) {
        for mark in Self.marks where head.starts(with: mark.bytes) {
            (name, markBytes) = (mark.name, mark.bytes.count)
            return
        }
        let pairs = min(head.count, 8192) / 2
        guard pairs >= 4 else { return nil }
        var nuls = (even: 0, odd: 0)
        for index in 0..<pairs {
            if head[2 * index] == 0 { nuls.even += 1 }
            if head[2 * index + 1] == 0 { nuls.odd += 1 }
        }
        if nuls.even * 20 < nuls.odd, nuls.odd * 8 > pairs {
            (name, markBytes) = ("UTF-16LE", 0)
        } else if nuls.odd * 20 < nuls.even, nuls.even * 8 > pairs {
            (name, markBytes) = ("UTF-16BE", 0)
        } else {
            return nil
        }
    }
}
