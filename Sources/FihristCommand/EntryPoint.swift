import ArgumentParser
import CAllocator
import Foundation
import Rendering

/// The program: arguments in, an exit status out.
@main
enum EntryPoint {
    static func main() {
        // A reader that has gone away is noticed when writing fails.
        signal(SIGPIPE, SIG_IGN)
        let arguments = QueryArguments.protected(Array(CommandLine.arguments.dropFirst()))
        let parsed = Result { try RootCommand.parseAsRoot(arguments) }
        if case .success(let command as any Job) = parsed {
            fihrist_return_freed_memory()
            Task.detached {
                var output = StandardOutput()
                var result: Result<Outcome, any Error>
                do { result = .success(try await command.perform(&output)) } catch {
                    result = .failure(error)
                }
                exit(end(result, &output))
            }
            dispatchMain()
        }
        fihrist_keep_freed_memory()
        var output = StandardOutput()
        let result = Result { () throws -> Outcome in
            var command = try parsed.get()
            if let subcommand = command as? any Subcommand {
                return try subcommand.perform(&output)
            }
            try command.run()
            return .found
        }
        exit(end(result, &output))
    }

    /// Writes what is left and says what went wrong.
    ///
    /// - Returns: The exit status.
    private static func end(
        _ result: Result<Outcome, any Error>,
        _ output: inout StandardOutput
    ) -> Int32 {
        var outcome: Outcome
        do { outcome = try result.get() } catch is ClosedPipe { outcome = .found } catch {
            outcome = self.outcome(of: error, output: &output)
        }
        do { try output.flush() } catch is ClosedPipe { outcome = .found } catch {
            Diagnostics.error("\(error)")
            outcome = .failed
        }
        return outcome.exitCode
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
