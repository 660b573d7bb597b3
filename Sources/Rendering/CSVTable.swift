/// Rows of comma-separated values as RFC 4180 has them.
enum CSVTable {
    /// A row with its line end.
    static func row(_ fields: [String]) -> String {
        fields.map(quoted).joined(separator: ",") + "\r\n"
    }

    private static func quoted(_ field: String) -> String {
        // By bytes: a carriage return and a line feed are one character.
        guard
            field.utf8.contains(where: {
                [UInt8(ascii: ","), UInt8(ascii: "\""), 0x0A, 0x0D].contains($0)
            })
        else { return field }
        return
            "\"\(field.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
}
