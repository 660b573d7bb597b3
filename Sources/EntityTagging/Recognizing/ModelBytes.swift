/// Read-only bytes that are never let go: a model in the program's own data, or one that a test or
/// the trainer keeps alive.
package struct ModelBytes: Sendable {
    private let owner: [UInt8]?
    private nonisolated(unsafe) let base: UnsafeRawPointer?
    package let count: Int

    /// Bytes in the program's read-only data.
    ///
    /// - Parameters:
    ///   - base: Must stay valid and unchanged as long as the process runs.
    ///   - count: How many bytes may be read there.
    package init(static base: UnsafeRawPointer, count: Int) {
        owner = nil
        unsafe self.base = unsafe base
        self.count = count
    }

    /// Bytes of an array, which is kept.
    package init(_ bytes: [UInt8]) {
        owner = bytes
        unsafe base = nil
        count = bytes.count
    }

    /// A part of these bytes.
    func slice(_ range: Range<Int>) -> ModelBytes {
        let range = range.clamped(to: 0..<count)
        if let owner { return ModelBytes(Array(owner[range])) }
        guard let base = unsafe base else { return ModelBytes([]) }
        return unsafe ModelBytes(static: base + range.lowerBound, count: range.count)
    }

    /// Eight bytes from an offset, the first the lowest; what lies behind the end is 0.
    @inline(__always)
    func word64(at offset: Int) -> UInt64 {
        guard offset >= 0, offset + 8 <= count else { return tail(at: offset) }
        if let base = unsafe base {
            // Safe: the eight bytes lie inside the `count` bytes that may be read.
            return unsafe UInt64(
                littleEndian: base.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            )
        }
        return tail(at: offset)
    }

    /// Lends the bytes to C code.
    @inline(__always)
    func withPointer(_ body: (UnsafePointer<UInt8>) -> Void) {
        if let base = unsafe base {
            // Safe: the bytes are never let go.
            unsafe body(base.assumingMemoryBound(to: UInt8.self))
        } else if let owner {
            // Safe: the pointer is used within the call only.
            owner.withUnsafeBufferPointer { buffer in
                if let start = buffer.baseAddress { unsafe body(start) }
            }
        }
    }

    private func tail(at offset: Int) -> UInt64 {
        (0..<8).reduce(0) { $0 | UInt64(byte(at: offset + $1)) << UInt64(8 * $1) }
    }

    func byte(at offset: Int) -> UInt8 {
        guard offset >= 0, offset < count else { return 0 }
        if let owner { return owner[offset] }
        guard let base = unsafe base else { return 0 }
        // Safe: the byte lies inside the `count` bytes that may be read.
        return unsafe base.load(fromByteOffset: offset, as: UInt8.self)
    }

    func word16(at offset: Int) -> UInt16 {
        UInt16(byte(at: offset)) | UInt16(byte(at: offset + 1)) << 8
    }

    func word32(at offset: Int) -> UInt32 {
        UInt32(word16(at: offset)) | UInt32(word16(at: offset + 2)) << 16
    }
}
