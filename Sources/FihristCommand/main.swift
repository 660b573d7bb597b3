import Fihrist
import Foundation
let arguments = CommandLine.arguments
if arguments[1] == "index" {
    let report = try await Index.index(IndexingOptions(paths: Array(arguments[3...]), index: arguments[2], jobs: 2)) 
    print(report.added, report.updated, report.unchanged, report.seconds, report.bytes)
    for s in report.skipped.prefix(20) { print(s) }
    for s in report.listProblems.prefix(20) { print(s) }
} else {
    let index = try Index(at: arguments[2])
    var request = SearchRequest(arguments[3])
    request.facets = [.country, .organization, .person, .place]
    request.explains = true
    for filter in arguments.dropFirst(4) { 
      if filter == "any" { request.match = .any; continue }
      if filter == "doc" { request.unit = .document; continue }
      let p = filter.split(separator: "="); request.filters.append(Filter(Facet(rawValue: String(p[0]))!, String(p[1]))) }
    let start = ContinuousClock.now
    let result = try index.search(request)
    print(ContinuousClock.now - start)
    for hit in result.hits {
        print(hit.rank, hit.score, hit.document.title ?? "", hit.document.published ?? "", hit.document.uri, hit.countries)
        let w = hit.window(characters: 240)
        print("   ", String(decoding: Array(hit.passage.text.utf8)[w], as: UTF8.self).replacing("\n", with: " "))
        let b = Array(hit.passage.text.utf8)
        print("   ", hit.highlights.map { "\(String(decoding: b[$0.range], as: UTF8.self)) \($0.reason)" })
    }
    print(result.total, result.interpretation, result.expansions.map(\.key), result.hints.map(\.message), result.steps.map { "\($0.reason) \($0.passages)" })
    for f in result.facets { print(f.facet, f.values.map { "\($0.label) \($0.passages)/\($0.documents)" }) }
}
