package import Fihrist

/// What putting an index in order has done, as people read it.
package enum OptimizationText {
    /// One line.
    package static func line(_ report: OptimizationReport) -> String {
        let parts = [
            report.segments > 1
                ? "\(Amounts.grouped(report.segments)) pieces are one" : "in one piece before",
            report.lists > 0
                ? Amounts.counted(report.lists, "list") + " of frequent terms"
                : "too small to need lists",
            Amounts.bytes(report.bytes),
        ]
        return parts.joined(separator: " · ") + "\n"
    }
}
