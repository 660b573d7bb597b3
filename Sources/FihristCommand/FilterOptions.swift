import ArgumentParser
import Fihrist

/// The options that hold a search to a part of the corpus.
struct FilterOptions: ParsableArguments {
    @Option(help: "Only passages that point to this country: a code or a name.")
    var country: [String] = []

    @Option(
        help: ArgumentHelp(
            "What it takes that a passage counts for a country.",
            discussion: """
                any: it points to the country in any way; named: it names the country or its people; about: \
                its document is about the country; main: more than about any other.
                """
        )
    )
    var countryBy = CountryBasis.any

    @Option(help: "Only passages that mention this person.")
    var person: [String] = []

    @Option(
        name: [.customLong("organization"), .customLong("org")],
        help: "Only passages that mention this organization."
    )
    var organization: [String] = []

    @Option(help: "Only passages that mention this place.")
    var place: [String] = []

    @Option(help: "Only documents of this source.")
    var source: [String] = []

    @Option(
        name: [.customLong("language"), .customLong("lang")],
        help: "Only documents in this language: a code, such as `ar`."
    )
    var language: [String] = []

    @Option(help: "Only documents published in this year.")
    var year: [Int] = []

    @Option(
        help: ArgumentHelp(
            "Only documents published on this day or later.",
            valueName: "date"
        ),
        transform: ISODate.init
    )
    var from: ISODate?

    @Option(
        help: ArgumentHelp(
            "Only documents published on this day or earlier.",
            valueName: "date"
        ),
        transform: ISODate.init
    )
    var to: ISODate?

    @Option(
        help: ArgumentHelp(
            "Only documents whose path fits: a part of it, or `*` and `?` as in a shell.",
            valueName: "pattern"
        ),
        completion: .file()
    )
    var path: [String] = []

    func validate() throws {
        if let from, let to, from.firstDay > to.lastDay {
            throw ValidationError("--from \(from.text) is later than --to \(to.text)")
        }
    }

    /// Holds a request to what was asked for.
    func apply(to request: inout SearchRequest) {
        let values: [(Facet, [String])] = [
            (.country, country), (.person, person), (.organization, organization),
            (.place, place), (.source, source), (.language, language),
            (.year, year.map { String($0) }),
        ]
        request.filters = values.flatMap { facet, values in values.map { Filter(facet, $0) } }
        request.countryBasis = countryBy
        request.from = from?.text
        request.to = to?.text
        request.paths = path
    }
}
