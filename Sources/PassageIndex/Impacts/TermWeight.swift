/// BM25's weight of a term in a text.
///
/// S. Robertson and H. Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009.
package struct TermWeight: Sendable {
    package static let k1 = 1.6
    package static let b = 0.75
    /// What an occurrence counts in title, heading and text.
    package static let columnWeights = (title: 3, heading: 2, text: 1)

    /// Words of a text on average.
    package let average: Double
    /// ``norm(length:average:)`` of texts that are not long, by their lengths.
    let norms: [Double]

    package init(average: Double) {
        self.average = average
        norms = (0..<1024).map { Self.norm(length: Double($0), average: average) }
    }

    /// The weight of a term that counts so much by its rarity.
    ///
    /// - Parameters:
    ///   - frequency: How often the term counts in the text.
    ///   - idf: How much its rarity makes it count.
    ///   - norm: ``norm(length:average:)`` of the text.
    /// - Returns: What it adds to the text's score.
    @inline(__always)
    package static func score(_ frequency: Double, idf: Double, norm: Double) -> Double {
        idf * frequency * (k1 + 1) / (frequency + norm)
    }

    /// As ``score(_:idf:norm:)``, of a frequency that is counted.
    @inline(__always)
    static func score(_ frequency: UInt32, idf: Double, norm: Double) -> Double {
        // By way of `Int`, which the processor converts itself.
        score(Double(Int(frequency)), idf: idf, norm: norm)
    }

    /// The part of the weight that hangs on the length of the text.
    @inline(__always)
    func norm(length: UInt32) -> Double {
        let length = Int(length)
        return length < norms.count
            ? norms[length] : Self.norm(length: Double(length), average: average)
    }

    /// The part of the weight that hangs on the length of the text.
    ///
    /// - Parameters:
    ///   - length: Words of the text.
    ///   - average: Words of a text on average.
    /// - Returns: What is added to the frequency below the line.
    package static func norm(length: Double, average: Double) -> Double {
        k1 * (1 - b + b * length / max(average, 1))
    }
}

extension Posting {
    /// How often the term counts.
    @inline(__always)
    package var frequency: UInt32 {
        UInt32(TermWeight.columnWeights.title) * UInt32(title)
            + UInt32(TermWeight.columnWeights.heading) * UInt32(heading)
            + UInt32(TermWeight.columnWeights.text) * UInt32(text)
    }
}
