package import Fihrist

/// What a check of an index found, as people read it.
package enum CheckText {
    /// A line for each check, and one below it for each problem.
    package static func lines(_ checks: [Check], look: TextLook) -> String {
        checks.map { check in
            guard !check.problems.isEmpty else { return "ok   \(check.name)\n" }
            return look.painted("BAD  \(check.name)", .match) + "\n"
                + check.problems.map { "     \(PrintableText.line($0))\n" }.joined()
        }.joined()
    }
}
