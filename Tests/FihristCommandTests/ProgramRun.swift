import Foundation

/// What a run of the built program left behind.
struct ProgramRun {
    let output: String
    let errors: String
    let status: Int32

    /// The lines of the output.
    var lines: [String] { output.split(separator: "\n").map(String.init) }
}
