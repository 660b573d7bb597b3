/// Takes features, each a hash.
package protocol FeatureSink {
    mutating func add(_ feature: UInt64)
}

/// The features that a word gives to itself and to the words near it, whatever else is near.
package enum WordFeatures {
    /// Adds the features of `form` that count for the word which it stands `offset` behind.
    ///
    /// - Parameters:
    ///   - form: The word.
    ///   - offset: -2 to 2: where the word stands, seen from the one that is scored.
    ///   - ownWord: Whether the word itself counts, besides what it looks like.
    ///   - sink: Takes the features.
    package static func add<Sink: FeatureSink>(
        _ form: WordForm,
        at offset: Int,
        ownWord: Bool = true,
        to sink: inout Sink
    ) {
        let base = UInt64(64 * (offset + 3))
        func add(_ template: UInt64, _ value: UInt64) {
            sink.add(FeatureHash.pair(base + template, value))
        }
        let kind = UInt64(form.kind.rawValue)
        if ownWord { add(0, form.folded) }
        add(1, form.shortShape)
        if form.entry.wordClass > 0 {
            add(2, UInt64(form.entry.wordClass))
            add(3, UInt64(form.middleClass))
            add(4, UInt64(form.coarseClass))
        }
        if !form.entry.marks.isEmpty { add(5, UInt64(form.entry.marks.rawValue)) }
        guard abs(offset) < 2 else { return }
        add(6, UInt64(form.entry.capitals) << 8 | kind)
        if ownWord { add(7, form.surface) }
        if form.suffixes[2] != 0 { add(8, form.suffixes[2]) }
        guard offset == 0 else { return }
        add(9, form.shape)
        if ownWord {
            for length in 0..<4 where form.prefixes[length] != 0 {
                add(UInt64(10 + length), form.prefixes[length])
            }
            for length in [0, 1, 3] where form.suffixes[length] != 0 {
                add(UInt64(14 + length), form.suffixes[length])
            }
        }
        if form.kind != .mark {
            for bit in 0..<UInt8(8) where form.entry.marks.rawValue & (1 << bit) != 0 {
                add(18, UInt64(bit) << 8 | kind)
            }
            add(
                19,
                UInt64(form.entry.marks.rawValue) << 16
                    | UInt64(form.entry.capitals) << 8 | kind
            )
        }
    }
}
