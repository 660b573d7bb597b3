extension ImpactList {
    /// Packs postings.
    ///
    /// - Parameters:
    ///   - postings: Ascending.
    ///   - isInTextOnly: Whether the term stands in text only, not in titles or headings.
    ///   - lengths: Words of each passage, by number.
    ///   - weight: What weighs.
    package init(
        _ postings: [(passage: UInt32, frequency: UInt32)],
        isInTextOnly: Bool,
        lengths: [UInt32],
        weight: TermWeight
    ) {
        let blocks = (postings.count + Self.blockSize - 1) / Self.blockSize
        // Safe: head and entries have a fixed size, and neither of a posting's two numbers takes more than
        // four bytes. All bytes up to `writer.end` are written.
        let room = Self.head + blocks * Self.entry + postings.count * 8
        let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            var writer = Writer(base: UnsafeMutableRawBufferPointer(buffer))
            writer.put(UInt32(postings.count), at: 0)
            writer.put(isInTextOnly ? 1 : 0, at: 4)
            let average = weight.average.bitPattern
            writer.put(UInt32(truncatingIfNeeded: average), at: 8)
            writer.put(UInt32(truncatingIfNeeded: average >> 32), at: 12)
            writer.end = Self.head + blocks * Self.entry
            for block in 0..<blocks {
                let start = block * Self.blockSize
                let end = min(start + Self.blockSize, postings.count)
                writer.write(
                    postings[start..<end],
                    entry: Self.head + block * Self.entry,
                    lengths: lengths,
                    weight: weight
                )
            }
            count = writer.end
        }
        self.init(
            stored: StoredBytes(bytes),
            count: postings.count,
            isInTextOnly: isInTextOnly,
            average: weight.average
        )
    }

    /// Writes a list, block after block.
    private struct Writer {
        let base: UnsafeMutableRawBufferPointer
        /// Where the next body goes.
        var end = 0

        func put(_ value: UInt32, at place: Int) {
            base.storeBytes(of: value.littleEndian, toByteOffset: place, as: UInt32.self)
        }

        mutating func write(
            _ postings: ArraySlice<(passage: UInt32, frequency: UInt32)>,
            entry: Int,
            lengths: [UInt32],
            weight: TermWeight
        ) {
            guard let first = postings.first, let last = postings.last else { return }
            var (best, widestStep, widest) = (0.0, UInt32(0), UInt32(0))
            var before = first.passage
            for (passage, frequency) in postings {
                let length = Int(passage) < lengths.count ? lengths[Int(passage)] : 0
                let norm = weight.norm(length: length)
                best = max(best, TermWeight.score(frequency, idf: 1, norm: norm))
                widestStep = max(widestStep, passage - before)
                widest = max(widest, frequency)
                before = passage
            }
            let widths = (distance: Self.width(widestStep), frequency: Self.width(widest))
            put(first.passage, at: entry)
            put(last.passage, at: entry + 4)
            put(Float(best).nextUp.bitPattern, at: entry + 8)
            put(
                UInt32(end) | UInt32(widths.distance) << 30 | UInt32(widths.frequency) << 28,
                at: entry + 12
            )
            before = first.passage
            for (passage, _) in postings {
                append(passage - before, width: widths.distance)
                before = passage
            }
            for (_, frequency) in postings { append(frequency, width: widths.frequency) }
        }

        private static func width(_ value: UInt32) -> Int {
            value < 0x100 ? 0 : value < 0x1_0000 ? 1 : 2
        }

        @inline(__always)
        private mutating func append(_ value: UInt32, width: Int) {
            switch width {
            case 0: base[end] = UInt8(truncatingIfNeeded: value)
            case 1:
                base.storeBytes(
                    of: UInt16(truncatingIfNeeded: value).littleEndian,
                    toByteOffset: end,
                    as: UInt16.self
                )
            default: put(value, at: end)
            }
            end += 1 << width
        }
    }
}
