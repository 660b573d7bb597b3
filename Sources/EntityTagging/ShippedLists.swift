import CEntityLists

/// The entity lists in the program's read-only data.
enum ShippedLists {
    /// Each list's name and bytes, in the order in which later ones build on earlier ones.
    static var all: [(name: String, bytes: [UInt8])] {
        (0..<fihrist_entity_list_count()).map { number in
            let list = fihrist_entity_list_at(number)
            // Safe: the C side gives a static string and `size` bytes of static data, and both are
            // copied before the buffer is let go.
            let bytes = unsafe Array(UnsafeBufferPointer(start: list.bytes, count: list.size))
            return unsafe (String(cString: list.name) + ".tsv", bytes)
        }
    }

    /// The model in the program's read-only data.
    static var model: NameModel? {
        let model = fihrist_name_model()
        // Safe: the C side gives `size` bytes of static data that never change.
        return unsafe NameModel(ModelBytes(static: model.bytes, count: model.size))
    }
}
