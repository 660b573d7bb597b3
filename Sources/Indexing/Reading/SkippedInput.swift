/// An input that gave no document, and why.
package struct SkippedInput: Error, Equatable, Sendable, CustomStringConvertible {
    /// The path, or `stdin`; the part after `#` names a record where that is known.
    package var uri: String
    /// The line of the file the record starts on, from 1, where the format has records.
    package var line: Int?
    /// What is wrong and, where something can be done, what to do.
    package var reason: String

    package init(_ uri: String, line: Int? = nil, reason: String) {
        self.uri = uri
        self.line = line
        self.reason = reason
    }

    package var description: String {
        if let line { "\(uri), line \(line): \(reason)" } else { "\(uri): \(reason)" }
    }
}

/// What became of one file or record.
package enum ReadOutcome: Equatable, Sendable {
    case document(SourceDocument)
    case skipped(SkippedInput)
}
