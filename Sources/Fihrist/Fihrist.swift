@_exported public import Indexing
@_exported public import Searching
