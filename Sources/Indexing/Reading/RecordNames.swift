/// Gives each record of an input its uri.
struct RecordNames {
    var origin: String

    /// `origin#id`; without an id `origin#L12`, the record's line, and for the standard input, whose
    /// lines mean nothing later, the start of the record's SHA-256.
    func uri(of identifier: String?, line: Int, raw: some Sequence<UInt8>) -> String {
        if let identifier { return "\(origin)#\(identifier)" }
        if origin != InputOrigin.standardInput { return "\(origin)#L\(line)" }
        return "\(origin)#\(Checksum.sha256(raw).prefix(16))"
    }
}

/// Tells the records of one input apart that have the same id.
///
/// The pieces of an input are read apart from each other, so whoever collects their documents, in
/// order, keeps one of these for each input.
package struct DistinctURIs: Sendable {
    /// Hashes in place of the uris, which may be millions; two that fall together by chance cost
    /// one of the records a `~2`.
    private var seen: Set<Int> = []

    package init() {}

    /// Puts `~2`, `~3` and so on behind a uri that came up before.
    ///
    /// - Returns: Whether it came up before.
    package mutating func distinguish(_ uri: inout String) -> Bool {
        let first = uri
        var count = 1
        while !seen.insert(Self.hash(uri)).inserted {
            count += 1
            uri = "\(first)~\(count)"
        }
        return count > 1
    }

    /// Of the bytes: to Swift, strings that differ in how they compose accents are equal.
    private static func hash(_ uri: String) -> Int {
        var hasher = Hasher()
        for byte in uri.utf8 { hasher.combine(byte) }
        return hasher.finalize()
    }
}
