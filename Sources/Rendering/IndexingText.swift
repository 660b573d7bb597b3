package import Fihrist

/// An indexing run, as people read it.
package enum IndexingText {
    /// How far a run has come, as a line.
    ///
    /// - Parameters:
    ///   - progress: How far it has come.
    ///   - width: The columns of the terminal, or `nil` for a line of a log.
    /// - Returns: One line without a line feed.
    package static func progress(_ progress: IndexingProgress, width: Int?) -> String {
        let documents = Amounts.counted(progress.documents, "document")
        guard progress.stage == .reading else { return "\(documents); putting the index in order" }
        let speed = progress.seconds > 0 ? Double(progress.bytes) / progress.seconds : 0
        var parts = [documents, Amounts.decimal(speed / 1e6, places: 1) + " MB/s"]
        guard progress.totalBytes > 0 else { return parts.joined(separator: "  ") }
        let done = min(Double(progress.bytes) / Double(progress.totalBytes), 1)
        if speed > 0, done < 1 {
            let left = Double(progress.totalBytes - progress.bytes) / speed
            parts.append("\(Amounts.clock(left)) left")
        }
        let percent = Columns.right("\(Int(done * 100)) %", width: 5)
        let line = ([percent] + parts).joined(separator: "  ")
        guard let width else { return line }
        let bar = min(width - line.count - 3, 30)
        guard bar >= 5 else { return Columns.cut(line, width: width) }
        let full = Int(Double(bar) * done)
        return String(repeating: "█", count: full) + String(repeating: "░", count: bar - full)
            + line
    }

    /// What a run did: a line of counts, then a line for each thing that was passed over.
    ///
    /// - Parameters:
    ///   - report: What it did.
    ///   - look: How text is painted, and what paths are shown relative to.
    ///   - isQuiet: Whether the line of counts is left out.
    /// - Returns: Lines, each with its line feed; none when there is nothing to say.
    package static func report(
        _ report: IndexingReport,
        look: TextLook,
        isQuiet: Bool = false
    ) -> String {
        let counts = [
            ("added", report.added), ("updated", report.updated), ("unchanged", report.unchanged),
            ("removed", report.removed), ("skipped", report.skipped.count),
        ].map { "\($0) \(Amounts.grouped($1))" }.joined(separator: " · ")
        let size = "\(Amounts.bytes(report.bytes)) in \(Amounts.seconds(report.seconds))"
        let line = [StyledText(counts, .title), StyledText("   "), StyledText(size, .faint)]
        let skipped = report.skipped.map { item in
            var shown = item
            shown.path = DocumentPath(item.path, look: look).text
            return "skipped  \(PrintableText.line(shown.description))\n"
        }
        let problems = report.listProblems.map { "list     \(PrintableText.line($0))\n" }
        return (isQuiet ? "" : look.painted(line) + "\n") + (skipped + problems).joined()
    }
}
