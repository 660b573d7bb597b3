import ArgumentParser
import Foundation
import Rendering

/// The program: arguments in, an exit status out.
@main
enum EntryPoint {
    static func main() async {
        // A reader that has gone away is noticed when writing fails.
        signal(SIGPIPE, SIG_IGN)
        var output = StandardOutput()
        let outcome: Outcome
        do {
            let written = await outcomeOfRun(output: &output)
            try output.flush()
            outcome = written
        } catch is ClosedPipe {
            outcome = .found
        } catch {
            Diagnostics.error("\(error)")
            outcome = .failed
        }
        exit(outcome.exitCode)
    }

    private static func outcomeOfRun(output: inout StandardOutput) async -> Outcome {
        do {
            let arguments = QueryArguments.protected(Array(CommandLine.arguments.dropFirst()))
            var command = try RootCommand.parseAsRoot(arguments)
            if let subcommand = command as? any Subcommand {
                return try await subcommand.perform(&output)
            }
            try command.run()
            return .found
        } catch is ClosedPipe {
            return .found
        } catch {
            return outcome(of: error, output: &output)
        }
    }

    /// Says what went wrong.
    ///
    /// Asking for help or for the version is an error to the parser, not to us.
    private static func outcome(of error: any Error, output: inout StandardOutput) -> Outcome {
        guard RootCommand.isParserError(error) else {
            Diagnostics.error("\(error)")
            return .failed
        }
        let message = RootCommand.fullMessage(for: error)
        if RootCommand.exitCode(for: error).isSuccess {
            do { try output.write(message + "\n") } catch { return .found }
            return .found
        }
        let prefix = "Error: "
        Diagnostics.error(
            message.hasPrefix(prefix) ? String(message.dropFirst(prefix.count)) : message
        )
        return .failed
    }
}

extension ParsableCommand {
    /// Whether an error comes from reading the arguments rather than from what they asked for.
    fileprivate static func isParserError(_ error: any Error) -> Bool {
        exitCode(for: error) != .failure
    }
}
