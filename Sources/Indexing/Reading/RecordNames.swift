import Crypto

/// Gives each record of an input its uri.
struct RecordNames {
    var origin: String
    private var counts: [String: Int] = [:]

    init(origin: String) {
        self.origin = origin
    }

    /// `origin#id`; without an id `origin#L12`, the record's line, and for the standard input, whose
    /// lines mean nothing later, the start of the record's SHA-256.
    ///
    /// A record whose id came up before has `~2` and so on behind it.
    mutating func uri(of identifier: String?, line: Int, raw: some Sequence<UInt8>) -> String {
        let name =
            if let identifier {
                identifier
            } else if origin == InputOrigin.standardInput {
                String(Hex.text(SHA256.hash(data: Array(raw))).prefix(16))
            } else {
                "L\(line)"
            }
        let count = (counts[name] ?? 0) + 1
        counts[name] = count
        return count == 1 ? "\(origin)#\(name)" : "\(origin)#\(name)~\(count)"
    }
}
