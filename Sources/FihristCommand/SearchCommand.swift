import ArgumentParser
import Fihrist
import Foundation
import Rendering

/// The command `fihrist search`.
struct SearchCommand: Subcommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds passages, best first, and counts what they are about.",
        discussion: """
            All words must be there. "a phrase" is found as it stands, OR gives a choice, -word or NOT \
            leaves out, ( ) group, word* is the start of a word, "two words"~5 stand close together. \
            country:IQ, person:, org:, place:, source:, lang:, date:2025-10..2025-11 and title: are \
            fields; @person, @org and @place stand for any mention of one. A name is found in all its \
            spellings and scripts. No query is an error: what cannot be read as syntax is read as words.

              fihrist search "Kata'ib Hezbollah" --country IQ
              fihrist search '"Quds Force" -Lebanon' --from 2025-06 --to 2025-07
              fihrist search drone OR missile --facet country,source
              fihrist search -- -Lebanon militia
              fihrist search --batch queries.tsv --format trec --limit 1000

            Values of one filter are alternatives; different filters must all fit. In a batch, each \
            line is a query's id, a tab and the query.
            """
    )

    @Argument(help: "What to search for; several words are one query.", completion: .none)
    var query: [String] = []

    @OptionGroup var file: IndexOptions
    @OptionGroup(title: "Filters") var filters: FilterOptions

    @Option(
        help: ArgumentHelp(
            "Facets to count, parted by commas; `all` or `none`.",
            discussion: "Unless given: country, organization, person and place; none in a batch.",
            valueName: "facets"
        )
    )
    var facet: [FacetList] = []

    @Option(help: "How many values of a facet to give.")
    var facetLimit = 10

    @Option(help: "How many hits to give.")
    var limit = 10

    @Option(help: "How many of the best hits to leave out.")
    var offset = 0

    @Option(help: "How many of the words must be there.")
    var match = MatchMode.all

    @Option(
        help: ArgumentHelp(
            "What is added to the words typed, parted by commas; `all` or `none`.",
            discussion: """
                fold: other marks, apostrophes and forms of letters; stem; alias: other names of what is \
                named; variant: other spellings of names; script: spellings in other scripts.
                """,
            valueName: "kinds"
        )
    )
    var expand = ExpansionList.all

    @Flag(help: "In place of a word that occurs nowhere, find the nearest words that do.")
    var fuzzy = false

    @Option(
        help: ArgumentHelp(
            "A list of names to search by, besides those of the index. May be repeated.",
            discussion: """
                What `fihrist variants --format tsv` writes, or any list that indexing takes; ! before a \
                name says that it is none of the entity.
                """,
            valueName: "file"
        ),
        completion: .file()
    )
    var entities: [String] = []

    @Option(help: "What is ranked and counted.")
    var by = SearchUnit.passage

    @Option(help: "How the answer is written.")
    var format = SearchFormat.text

    @OptionGroup var look: LookOptions

    @Flag(help: "Say why each hit matches and how its score came about.")
    var explain = false

    @Option(
        help: ArgumentHelp(
            "Search for each line of a file: an id, a tab and a query; `-` is the standard input.",
            valueName: "file"
        ),
        completion: .file()
    )
    var batch: String?

    func validate() throws {
        for (name, number) in [("limit", limit), ("offset", offset), ("facet-limit", facetLimit)] {
            guard (0...1_000_000_000).contains(number) else {
                throw ValidationError("--\(name) takes a number from 0 to 1000000000")
            }
        }
        if batch != nil, !query.isEmpty {
            throw ValidationError("give a query or --batch, not both")
        }
        if batch == nil, query.isEmpty, !isFiltered {
            throw ValidationError("give a query, a filter or --batch")
        }
    }

    func perform(_ output: inout StandardOutput) throws -> Outcome {
        let queries = try batch.map { try QueryBatch(reading: $0) }
        let index = try Index(at: file.index, entityLists: entities)
        for problem in index.listProblems { Diagnostics.note(problem) }
        let writer = SearchWriter(
            format: format,
            isBatch: batch != nil,
            index: index,
            look: look.look
        )
        return if let queries {
            try searchAll(queries, in: index, writer: writer, output: &output)
        } else {
            try search(in: index, writer: writer, output: &output)
        }
    }

    private func search(
        in index: Index,
        writer: SearchWriter,
        output: inout StandardOutput
    ) throws -> Outcome {
        let request = self.request(for: query.joined(separator: " "))
        let start = ContinuousClock.now
        let result = try index.search(request)
        let answer = Answer(
            id: nil,
            request: request,
            result: result,
            seconds: start.secondsToNow
        )
        try output.write(writer.start)
        try output.write(try writer.text(of: answer))
        try output.write(writer.end)
        return result.total.passages > 0 ? .found : .nothing
    }

    private func searchAll(
        _ batch: QueryBatch,
        in index: Index,
        writer: SearchWriter,
        output: inout StandardOutput
    ) throws -> Outcome {
        var isFound = false
        try output.write(writer.start)
        for (number, line) in batch.queries.enumerated() {
            let request = self.request(for: line.query)
            let start = ContinuousClock.now
            let result = try index.search(request)
            isFound = isFound || result.total.passages > 0
            let answer = Answer(
                id: line.id,
                request: request,
                result: result,
                seconds: start.secondsToNow
            )
            if number > 0 { try output.write(writer.separator) }
            try output.write(try writer.text(of: answer))
        }
        try output.write(writer.end)
        for problem in batch.problems { Diagnostics.error(problem) }
        return batch.problems.isEmpty ? (isFound ? .found : .nothing) : .failed
    }

    private func request(for query: String) -> SearchRequest {
        var request = SearchRequest(query)
        filters.apply(to: &request)
        request.match = match
        request.expansions = expand.reasons
        if fuzzy { request.expansions.formUnion([.fold, .fuzzy]) }
        request.unit = by
        request.facets =
            facet.isEmpty && batch == nil && format.showsFacets
            ? [.country, .organization, .person, .place] : FacetList.facets(of: facet)
        request.facetLimit = facetLimit
        request.limit = limit
        request.offset = offset
        request.explains = explain
        return request
    }

    private var isFiltered: Bool {
        var request = SearchRequest("")
        filters.apply(to: &request)
        return !Restriction.all(of: request).isEmpty
    }
}

extension ContinuousClock.Instant {
    /// Seconds from then to now.
    var secondsToNow: Double { (ContinuousClock.now - self) / .seconds(1) }
}
