// `IndexError` is part of what programs see of a search: who imports Searching can use its members.
@_exported public import CorpusStore
