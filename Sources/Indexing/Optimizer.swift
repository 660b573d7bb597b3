import CorpusStore
import Foundation

/// Puts an index in order.
package enum Optimizer {
    /// Merges the full-text index into one piece and makes the lists of frequent terms anew.
    ///
    /// - Parameter path: An index file.
    /// - Returns: What was done.
    /// - Throws: `IndexError` when it cannot be written; it is then as it was.
    package static func optimize(_ path: String) throws -> OptimizationReport {
        let writer = try CorpusWriter(path: path, today: Indexer.today())
        let (segments, lists) = try writer.optimize()
        try writer.close()
        let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
        return OptimizationReport(segments: segments, lists: lists, bytes: size ?? 0)
    }
}
