/// Lets a query be typed as words, some of which may begin with a hyphen.
enum QueryArguments {
    /// The arguments with a space before each word that only looks like an option.
    ///
    /// `fihrist search drone -Lebanon` excludes a word; to the argument parser, `-Lebanon` is a row of
    /// one-letter options. There are none but `-h`, so that nothing is lost. Values of options are left
    /// as they are, and so is all that follows `--`.
    static func protected(_ arguments: [String]) -> [String] {
        guard let command = arguments.first, ["search", "facets"].contains(command) else {
            return arguments
        }
        var isAfterTerminator = false
        var previous = command
        return arguments.map { argument in
            defer { previous = argument }
            isAfterTerminator = isAfterTerminator || argument == "--"
            let isWord =
                argument.hasPrefix("-") && !argument.hasPrefix("--") && argument != "-"
                && argument != "-h" && (!previous.hasPrefix("--") || previous == "--explain")
            return isWord && !isAfterTerminator ? " " + argument : argument
        }
    }
}
