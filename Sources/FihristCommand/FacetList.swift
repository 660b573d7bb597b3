public import ArgumentParser
public import Fihrist

extension MatchMode: ExpressibleByArgument {}

extension SearchUnit: ExpressibleByArgument {}

extension CountryBasis: ExpressibleByArgument {}

/// Facets in one argument: `country,person`, `all` or `none`.
struct FacetList: ExpressibleByArgument {
    let facets: [Facet]

    init?(argument: String) {
        if argument == "all" {
            facets = Facet.allCases
        } else if argument == "none" {
            facets = []
        } else {
            let names = argument.split(separator: ",")
            facets = names.compactMap { Facet(rawValue: String($0)) }
            guard !names.isEmpty, facets.count == names.count else { return nil }
        }
    }

    static var allValueStrings: [String] { Facet.allCases.map(\.rawValue) + ["all", "none"] }

    /// The facets of several arguments, each once.
    static func facets(of lists: [FacetList]) -> [Facet] {
        lists.flatMap(\.facets).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
