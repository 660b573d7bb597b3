/// What is said on the standard error stream, with its line feed.
package enum DiagnosticText {
    /// Something that kept the command from doing what it was asked.
    package static func error(_ message: String) -> String { "fihrist: \(lines(message))\n" }

    /// Something worth knowing.
    package static func note(_ message: String) -> String { "note: \(lines(message))\n" }

    private static func lines(_ message: String) -> String {
        let text = PrintableText.lines(message)
        return String(text.reversed().drop { $0 == "\n" }.reversed())
    }
}
