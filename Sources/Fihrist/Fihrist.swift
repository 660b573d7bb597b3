@_exported public import EntityTagging
@_exported public import Indexing
@_exported public import Searching
