/// Where a frequent term stands and how much it counts there, in blocks that can be skipped.
///
///     list   = count(4) flags(4) average(8) *block *body
///     block  = first(4) last(4) best(4) place(4)
///     body   = *distance *frequency
///
/// Numbers are little-endian. A block has 128 passages, the last one those that are left. `best` is the
/// largest weight in the block (``TermWeight``, as a `Float` that is not less), worked out for texts of
/// `average` words; `place` is where the block's body starts, and in its upper bits how wide distances
/// (bits 30 and 31) and frequencies (28 and 29) are: 0, 1 or 2 for 1, 2 or 4 bytes. The first distance
/// is 0. Flag 1 says that the term stands in text only, not in titles or headings.
package struct ImpactList: Sendable {
    package static let blockSize = 128
    static let head = 16
    static let entry = 16

    /// The list as it is stored.
    let stored: StoredBytes
    /// How many passages.
    package let count: Int
    /// How many blocks.
    package let blockCount: Int
    /// Whether the term stands in text only.
    package let isInTextOnly: Bool
    /// What ``best(of:)`` was worked out for.
    package let average: Double

    /// Takes a stored list; fails when it is not as it was written.
    ///
    /// Whatever is in the bodies, reading them stays inside `bytes`, and passages in the range of their block.
    ///
    /// - Parameters:
    ///   - bytes: The list.
    ///   - limit: No passage may be larger.
    package init?(_ bytes: [UInt8], limit: UInt32) {
        guard bytes.count >= Self.head else { return nil }
        stored = StoredBytes(bytes)
        count = Int(stored.number(0))
        blockCount = (count + Self.blockSize - 1) / Self.blockSize
        isInTextOnly = stored.number(4) & 1 != 0
        average = Double(
            bitPattern: UInt64(stored.number(8)) | UInt64(stored.number(12)) << 32
        )
        guard Self.head + blockCount * Self.entry <= bytes.count, average >= 0 else { return nil }
        var last: UInt32?
        for block in 0..<blockCount {
            let (distance, frequency, start) = layout(block)
            let size = size(of: block)
            guard distance < 3, frequency < 3,
                start + size << distance + size << frequency <= bytes.count,
                first(of: block) <= self.last(of: block), self.last(of: block) <= limit,
                last.map({ $0 < first(of: block) }) ?? true
            else { return nil }
            last = self.last(of: block)
        }
    }

    /// A list that was just packed.
    init(stored: StoredBytes, count: Int, isInTextOnly: Bool, average: Double) {
        self.stored = stored
        self.count = count
        blockCount = (count + Self.blockSize - 1) / Self.blockSize
        self.isInTextOnly = isInTextOnly
        self.average = average
    }

    /// How many passages a block has.
    @inline(__always)
    package func size(of block: Int) -> Int {
        min(Self.blockSize, count - block * Self.blockSize)
    }

    /// The first passage of a block.
    @inline(__always)
    package func first(of block: Int) -> UInt32 {
        stored.number(Self.head + block * Self.entry)
    }

    /// The last passage of a block.
    @inline(__always)
    package func last(of block: Int) -> UInt32 {
        stored.number(Self.head + block * Self.entry + 4)
    }

    /// The largest weight in a block, or a little more.
    @inline(__always)
    package func best(of block: Int) -> Double {
        Double(Float(bitPattern: stored.number(Self.head + block * Self.entry + 8)))
    }

    private func layout(_ block: Int) -> (distance: Int, frequency: Int, start: Int) {
        let place = stored.number(Self.head + block * Self.entry + 12)
        return (Int(place >> 30), Int(place >> 28 & 3), Int(place & 0xFFF_FFFF))
    }

    /// The list as it is stored.
    package var bytes: [UInt8] {
        Array(UnsafeRawBufferPointer(start: stored.base, count: stored.count))
    }

    /// How many bytes it takes.
    package var byteCount: Int { stored.count }

    /// Unpacks a block.
    ///
    /// - Parameters:
    ///   - block: Its number.
    ///   - passages: Gets the passages, ascending; room for ``blockSize``.
    ///   - frequencies: Gets ``Posting/frequency`` of each; room for ``blockSize``.
    /// - Returns: How many there are.
    @inline(__always)
    package func unpack(
        _ block: Int,
        passages: UnsafeMutablePointer<UInt32>,
        frequencies: UnsafeMutablePointer<UInt32>
    ) -> Int {
        let size = unpack(block, passages: passages)
        let (distance, frequency, start) = layout(block)
        // Safe: `init` made sure that `size` numbers of these widths lie inside the bytes, and callers
        // give room for 128.
        let body = stored.base.advanced(by: start + size << distance)
        switch frequency {
        case 0:
            let counts = body.assumingMemoryBound(to: UInt8.self)
            for at in 0..<size { frequencies[at] = UInt32(counts[at]) }
        case 1:
            for at in 0..<size {
                frequencies[at] = UInt32(
                    body.loadUnaligned(fromByteOffset: at * 2, as: UInt16.self)
                )
            }
        default:
            for at in 0..<size {
                frequencies[at] = body.loadUnaligned(fromByteOffset: at * 4, as: UInt32.self)
            }
        }
        return size
    }

    /// Unpacks the passages of a block, ascending, as ``unpack(_:passages:frequencies:)`` does.
    @inline(__always)
    func unpack(_ block: Int, passages: UnsafeMutablePointer<UInt32>) -> Int {
        let size = size(of: block)
        let (distance, _, start) = layout(block)
        var passage = first(of: block)
        let last = last(of: block)
        // Safe: as above.
        let base = stored.base.advanced(by: start)
        switch distance {
        case 0:
            let steps = base.assumingMemoryBound(to: UInt8.self)
            for at in 0..<size {
                passage &+= UInt32(steps[at])
                passages[at] = passage
            }
        case 1:
            for at in 0..<size {
                let step = base.loadUnaligned(fromByteOffset: at * 2, as: UInt16.self)
                passage &+= UInt32(step)
                passages[at] = passage
            }
        default:
            for at in 0..<size {
                let step = base.loadUnaligned(fromByteOffset: at * 4, as: UInt32.self)
                passage &+= min(step, last &- passage)
                passages[at] = passage
            }
        }
        // Steps of at most two bytes cannot go round to the last passage and meet it: when they end
        // elsewhere, the block is not as it was written.
        if passage != last {
            for at in 0..<size { passages[at] = min(max(passages[at], first(of: block)), last) }
        }
        return size
    }

    /// One frequency of a block.
    ///
    /// - Parameters:
    ///   - place: Below ``size(of:)``.
    ///   - block: Its number.
    /// - Returns: ``Posting/frequency``.
    @inline(__always)
    func frequency(at place: Int, of block: Int) -> UInt32 {
        let (distance, frequency, start) = layout(block)
        // Safe: as above.
        let body = stored.base.advanced(by: start + size(of: block) << distance)
        switch frequency {
        case 0: return UInt32(body.load(fromByteOffset: place, as: UInt8.self))
        case 1: return UInt32(body.loadUnaligned(fromByteOffset: place * 2, as: UInt16.self))
        default: return body.loadUnaligned(fromByteOffset: place * 4, as: UInt32.self)
        }
    }

    /// Hands out all postings.
    package func forEach(_ body: (_ passage: UInt32, _ frequency: UInt32) -> Void) {
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 2 * Self.blockSize) { room in
            guard let base = room.baseAddress else { return }
            for block in 0..<blockCount {
                let frequencies = base + Self.blockSize
                let size = unpack(block, passages: base, frequencies: frequencies)
                for at in 0..<size { body(base[at], frequencies[at]) }
            }
        }
    }
}

/// Bytes that stay where they are, so that reading them needs no more than a pointer.
///
/// Safe to share: they are written once, in `init`, and go with the last reference.
final class StoredBytes: @unchecked Sendable {
    let base: UnsafeRawPointer
    let count: Int

    init(_ bytes: [UInt8]) {
        count = bytes.count
        let room = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
        UnsafeMutableRawBufferPointer(start: room, count: bytes.count).copyBytes(from: bytes)
        base = UnsafeRawPointer(room)
    }

    deinit { base.deallocate() }

    @inline(__always)
    func number(_ at: Int) -> UInt32 {
        UInt32(littleEndian: base.loadUnaligned(fromByteOffset: at, as: UInt32.self))
    }
}
