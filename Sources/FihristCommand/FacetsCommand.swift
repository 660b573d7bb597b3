import ArgumentParser
import Fihrist
import Rendering

/// The command `fihrist facets`.
struct FacetsCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "facets",
        abstract: "Counts what a query's passages, or all, are about.",
        discussion: """
            Without a query, everything is counted. The count beside a value is exactly what a search \
            with that filter finds.

              fihrist facets
              fihrist facets "Quds Force" --facet person,organization --limit 30
              fihrist facets --country IQ --facet year
            """
    )

    @Argument(help: "What to search for; several words are one query.", completion: .none)
    var query: [String] = []

    @OptionGroup var file: IndexOptions
    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Option(
        help: ArgumentHelp(
            "Facets to count, parted by commas. (default: all)",
            valueName: "facets"
        )
    )
    var facet: [FacetList] = []

    @Option(help: "How many values of a facet to give.")
    var limit = 10

    @Option(help: "How many of the words must be there.")
    var match = MatchMode.all

    @Option(help: "How the answer is written.")
    var format = PlainFormat.text

    @OptionGroup var look: LookOptions

    func validate() throws {
        guard (0...1_000_000_000).contains(limit) else {
            throw ValidationError("--limit takes a number from 0 to 1000000000")
        }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        var request = SearchRequest(query.joined(separator: " "))
        filters.apply(to: &request)
        request.match = match
        request.facets = facet.isEmpty ? Facet.allCases : FacetList.facets(of: facet)
        request.facetLimit = limit
        request.limit = 0
        request.emptyFindsAll = true
        let index = try Index(at: file.index)
        for problem in index.listProblems { Diagnostics.note(problem) }
        let result = try index.search(request)
        switch format {
        case .text:
            Diagnostics.notes(result.hints, query: request.query)
            let facets = FacetText(look: look.look, unit: .passage)
            try output.write(facets.tables(result.facets))
        case .json: try output.write(FacetJSON.object(result) + "\n")
        }
        return result.total.passages > 0 ? .found : .nothing
    }
}

/// The formats of what is not a list of hits.
enum PlainFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}
