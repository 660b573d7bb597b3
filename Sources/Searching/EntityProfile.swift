/// One entity: how it is spelled, when it is spoken of, what with, and where best to read of it.
public struct EntityProfile: Equatable, Sendable {
    /// The entity, how often it is mentioned and how it is spelled.
    public var summary: EntitySummary
    /// When it is spoken of, by months, or by years where there are many; the earliest first.
    public var periods: [Period]
    /// What occurs in the same passages much more often than by chance, what says most first.
    public var companions: [Companion]
    /// The passages that say most of it, best first.
    public var hits: [Hit]

    /// A time in which documents were published that mention it.
    public struct Period: Equatable, Sendable {
        /// `2025` or `2025-03`.
        public var name: String
        /// In how many passages it is mentioned.
        public var passages: Int
        /// In how many documents.
        public var documents: Int
    }

    /// Another entity that it occurs with.
    public struct Companion: Equatable, Sendable {
        /// Its key.
        public var key: String
        /// `person`, `organization`, `place` or `country`.
        public var type: String
        /// Its name.
        public var name: String
        /// ISO 3166-1 alpha-2 code.
        public var country: String?
        /// In how many passages the two are together.
        public var passages: Int
        /// In how many passages it is at all.
        public var total: Int
        /// What speaks against chance: Dunning's log-likelihood ratio, G².
        public var likelihood: Double
    }
}

/// The log-likelihood ratio of two events.
///
/// After Ted Dunning, Accurate Methods for the Statistics of Surprise and Coincidence, Computational
/// Linguistics 19(1), 1993.
enum LogLikelihood {
    /// G² of how often two things are together.
    ///
    /// - Parameters:
    ///   - both: How often they are.
    ///   - first: How often the one is.
    ///   - second: How often the other is.
    ///   - all: How often either might be.
    /// - Returns: 0 where they are together no more often than by chance.
    static func ratio(both: Int, first: Int, second: Int, all: Int) -> Double {
        let (one, other, whole) = (Double(first), Double(second), Double(all))
        guard both > 0, whole > 0, Double(both) * whole > one * other else { return 0 }
        func part(_ observed: Double, _ expected: Double) -> Double {
            observed > 0 && expected > 0 ? observed * logarithm(observed / expected) : 0
        }
        let together = Double(both)
        let sum =
            part(together, one * other / whole)
            + part(one - together, one * (whole - other) / whole)
            + part(other - together, (whole - one) * other / whole)
            + part(
                whole - one - other + together,
                (whole - one) * (whole - other) / whole
            )
        return 2 * sum
    }
}
