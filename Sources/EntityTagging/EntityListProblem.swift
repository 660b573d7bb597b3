/// A line of an entity list that could not be used, and what to do about it.
package struct EntityListProblem: Equatable, Sendable, CustomStringConvertible {
    /// The file as the reader was told.
    package var file: String
    /// The line the row starts on, from 1.
    package var line: Int
    /// What is wrong, with the offending text.
    package var message: String
    /// What would make it right.
    package var advice: String

    package init(file: String, line: Int, message: String, advice: String) {
        self.file = file
        self.line = line
        self.message = message
        self.advice = advice
    }

    package var description: String { "\(file):\(line): \(message); \(advice)" }
}
