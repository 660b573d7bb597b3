import Fihrist

let job = Index.indexing(IndexingOptions(paths: ["reports"], index: "reports.sqlite"))
for await progress in job.progress { print(progress.documents) }
for item in try await job.report.skipped { print(item) }
