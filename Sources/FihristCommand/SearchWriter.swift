import ArgumentParser
import Fihrist
import Rendering

/// The formats of answers.
enum SearchFormat: String, CaseIterable, ExpressibleByArgument {
    case text, jsonl, json, csv, trec

    /// Whether facets have a place in it.
    var showsFacets: Bool { self == .text || self == .json || self == .jsonl }
}

/// An answer to a query of the command.
struct Answer {
    /// The query's id in a batch.
    let id: String?
    let request: SearchRequest
    let result: SearchResult
    let seconds: Double
}

/// Writes answers in a format.
struct SearchWriter {
    let format: SearchFormat
    let isBatch: Bool
    let index: Index
    let look: TextLook

    /// What comes before the first answer.
    var start: String {
        switch format {
        case .csv: SearchCSV.header(isBatch: isBatch)
        case .json: isBatch ? "[" : ""
        case .text, .jsonl, .trec: ""
        }
    }

    /// What comes between answers.
    var separator: String {
        switch format {
        case .text: "\n"
        case .json: ",\n"
        case .jsonl, .csv, .trec: ""
        }
    }

    /// What comes after the last answer.
    var end: String { format == .json ? (isBatch ? "]\n" : "\n") : "" }

    /// The text of an answer; what its reader should know otherwise is said on the standard error.
    func text(of answer: Answer) throws -> String {
        let query = answer.request.query
        if format != .json, format != .jsonl {
            Diagnostics.notes(answer.result.hints, query: query, id: answer.id)
        }
        let json = SearchJSON(explains: answer.request.explains)
        return switch format {
        case .text: try heading(of: answer) + page(of: answer)
        case .jsonl:
            json.lines(answer.result, query: query, id: answer.id, seconds: answer.seconds)
        case .json:
            json.object(answer.result, query: query, id: answer.id, seconds: answer.seconds)
        case .csv: SearchCSV.rows(answer.result.hits, id: answer.id)
        case .trec:
            TRECRun.lines(answer.result.hits, id: answer.id ?? "1", unit: answer.request.unit)
        }
    }

    private func heading(of answer: Answer) -> String {
        answer.id.map {
            SearchText(look: look).heading(id: $0, query: answer.request.query)
        } ?? ""
    }

    private func page(of answer: Answer) throws -> String {
        guard answer.result.total.passages == 0 else {
            return SearchText(look: look)
                .page(answer.result, of: answer.request, seconds: answer.seconds)
        }
        let restrictions = Restriction.all(of: answer.request)
        // In a batch, one answer is not to cost many searches.
        let alternatives = isBatch ? [] : try alternatives(to: answer.request, restrictions)
        return NoHitsText(look: look).page(
            answer.result,
            restrictions: restrictions.map(\.name),
            alternatives: alternatives
        )
    }

    /// Searches that may find what the request did not.
    private func alternatives(
        to request: SearchRequest,
        _ restrictions: [Restriction]
    ) throws -> [NoHitsText.Alternative] {
        var others = restrictions.map { ("without \($0.name)", $0.removed(from: request)) }
        if restrictions.count > 1 {
            others.append(("without any of these", Restriction.removeAll(from: request)))
        }
        if request.match == .all, request.query.split(whereSeparator: \.isWhitespace).count > 1 {
            var other = request
            other.match = .any
            others.append(("with --match any", other))
        }
        return try others.map { change, other in
            var other = other
            other.limit = 0
            other.offset = 0
            other.facets = []
            let found = try index.search(other).total
            return NoHitsText.Alternative(change: change, found: found)
        }
    }
}
