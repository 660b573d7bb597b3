public import CorpusStore

/// What can go wrong with an index file: what, where, and what to do about it.
public typealias IndexError = CorpusStore.IndexError
