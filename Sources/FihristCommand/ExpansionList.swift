import ArgumentParser
import Fihrist

/// What may be added to the words typed, in one argument: `alias,variant`, `all` or `none`.
struct ExpansionList: ExpressibleByArgument {
    let reasons: Set<Reason>

    /// What can be named, in the order of the steps.
    private static let names: [Reason] = [.fold, .stem, .alias, .variant, .script]

    static let all = ExpansionList(reasons: Set(names))

    private init(reasons: Set<Reason>) { self.reasons = reasons }

    init?(argument: String) {
        switch argument {
        case "all": self = .all
        case "none": reasons = []
        default:
            let named = argument.split(separator: ",").map { Reason(rawValue: String($0)) }
            let known = named.compactMap { $0 }.filter(Self.names.contains)
            guard !named.isEmpty, known.count == named.count else { return nil }
            // The index has folded words only: what is more than folding includes it.
            reasons = Set(known + [.fold])
        }
    }

    static var allValueStrings: [String] { names.map(\.rawValue) + ["all", "none"] }

    var defaultValueDescription: String { "all" }
}
