import Fihrist

let job = Index.indexing(IndexingOptions(paths: ["reports"], index: "reports.sqlite"))
