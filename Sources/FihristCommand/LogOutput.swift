import Logging

/// Where the library's log goes.
enum LogOutput {
    /// Sends the log to standard error: all of it, or only what needs attention.
    ///
    /// To be called once, before the library is used.
    static func start(isVerbose: Bool) {
        LoggingSystem.bootstrap { label in
            var handler = StreamLogHandler.standardError(label: label)
            handler.logLevel = isVerbose ? .info : .warning
            return handler
        }
    }
}
