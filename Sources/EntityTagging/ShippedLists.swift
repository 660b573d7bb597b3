import CEntityLists

/// The entity lists in the program's read-only data.
enum ShippedLists {
    /// Each list's name and bytes, in the order in which later ones build on earlier ones.
    static var all: [(name: String, bytes: [UInt8])] {
        tables.map { ($0.name, Array($0.bytes)) }
    }

    /// The same lists where they lie.
    static var tables: [(name: String, bytes: StaticBytes)] {
        (0..<fihrist_entity_list_count()).map { number in
            let list = fihrist_entity_list_at(number)
            // Safe: the C side gives a static string, and `size` bytes of static data that never
            // change.
            return unsafe (
                String(cString: list.name) + ".tsv",
                StaticBytes(UnsafeBufferPointer(start: list.bytes, count: list.size))
            )
        }
    }

    /// The lists as ``CompiledGazetteer`` writes them.
    static var compiled: StaticBytes {
        let compiled = fihrist_compiled_lists()
        // Safe: the C side gives `size` bytes of static data that never change.
        return unsafe StaticBytes(
            UnsafeBufferPointer(start: compiled.bytes, count: compiled.size)
        )
    }

    /// The model in the program's read-only data.
    static var model: NameModel? {
        let model = fihrist_name_model()
        // Safe: the C side gives `size` bytes of static data that never change.
        return unsafe NameModel(ModelBytes(static: model.bytes, count: model.size))
    }
}

/// Bytes in the program's read-only data.
struct StaticBytes: Sendable, RandomAccessCollection {
    private nonisolated(unsafe) let buffer: UnsafeBufferPointer<UInt8>

    /// - Parameter buffer: Must stay valid and unchanged as long as the process runs.
    init(_ buffer: UnsafeBufferPointer<UInt8>) { unsafe self.buffer = unsafe buffer }

    var startIndex: Int { 0 }
    var endIndex: Int { unsafe buffer.count }

    subscript(index: Int) -> UInt8 {
        precondition(index >= 0 && index < endIndex, "no byte \(index)")
        // Safe: the byte lies in the buffer.
        return unsafe buffer[index]
    }

    func withContiguousStorageIfAvailable<Result>(
        _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
    ) rethrows -> Result? { try unsafe body(buffer) }
}
