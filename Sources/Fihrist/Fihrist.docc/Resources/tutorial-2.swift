import Fihrist

let job = Index.indexing(IndexingOptions(paths: ["reports"], index: "reports.sqlite"))
for await progress in job.progress { print(progress.documents) }
