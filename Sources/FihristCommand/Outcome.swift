import ArgumentParser

/// How a command ended.
enum Outcome {
    /// It did what was asked, or found something.
    case found
    /// All is well, but nothing was found.
    case nothing
    /// It could not do what was asked.
    case failed

    /// What the shell gets to see.
    var exitCode: Int32 {
        switch self {
        case .found: 0
        case .nothing: 1
        case .failed: 2
        }
    }
}

/// A command below `fihrist`.
protocol Subcommand: ParsableCommand {
    /// Does what was asked.
    func perform(_ output: inout StandardOutput) throws -> Outcome
}

/// A command below `fihrist` that keeps all cores busy and tells how far it is.
protocol Job: ParsableCommand, Sendable {
    /// Does what was asked.
    func perform(_ output: inout StandardOutput) async throws -> Outcome
}
