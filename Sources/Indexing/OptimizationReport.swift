/// What putting an index in order has done.
public struct OptimizationReport: Equatable, Sendable {
    /// How many pieces the full-text index was in; it is one now.
    public var segments: Int
    /// How many terms have lists for being frequent; 0 in an index that is small enough to do without.
    public var lists: Int
    /// The size of the file in bytes, the log in it.
    public var bytes: Int
}
