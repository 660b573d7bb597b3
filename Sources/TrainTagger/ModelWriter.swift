import EntityTagging

/// Writes a model as ``NameModel`` reads it.
struct ModelWriter {
    private let lexicon: [UInt8]
    private let classes: [UInt8]
    /// How many slots of a table stay empty, of a hundred.
    private static let spare = 15

    /// - Parameters:
    ///   - lexicon: The entries of the lexicon, by hash.
    ///   - classes: The two coarser classes of each class.
    init(lexicon: [UInt64: Lexicon.Entry], classes: [(UInt8, UInt8)]) {
        self.lexicon = Self.table(of: lexicon)
        self.classes = classes.flatMap { [$0.0, $0.1] }
    }

    /// Takes lexicon and classes from a model.
    init(copying model: [UInt8]) {
        let sizes = (0..<2).map { part in
            (0..<4).reduce(0) { $0 | Int(model[8 + 4 * part + $1]) << (8 * $1) }
        }
        let start = NameModel.headerSize
        lexicon = Array(model[start..<start + sizes[0]])
        classes = Array(model[(start + sizes[0])..<(start + sizes[0] + sizes[1])])
    }

    /// Packs a model.
    ///
    /// - Parameters:
    ///   - hashes: The features.
    ///   - weights: What each weighs.
    ///   - transitions: What each label adds before each; row 9 is the beginning of a sentence.
    ///   - limit: How many features are kept: those with the largest weights.
    /// - Returns: The bytes of the model.
    func bytes(
        hashes: [UInt64] = [],
        weights: [SIMD16<Float>] = [],
        transitions: [SIMD16<Float>] = [],
        limit: Int = 0
    ) -> [UInt8] {
        let kept = largest(limit, of: weights)
        // Of all weights one in ten thousand is cut to the largest that eight bits hold.
        var sizes = kept.flatMap { number in
            (0..<NameLabel.count).map { abs(weights[number][$0]) }
        }
        sizes.sort()
        let top = sizes.isEmpty ? 1 : sizes[min(sizes.count - 1, sizes.count * 9999 / 10000)]
        let scale = 127 / max(top, 1e-6)

        var table: [UInt8] = []
        if !kept.isEmpty {
            let slotCount = kept.count * 100 / (100 - Self.spare) + 1
            table = Array(repeating: 0, count: slotCount * NameModel.weightSize)
            // Common features first, so that they are found at once.
            for number in kept {
                let hash = hashes[number]
                var slot = Int(Lexicon.slot(hash, of: UInt64(slotCount)))
                while table[slot * NameModel.weightSize + 9] != 0 {
                    slot = slot + 1 == slotCount ? 0 : slot + 1
                }
                let offset = slot * NameModel.weightSize
                for label in 0..<NameLabel.count {
                    let value = max(-127, min(127, (weights[number][label] * scale).rounded()))
                    table[offset + label] = UInt8(bitPattern: Int8(value))
                }
                let check = NameModel.check(hash)
                for byte in 0..<3 {
                    table[offset + 9 + byte] = UInt8(truncatingIfNeeded: check >> UInt32(8 * byte))
                }
            }
        }
        var bytes: [UInt8] = []
        func append(_ value: UInt64, _ count: Int) {
            for byte in 0..<count {
                bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(8 * byte)))
            }
        }
        append(NameModel.magic, 8)
        for size in [lexicon.count, classes.count, table.count, 0] {
            append(UInt64(size), 4)
        }
        for row in 0..<10 {
            for label in 0..<NameLabel.count {
                let weight = transitions.isEmpty ? 0 : transitions[row][label] * scale
                let value = Int16(max(-30000, min(30000, weight.rounded())))
                append(UInt64(UInt16(bitPattern: value)), 2)
            }
        }
        return bytes + lexicon + classes + table
    }

    /// The features with the largest weights, largest first.
    private func largest(_ limit: Int, of weights: [SIMD16<Float>]) -> [Int] {
        let sizes = weights.map { weight in
            var size: Float = 0
            for label in 0..<NameLabel.count { size = max(size, abs(weight[label])) }
            return size
        }
        let order = sizes.indices.sorted { (sizes[$0], $1) > (sizes[$1], $0) }
        return Array(order.prefix(limit).prefix { sizes[$0] > 0 })
    }

    private static func table(of lexicon: [UInt64: Lexicon.Entry]) -> [UInt8] {
        guard !lexicon.isEmpty else { return [] }
        let slotCount = lexicon.count * 100 / (100 - spare) + 1
        var slots = Array(repeating: UInt64(0), count: slotCount)
        for hash in lexicon.keys.sorted() {
            guard let entry = lexicon[hash] else { continue }
            var slot = Int(Lexicon.slot(hash, of: UInt64(slotCount)))
            while slots[slot] != 0 { slot = slot + 1 == slotCount ? 0 : slot + 1 }
            slots[slot] = UInt64(Lexicon.check(hash)) | entry.packed
        }
        return slots.flatMap { slot in
            (0..<Lexicon.slotSize).map { UInt8(truncatingIfNeeded: slot >> UInt64(8 * $0)) }
        }
    }
}
