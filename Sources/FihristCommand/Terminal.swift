import ArgumentParser
import Foundation
import Rendering

/// What is at the other end of a stream.
struct Terminal {
    /// Whether it is a terminal that understands escape sequences.
    let isCapable: Bool
    /// Its columns; a comfortable number where there is no terminal.
    let width: Int

    /// - Parameters:
    ///   - descriptor: `STDOUT_FILENO` or `STDERR_FILENO`.
    ///   - environment: `TERM` and `COLUMNS`.
    init(_ descriptor: Int32, environment: [String: String] = ProcessInfo.processInfo.environment) {
        let isTerminal = isatty(descriptor) == 1
        isCapable = isTerminal && environment["TERM"] != "dumb"
        let columns = environment["COLUMNS"].flatMap { Int($0) } ?? Self.columns(of: descriptor)
        width = columns.map { min(max($0, 30), 120) } ?? (isTerminal ? 80 : 100)
    }

    private static func columns(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }
}

/// When to use colours.
enum ColorChoice: String, CaseIterable, ExpressibleByArgument {
    case auto, always, never
}

/// The option that all commands with text for people have.
struct LookOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "When to use colours; `auto`: on a terminal, unless NO_COLOR is set."
        )
    )
    var color = ColorChoice.auto

    /// The look of what goes to the standard output.
    var look: TextLook {
        let environment = ProcessInfo.processInfo.environment
        let terminal = Terminal(STDOUT_FILENO, environment: environment)
        let wantsNone = !(environment["NO_COLOR"] ?? "").isEmpty
        let isColored =
            switch color {
            case .auto: terminal.isCapable && !wantsNone
            case .always: true
            case .never: false
            }
        return TextLook(
            width: terminal.width,
            isColored: isColored,
            hasLinks: terminal.isCapable,
            directory: FileManager.default.currentDirectoryPath
        )
    }
}
