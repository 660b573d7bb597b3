import Fihrist

let job = Index.indexing(IndexingOptions(paths: ["reports"], index: "reports.sqlite"))
for await progress in job.progress { print(progress.documents) }
for item in try await job.report.skipped { print(item) }

let index = try Index(at: "reports.sqlite")
let result = try index.search(
    .typed("drone OR missile"),
    filters: [.country("IQ")],
    facets: [.organization]
)
for hit in result.hits {
    print(hit.document.title ?? hit.document.uri, hit.highlights.map(\.range))
}
for value in result.facets[0].values { print(value.label, value.passages) }
